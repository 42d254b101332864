import Tables
import Values
import Work

/// Reads one table or view of an SQLite database, in one transaction that other programs' writes
/// do not reach.
struct SQLiteReader {
  private let database: SQLiteDatabase
  private let request: LoadRequest

  /// Reads the table that `table:` names, else the only one there is.
  ///
  /// - Complexity: O(cells).
  static func read(
    _ file: FileBytes, _ request: LoadRequest
  ) throws(LoadFailure) -> LoadedTable {
    let name = request.options.table
    let result: Result<TypedTable, LoadFailure>
    do throws(SQLiteError) {
      let database = try request.database(file)
      database.stops(on: request.work.stop)
      try database.run("BEGIN")
      let shelf = try SQLiteShelf(database)
      if let table = shelf.table(named: name) {
        let reader = SQLiteReader(database: database, request: request)
        result = .success(try reader.typed(table, shelf))
      } else {
        let choice = try shelf.described()
        result = .failure(
          .choice(request.path, of: choice, from: shelf, named: name))
      }
    } catch {
      throw error.reason == .stopped ? .stopped : .refused(error.diagnostic())
    }
    return try result.get().loaded()
  }

  private func typed(
    _ table: SQLiteShelf.Entry, _ shelf: SQLiteShelf
  ) throws(SQLiteError) -> TypedTable {
    let select = try database.prepare("SELECT * FROM \(SQLiteDatabase.quoted(table.name))")
    let header = HeaderNames((0..<select.columnCount).map(select.name))
    var makers = (0..<select.columnCount).map { column in
      SQLiteColumn(header.names[column], declared: select.declaredType(ofColumn: column))
    }
    let total = table.isView ? nil : try database.rowCount(of: table.name)
    var row = 0
    while try select.step() {
      for column in makers.indices { makers[column].take(select, column) }
      row += 1
      if row % 65_536 == 0, let total {
        request.work.progress.report(Double(row) / Double(total), "reading \(request.path)")
      }
    }
    var report = LoadReport(path: request.path, format: "sqlite")
    report.layout = ["SQLite \(table.isView ? "view" : "table") \(table.name)"]
    report.notes = header.notes + shelf.notes(beside: table)
    report.tableName = request.options.table == nil ? nil : table.name
    return TypedTable(
      columns: TypedColumns(sources: makers.map(\.source), request: request, textsAreQuoted: true),
      report: report, line: { $0 + 1 })
  }
}
