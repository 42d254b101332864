import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

/// Asks `associate` about a table without a session.
struct AssociationAsking {
  var table: Table
  var churned = "churned"
  var items: [CheckedItem] = []
  var behaviours: [CheckedItem] = []
  var roles: [Role: String] = [:]
  var options: [String: CheckedOption] = [:]
  var clauses: [ClauseWord: [CheckedItem]] = [:]
  var threads = 2
  var stop = StopFlag()
  var wantsExplanation = false

  static let nowhere = SourceRange(0, 0)

  /// The formula of a column.
  func column(_ name: String) -> CheckedExpression {
    let field = table.fields.first { $0.name == name }
    return CheckedExpression(.column(name), field?.description ?? ColumnType(.text))
  }

  /// An item that is a column.
  func item(_ name: String) -> CheckedItem {
    CheckedItem(name: name, content: .expression(column(name)), range: Self.nowhere)
  }

  /// An item that is a comparison of a column with a number.
  func item(_ column: String, atLeast number: Int64, named name: String? = nil) -> CheckedItem {
    let constant = CheckedExpression(.constant(.whole(number)), ColumnType(.whole))
    let formula = CheckedExpression(
      .operation(.greaterOrEqual, [self.column(column), constant]), ColumnType(.truth))
    return CheckedItem(
      name: name ?? "\(column) >= \(number)", content: .expression(formula), range: Self.nowhere)
  }

  func ask(_ analysis: Analysis = .associate) throws(AnalysisError) -> Answer {
    var clauses = clauses
    if analysis.declaration.name == "associate" { clauses[.with] = [item(churned)] }
    let step = CheckedStep(
      verb: analysis.declaration.name, items: items, clauses: clauses,
      options: options.mapValues { [$0] },
      range: Self.nowhere, text: "associate")
    let question = Question(
      step: step,
      input: .stored(TableEntry(name: "table", fields: table.fields, rowCount: table.rowCount)),
      engine: engine, base: nil,
      behaviours: behaviours, roles: roles.mapValues(column), asof: nil,
      work: WorkContext(threads: threads, stop: stop), wantsExplanation: wantsExplanation)
    return try analysis.answer(question)
  }

  private var engine: Engine {
    let table = table
    return Engine(
      groups: { _ throws(EngineError) in throw EngineError(.stopped) },
      projection: { _, formulae throws(EngineError) in
        let columns = formulae.map { AssociationAsking.column(of: $0.expression, table) }
        let fields = zip(formulae, columns).map { Field($0.name, $1.description) }
        return EngineResult(
          table: Table(fields: fields, columns: columns, rowCount: table.rowCount))
      },
      table: { _ throws(EngineError) in EngineResult(table: table) })
  }

  private static func column(of formula: CheckedExpression, _ table: Table) -> Column {
    if case .column(let name) = formula.kind, let column = table.column(name) { return column }
    guard case .operation(.greaterOrEqual, let parts) = formula.kind, parts.count == 2 else {
      return .missing(formula.type, count: table.rowCount)
    }
    let bound = parts[1].constant?.number ?? 0
    let inner = column(of: parts[0], table)
    let values = (0..<table.rowCount).map { row -> Value in
      inner.value(at: row).number.map { .truth($0 >= bound) } ?? .missing
    }
    return Column(values, ColumnType(.truth))
  }
}

extension Table {
  /// The rows for which a formula that was typed is true: a plain reader of rules' conditions.
  func rows(where formula: Language.Expression) -> [Int] {
    (0..<rowCount).filter { value(formula, $0) == .truth(true) }
  }

  private func value(_ formula: Language.Expression, _ row: Int) -> Value {
    switch formula.kind {
    case .name(let names): return column(names[0].text)?.value(at: row) ?? .missing
    case .literal(.whole(let number)): return .decimal(Double(number))
    case .literal(.decimal(let number)): return .decimal(number)
    case .literal(.text(let parts)):
      return .text(parts.map { if case .plain(let text) = $0 { text } else { "" } }.joined())
    case .unary(.negate, let inner):
      return value(inner, row).number.map { .decimal(-$0) } ?? .missing
    case .unary(.not, let inner):
      if case .truth(let truth) = value(inner, row) { return .truth(!truth) }
      return .missing
    case .isMissing(let inner, _): return .truth(value(inner, row) == .missing)
    case .binary(.and, let left, let right):
      return .truth(value(left, row) == .truth(true) && value(right, row) == .truth(true))
    case .binary(let sign, let left, let right):
      return compared(sign, left, value(left, row), value(right, row))
    default: return .missing
    }
  }

  private func compared(
    _ sign: BinaryOperator, _ formula: Language.Expression, _ left: Value, _ right: Value
  ) -> Value {
    if case .truth(let truth) = left, case .text(let word) = right,
      case .name(let names) = formula.kind
    {
      let words = column(names[0].text)?.description.words
      return .truth(truth == (words?.yes == word))
    }
    if case .text(let text) = left { return .truth(.text(text) == right) }
    guard let first = left.number, let second = right.number else { return .missing }
    switch sign {
    case .equal: return .truth(first == second)
    case .less: return .truth(first < second)
    case .lessOrEqual: return .truth(first <= second)
    case .greater: return .truth(first > second)
    default: return .truth(first >= second)
    }
  }
}
