import Foundation
import Formats
import TestSupport
import Testing
import Values

/// The layer over SQLite: values that come back as they went in, transactions, errors with a kind.
struct SQLiteLayerTests {
  @Test func `values come back as they were bound`() throws {
    let database = try SQLiteDatabase.inMemory()
    try database.run("CREATE TABLE t(a, b, c, d)")
    let insert = try database.prepare("INSERT INTO t VALUES (?, ?, ?, ?)")
    try insert.run(.whole(.max), .decimal(-.infinity), .text("a\0b"), .missing)
    try insert.run(.truth(true), .decimal(0.1), .text(""), .date(CalendarDate(days: 0)))
    let select = try database.prepare("SELECT * FROM t")
    var rows: [[Value]] = []
    while try select.step() { rows.append((0..<select.columnCount).map(select.value)) }
    #expect(
      rows == [
        [.whole(.max), .decimal(-.infinity), .text("a\0b"), .missing],
        [.whole(1), .decimal(0.1), .text(""), .text("1970-01-01")],
      ])
  }

  @Test func `a transaction does everything or nothing`() throws {
    let database = try SQLiteDatabase.inMemory()
    try database.run("CREATE TABLE t(a UNIQUE)")
    var reason: SQLiteError.Reason?
    do throws(SQLiteError) {
      try database.transaction { () throws(SQLiteError) in
        let insert = try database.prepare("INSERT INTO t VALUES (?)")
        try insert.run(.whole(1))
        try insert.run(.whole(1))
      }
    } catch { reason = error.reason }
    try database.transaction { () throws(SQLiteError) in
      try database.run("INSERT INTO t VALUES (7)")
    }
    let all = try database.prepare("SELECT group_concat(a) FROM t")
    let hasRow = try all.step()
    #expect(reason == .constraint && hasRow && all.text(ofColumn: 0) == "7")
  }

  @Test func `errors say what kind they are`() throws {
    let folder = try TemporaryFolder()
    try folder.write("no database at all, but a text that is longer than a header is", to: "x.db")
    func reason(_ body: () throws(SQLiteError) -> Void) -> SQLiteError.Reason? {
      do throws(SQLiteError) { try body() } catch { return error.reason }
      return nil
    }
    let path = folder.path + "/x.db"
    #expect(
      reason { () throws(SQLiteError) in
        _ = try SQLiteDatabase(path, .read).prepare("SELECT * FROM sqlite_schema").step()
      } == .noDatabase)
    #expect(
      reason { () throws(SQLiteError) in _ = try Files.readOnly.database(path, .write) }
        == .writingRefused)
    #expect(
      reason { () throws(SQLiteError) in
        _ = try SQLiteDatabase(folder.path + "/none.db", .read)
      } == .missing)
  }
}
