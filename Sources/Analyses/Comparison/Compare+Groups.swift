import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// The two groups of a comparison, with the columns that are compared, taken whole.
struct ComparisonGroups: Sendable {
  /// The rows of the first group, ascending.
  private(set) var a: [Int32] = []
  /// The rows of the second group, ascending.
  private(set) var b: [Int32] = []
  /// The columns asked for, in order.
  let columns: [Column]
  /// How the rows were found.
  let trace: [OperatorTrace]
  /// What a reader should know of the groups.
  private(set) var notes: [Diagnostic]

  /// Asks for the conditions and the columns of every row.
  init(_ question: Question, _ formulae: [CheckedExpression]) throws(AnalysisError) {
    let conditions = [question.step.items, question.step.clauses[.with] ?? []]
      .compactMap { $0.first?.expression }
    let asked = (conditions + formulae).enumerated().map { NamedExpression("value \($0)", $1) }
    let result: EngineResult
    do { result = try question.engine.projection(question.input, asked) } catch {
      throw AnalysisError(error)
    }
    trace = result.trace
    notes = result.notes
    columns = Array(result.table.columns.dropFirst(conditions.count))
    divide(result.table, hasSecond: conditions.count > 1)
    guard !a.isEmpty, !b.isEmpty else {
      throw .diagnostic(.emptyGroup(isFirst: a.isEmpty, step: question.step))
    }
  }

  private mutating func divide(_ table: Table, hasSecond: Bool) {
    guard case .truth(let first)? = table.columns.first else { return }
    let second: TruthColumn? =
      if hasSecond, case .truth(let column) = table.columns[1] { column } else { nil }
    var (unknown, both, neither) = (0, 0, 0)
    for row in 0..<table.rowCount {
      let isFirst = first.bits[row]
      let isUnknown = first.missing?[row] ?? false
      guard let second else {
        if isUnknown {
          unknown += 1
        } else if isFirst {
          a.append(Int32(row))
        } else {
          b.append(Int32(row))
        }
        continue
      }
      let isSecond = !(second.missing?[row] ?? false) && second.bits[row]
      switch (!isUnknown && isFirst, isSecond) {
      case (true, true): both += 1
      case (true, false): a.append(Int32(row))
      case (false, true): b.append(Int32(row))
      case (false, false): neither += 1
      }
    }
    notes += Diagnostic.leftOut(unknown, of: table.rowCount, missing: "the first group's condition")
    if both > 0 {
      let words =
        both == 1 ? "1 row is in both groups and" : "\(both.counted) rows are in both groups and"
      notes.append(.note("\(words) left out of both: the tests want separate ones"))
    }
    if neither > 0 {
      let words = neither == 1 ? "1 row is" : "\(neither.counted) rows are"
      notes.append(.note("\(words) in neither group"))
    }
  }
}

extension Diagnostic {
  /// Says that nothing can be compared because a group has no rows.
  fileprivate static func emptyGroup(isFirst: Bool, step: CheckedStep) -> Diagnostic {
    let which = isFirst ? "first" : "second"
    let item = isFirst ? step.items.first : step.clauses[.with]?.first ?? step.items.first
    return Diagnostic(
      code: "M6",
      message: "the \(which) group of `compare` has no rows, so there is nothing to compare",
      range: item?.range ?? step.range,
      advice: item?.expression?.neededColumns.sorted().first.map {
        ["see which values there are:  count by \($0)"]
      } ?? ["look at the condition with:  count by \(item?.name ?? "…")"],
      stage: .run)
  }
}
