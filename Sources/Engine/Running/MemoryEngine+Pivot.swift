import Diagnostics
import Language
import Tables
import Values

extension MemoryEngine {
  /// The most columns that a pivot makes.
  static let widestPivot = 1_000

  /// One row for each combination of the row values, one column for each value of the column.
  ///
  /// Columns come in the order of their values, missing last. A cell without rows holds what the
  /// aggregate gives for no rows: 0 for counts and sums, else missing.
  public func run(_ pivot: Pivot, of plan: Plan) throws(EngineError) -> EngineResult {
    var run = PlanRun(library: library, work: work)
    let source = try run.frame(of: rewrites ? plan.rewritten : plan, depth: 1)
    let query = GroupQuery(
      source: plan, keys: pivot.rows + [pivot.column], aggregates: [pivot.value])
    let table = try run.grouped(source, by: query).table
    let nothing = GroupQuery(source: plan, keys: [], aggregates: [pivot.value])
    let emptyCell = try run.grouped(source.selecting([]), by: nothing).table.columns[0]
    let height = pivot.rows.count
    let across = try Grouping(
      keys: [table.columns[height]], rowCount: table.rowCount, isOrdered: true, in: work)
    let down = try Grouping(
      keys: Array(table.columns.prefix(height)), rowCount: table.rowCount, isOrdered: true,
      in: work)
    guard across.count <= Self.widestPivot else {
      throw EngineError(.data(.pivotTooWide(pivot.column.name, across.count)))
    }
    let cells = table.columns[height + 1].appending(emptyCell)
    let result = PivotCells(across: across, down: down, emptyRow: Int32(table.rowCount))
    let headings = table.columns[height].headings(
      at: across.firstRows, besides: pivot.rows.map(\.name))
    let fields =
      table.fields.prefix(height)
      + headings.map { Field($0, pivot.value.field.description) }
    let columns =
      table.columns.prefix(height).map { $0.gathered(at: down.firstRows) }
      + (0..<across.count).map { cells.gathered(at: result.rows(of: $0)) }
    try work.poll()
    return EngineResult(
      table: Table(
        fields: Array(fields), columns: columns,
        rowCount: table.rowCount == 0 && height == 0 ? 0 : down.count),
      trace: run.trace, notes: run.allNotes)
  }
}

/// Where the cells of a pivot are among the groups.
private struct PivotCells {
  let across: Grouping
  let down: Grouping
  let emptyRow: Int32

  /// For each row of the result the group in a column, or the row that stands for no rows.
  func rows(of column: Int) -> [Int32] {
    var rows = [Int32](repeating: emptyRow, count: down.count)
    for group in across.groups.indices where across.groups[group] == Int32(column) {
      rows[Int(down.groups[group])] = Int32(group)
    }
    return rows
  }
}

extension Column {
  /// Names of columns for the values at some rows, all different and different from others.
  fileprivate func headings(at rows: [Int32], besides taken: [String]) -> [String] {
    var names: [String] = []
    for row in rows {
      let value = value(at: Int(row))
      let text = value == .missing ? "missing" : heading(value)
      let base = text.isEmpty ? "empty" : text
      var name = base
      var number = 2
      while names.contains(name) || taken.contains(name) {
        name = "\(base)_\(number)"
        number += 1
      }
      names.append(name)
    }
    return names
  }

  private func heading(_ value: Value) -> String {
    switch (self, value) {
    case (.truth(let column), .truth(let truth)):
      if let words = column.words { truth ? words.yes : words.no } else { value.plainText }
    case (.date(let column), .date(let date)):
      column.grain.map { $0.text(of: date) } ?? value.plainText
    default: value.plainText
    }
  }
}

extension Diagnostic {
  /// Says that a value has too many values to be columns.
  static func pivotTooWide(_ name: String, _ count: Int) -> Diagnostic {
    Diagnostic(
      code: "E7",
      message: "`\(name)` has \(NumberText.grouped(count)) values, too many for columns",
      advice: ["gather them first, for example with  bands(\(name), …)  or  month(\(name))"],
      stage: .run)
  }
}
