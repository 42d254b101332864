import Tables
import Values

/// Columns of typed cells as a loaded table with its rejects and report.
struct TypedTable {
  /// The columns.
  let columns: TypedColumns
  /// What was found besides, to which the columns are added.
  var report: LoadReport
  /// The line, row or record of each row, for `rejects`.
  let line: (_ row: Int) -> Int

  /// The table, or why there is none.
  func loaded() throws(LoadFailure) -> LoadedTable {
    let request = columns.request
    let names = columns.sources.map(\.name)
    let made = try columns.made()
    let rejects = zip(names, made).flatMap { name, column in
      column.unreadable.map { fault in
        Reject(
          line: line(fault.row), column: name, kind: .cell, text: fault.text,
          reason: fault.reason)
      }
    }
    if request.options.strict, let first = rejects.first {
      throw .strict(request.path, first, count: rejects.count)
    }
    let rowCount = columns.sources.first?.cells.rowCount ?? 0
    var report = report
    report.rowCount = rowCount
    report.unreadableCount = made.reduce(0) { $0 + $1.missing.unreadable }
    report.columns = zip(names, made).map { name, column in
      ColumnReport(
        name: name, description: column.description, missing: column.missing, notes: column.notes)
    }
    let table = Table(
      fields: zip(names, made).map { Field($0, $1.description) }, columns: made.map(\.column),
      rowCount: rowCount)
    return LoadedTable(
      table: table,
      rejects: rejects.isEmpty ? nil : Reject.table(rejects, file: request.path), report: report)
  }
}
