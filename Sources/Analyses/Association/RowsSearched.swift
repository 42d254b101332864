import Diagnostics
import Engine
import Language
import Values

/// How the rows that rules were searched on, and their columns, are told in words of the stored
/// table: what a condition needs to mean the same customers when it is typed there.
struct RowsSearched: Sendable {
  /// The conditions that make these rows, to be joined by `and`.
  private(set) var conditions: [Expression] = []
  /// Why no conditions make them, where that is so.
  private(set) var gap: UntypedRule?
  /// What each column at hand is on the stored table.
  private var columns: [String: CheckedExpression] = [:]
  private let definitions: Set<String>
  private let range: SourceRange

  /// Goes through the steps before a question.
  init(_ question: Question) {
    definitions = Set(question.base?.definitions.map(\.name) ?? [])
    range = question.step.range
    follow(question.input)
  }

  /// A formula on the rows at hand as it is typed on the stored table, or nothing when it cannot be.
  func tree(of formula: CheckedExpression) -> Expression? {
    stored(formula).flatMap { Expression($0, at: range) }
  }

  private mutating func follow(_ plan: Plan) {
    switch plan.node {
    case .stored(let name):
      for field in plan.fields {
        columns[field.name] = CheckedExpression(.column(field.name), field.description)
      }
      if name != plan.base { refuse("the rows it was searched on are those of an earlier result") }
    case .filter(let input, let condition):
      follow(input)
      keep(condition)
    case .filters(let input, let conditions):
      follow(input)
      conditions.forEach { keep($0) }
    case .derive(let input, let made):
      follow(input)
      let before = self
      for column in made { columns[column.name] = before.stored(column.expression) }
    case .project(let input, let made):
      follow(input)
      let pairs = made.map { ($0.name, stored($0.expression)) }
      columns = pairs.reduce(into: [:]) { $0[$1.0] = $1.1 }
    case .sort(let input, _): follow(input)
    case .take(let input, _), .top(let input, _, _), .sample(let input, _):
      follow(input)
      refuse("`\(plan.operatorText)` chose the rows it was searched on")
    case .table, .group, .distinct, .append, .join, .unpivot:
      let maker = plan.madeBy.map { "`\($0)` made" } ?? "no stored table holds"
      refuse("\(maker) the rows it was searched on")
    }
  }

  /// Adds a condition that rows had to meet.
  private mutating func keep(_ condition: RowCondition) {
    // A column made on the way may have taken the name of a definition.
    let isDefined =
      definitions.contains(condition.text) && condition.expression.kind != .column(condition.text)
    guard
      let tree = isDefined
        ? Expression.name(condition.text, range: range) : self.tree(of: condition.expression)
    else {
      return refuse("a step before it chose rows by what cannot be typed again")
    }
    let isMet = condition.isExclusion ? tree.negated : tree
    let staysUnknown = condition.blank.map { $0 == .keep } ?? condition.isExclusion
    conditions.append(staysUnknown ? isMet.joined(.or, tree.lacksValue) : isMet)
  }

  private mutating func refuse(_ reason: String) {
    gap =
      gap
      ?? UntypedRule(
        reason: reason,
        advice: "search on all rows of the table, or on those that a `filter` keeps")
  }

  /// A formula on the rows at hand as one on the stored table, or nothing when it is none.
  func stored(_ formula: CheckedExpression) -> CheckedExpression? {
    func parts(_ inner: [CheckedExpression]) -> [CheckedExpression]? {
      let found = inner.compactMap(stored)
      return found.count == inner.count ? found : nil
    }
    switch formula.kind {
    case .column(let name): return columns[name]
    case .constant, .origin, .lookup, .linked, .aggregate: return formula
    case .function(let name, let inner):
      return parts(inner).map { CheckedExpression(.function(name, $0), formula.type) }
    case .operation(let operation, let inner):
      return parts(inner).map { CheckedExpression(.operation(operation, $0), formula.type) }
    }
  }
}
