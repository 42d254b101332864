import Diagnostics
import Language
import Tables
import Values
import Work

extension MemoryEngine {
  /// The most columns that a pivot makes.
  static let widestPivot = 200

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
    guard across.count <= Self.widestPivot else {
      throw EngineError(.data(.pivotTooWide(pivot.column, across.count)))
    }
    let down = try Grouping(
      keys: Array(table.columns.prefix(height)), rowCount: table.rowCount, isOrdered: true,
      in: work)
    let cells = table.columns[height + 1].appending(emptyCell)
    let size = table.columns[height + 1].estimate(of: down.count) + 4 * down.count
    try work.check(across.count * size, "this pivot")
    let places = PivotCells(across: across, down: down, emptyRow: Int32(table.rowCount)).places(
      in: work)
    let headings = table.columns[height].headings(
      at: across.firstRows, besides: pivot.rows.map(\.name))
    let fields =
      table.fields.prefix(height)
      + headings.map { Field($0, pivot.value.field.description) }
    var columns: [Column] = []
    for column in table.columns.prefix(height) {
      columns.append(column.gathered(at: down.firstRows, in: work))
    }
    for rows in places {
      try work.poll()
      columns.append(cells.gathered(at: rows, in: work))
    }
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

  /// For each column, and there for each row of the result, the group, or the row that stands for no
  /// rows.
  ///
  /// - Complexity: O(groups + cells).
  func places(in work: WorkContext) -> [[Int32]] {
    let (columns, rows) = (across.groups.numbers(in: work), down.groups.numbers(in: work))
    let empty = [Int32](repeating: emptyRow, count: down.count)
    var places = [[Int32]](repeating: empty, count: across.count)
    for group in columns.indices {
      places[Int(columns[group])][Int(rows[group])] = Int32(group)
    }
    return places
  }
}

extension Column {
  /// Names of columns for the values at some rows, all different and different from others.
  fileprivate func headings(at rows: [Int32], besides taken: [String]) -> [String] {
    var names: [String] = []
    // Beside a text of that name the values that are missing stand in brackets.
    let hasText = rows.contains { value(at: Int($0)) == .text("missing") }
    let missing = hasText ? "(missing)" : "missing"
    for row in rows {
      let value = value(at: Int(row))
      let text = value == .missing ? missing : heading(value)
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
  fileprivate static func pivotTooWide(_ column: NamedExpression, _ count: Int) -> Diagnostic {
    Diagnostic(
      code: "E7",
      message:
        "`\(column.name)` has \(NumberText.grouped(count)) values, and a pivot makes at most "
        + "\(MemoryEngine.widestPivot) columns",
      range: column.expression.range,
      advice: ["put it before the last group, or " + advice(for: column)],
      stage: .run)
  }
  /// How to have fewer values.
  private static func advice(for column: NamedExpression) -> String {
    switch column.expression.type.type {
    case .whole, .decimal: "gather its values:  bands(\(column.name), 10)"
    case .date, .timestamp: "gather its values:  month(\(column.name))"
    case .text, .truth: "filter the values that matter first"
    }
  }
}
