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
  /// Why columns at hand take no part, by name.
  private let reasons: [String: String]
  /// Why columns of the stored table take no part, by name; what is computed from them follows.
  let late: [String: String]

  /// The time in which behaviours are seen, when they are held apart.
  private let window: ObservationWindow?
  private let question: Question
  /// What the rows at hand are on the stored table.
  let rows: RowsSearched

  /// Finds what is tried: what was named, or every column of the table, or what linked rows show of
  /// customers in a window.
  init(
    _ question: Question, outcome: CheckedExpression, keys: [NamedExpression],
    window: ObservationWindow?, rows: RowsSearched, keepsAll: Bool
  ) throws(AnalysisError) {
    (self.question, self.window, self.rows) = (question, window, rows)
    late = keepsAll ? [:] : RuleSources.late(question, outcome: outcome, rows)
    var reasons = RuleSources.reasons(question, outcome: outcome)
    if window != nil {
      for name in question.roles[.churned]?.ownColumns ?? [] {
        reasons[name] = "tells who has left until now"
      }
    }
    for key in keys.compactMap(\.expression.plainColumn) { reasons[key] = "makes the groups" }
    self.reasons = reasons
    guard !question.step.items.isEmpty else {
      if let window {
        kept = LinkedBehaviours(question, window).sources
        return
      }
      for field in question.input.fields {
        let column = CheckedExpression(.column(field.name), field.description)
        addColumn(field.name, column, tree: rows.tree(of: column))
      }
      return
    }
    for item in question.step.items { try add(item, of: question) }
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
      let tree = rows.tree(of: column)
      guard isExcluded else { return addColumn(name, column, tree: tree) }
      addCondition(
        item.name, CheckedExpression(.operation(.not, [column]), ColumnType(.truth)),
        tree: tree?.negated)
    case .expression(let formula), .key(let formula, _): add(formula, item, of: question)
    case .linked, .table, .text, .whole, .number: return
    }
  }

  private mutating func add(
    _ formula: CheckedExpression, _ item: CheckedItem, of question: Question
  ) {
    let isDefined =
      (question.base?.definitions.contains { $0.name == item.name } ?? false)
      && formula.kind != .column(item.name)
    let named = Expression.name(item.name, range: item.range)
    let tree = isDefined ? named : rows.tree(of: formula)
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
    let reason = reasons[name] ?? tooLate(name, formula)
    if let reason = reason ?? (formula.type.type.isTime ? "a date" : nil) {
      leftOut.append(LeftOut(name: name, reason: reason))
    } else {
      keep(RuleSource(name: name, formula: formula, tree: tree, isCondition: false))
    }
  }

  /// Keeps a source, as it could be seen when the window ended.
  private mutating func keep(_ source: RuleSource) {
    guard let window else { return kept.append(source) }
    switch window.seen(source.formula, question) {
    case .success(let formula):
      // What was typed means the whole time, so that it no longer says what is computed.
      let tree = formula == source.formula ? source.tree : nil
      kept.append(
        RuleSource(
          name: source.name, formula: formula, tree: tree, isCondition: source.isCondition))
    case .failure(let undated):
      leftOut.append(LeftOut(name: source.name, reason: undated.reason))
    }
  }

  private mutating func addCondition(
    _ name: String, _ formula: CheckedExpression, tree: Expression?
  ) {
    guard names.insert(name).inserted else { return }
    if let reason = tooLate(name, formula) {
      return leftOut.append(LeftOut(name: name, reason: reason))
    }
    keep(RuleSource(name: name, formula: formula.asTruth, tree: tree, isCondition: true))
  }
}
