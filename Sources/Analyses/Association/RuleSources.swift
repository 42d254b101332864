import Diagnostics
import Engine
import Language
import Values

/// The columns and conditions that a question tries, and those its schema already rules out.
struct RuleSources: Sendable {
  /// What is tried, each name once.
  private(set) var kept: [RuleSource] = []
  /// What takes no part.
  private(set) var leftOut: [LeftOut] = []
  private var names: Set<String> = []
  private let reasons: [String: String]

  /// Finds what is tried: what was named, or every column of the table.
  init(
    _ question: Question, outcome: CheckedExpression, keys: [NamedExpression], keepsAll: Bool
  ) throws(AnalysisError) {
    var reasons = RuleSources.reasons(question, outcome: outcome, keepsAll: keepsAll)
    for key in keys.compactMap(\.expression.plainColumn) { reasons[key] = "makes the groups" }
    self.reasons = reasons
    let range = question.step.range
    guard !question.step.items.isEmpty else {
      for field in question.input.fields {
        let column = CheckedExpression(.column(field.name), field.description)
        addColumn(field.name, column, tree: .name(field.name, range: range))
      }
      return
    }
    for item in question.step.items { try add(item, of: question) }
  }

  /// Why columns take no part that can be told from the schema and the roles, by name.
  private static func reasons(
    _ question: Question, outcome: CheckedExpression, keepsAll: Bool
  ) -> [String: String] {
    var reasons: [String: String] = [:]
    if !keepsAll {
      for role in [Role.ended, .reason] {
        guard let name = question.roles[role]?.plainColumn else { continue }
        reasons[name] = "role \(role.rawValue), known only after churn; `keep: all` tries it"
      }
    }
    for field in question.input.fields where field.type.isTime { reasons[field.name] = "a date" }
    if let name = question.roles[.customer]?.plainColumn { reasons[name] = "names the customer" }
    for name in outcome.ownColumns { reasons[name] = "the outcome" }
    return reasons
  }

  private mutating func add(
    _ item: CheckedItem, of question: Question
  ) throws(AnalysisError) {
    switch item.content {
    case .word:
      guard !question.behaviours.isEmpty else {
        throw .diagnostic(.noBehaviours(at: item.range))
      }
      for behaviour in question.behaviours {
        guard let formula = behaviour.expression else { continue }
        let tree = Expression.name(behaviour.name, range: item.range)
        addCondition(behaviour.name, formula, tree: tree)
      }
    case .column(let name, let isExcluded):
      guard let field = question.input.fields.first(where: { $0.name == name }) else { return }
      let column = CheckedExpression(.column(name), field.description, range: item.range)
      let tree = Expression.name(name, range: item.range)
      guard isExcluded else { return addColumn(name, column, tree: tree) }
      addCondition(
        item.name, CheckedExpression(.operation(.not, [column]), ColumnType(.truth)),
        tree: Expression(.unary(.not, tree), range: item.range))
    case .expression(let formula), .key(let formula, _): add(formula, item, of: question)
    case .linked, .table, .text, .whole, .number: return
    }
  }

  private mutating func add(
    _ formula: CheckedExpression, _ item: CheckedItem, of question: Question
  ) {
    let isDefined = question.base?.definitions.contains { $0.name == item.name } ?? false
    let named = Expression.name(item.name, range: item.range)
    let tree = isDefined ? named : Expression(formula, at: item.range)
    if isDefined, formula.type.type == .truth {
      addCondition(item.name, formula, tree: tree)
    } else if let name = formula.plainColumn {
      addColumn(name, formula, tree: tree)
    } else if formula.type.type == .truth {
      addCondition(item.name, formula, tree: tree)
    } else {
      addColumn(item.name, formula, tree: tree)
    }
  }

  private mutating func addColumn(
    _ name: String, _ formula: CheckedExpression, tree: Expression?
  ) {
    guard names.insert(name).inserted else { return }
    if let reason = reasons[name] ?? (formula.type.type.isTime ? "a date" : nil) {
      leftOut.append(LeftOut(name: name, reason: reason))
    } else {
      kept.append(RuleSource(name: name, formula: formula, tree: tree, isCondition: false))
    }
  }

  private mutating func addCondition(
    _ name: String, _ formula: CheckedExpression, tree: Expression?
  ) {
    guard names.insert(name).inserted else { return }
    kept.append(RuleSource(name: name, formula: formula.asTruth, tree: tree, isCondition: true))
  }
}
