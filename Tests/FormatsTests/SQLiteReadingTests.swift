import Foundation
import Formats
import TestSupport
import Testing

/// Databases that other programs made.
struct SQLiteReadingTests {
  /// Makes a database in a folder of its own, and hands over its path.
  private func database(_ sql: String, _ body: (String) throws -> Void) throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/shop.db"
    try SQLiteDatabase(path, .write).run(sql)
    try body(path)
  }

  private func described(_ sql: String, table: String? = nil) throws -> String {
    var text = ""
    try database(sql) { path in text = try loaded(path, table: table) }
    return text
  }

  private func loaded(
    _ path: String, table: String? = nil, _ change: (inout LoadOptions) -> Void = { _ in }
  ) throws -> String {
    var options = LoadOptions()
    options.table = table
    change(&options)
    do throws(LoadFailure) {
      return FormatsTests.described(try Loader.load(path, options))
    } catch {
      return FormatsTests.described(error).replacing(
        path.split(separator: "/").dropLast().map { "/" + $0 }.joined() + "/", with: "")
    }
  }

  @Test(arguments: [
    ("a INTEGER) ; INSERT INTO t VALUES (1), (NULL)", "a:whole = 1 / ·"),
    ("a BOOLEAN); INSERT INTO t VALUES (1), (0)", "a:truth = true / false"),
    ("a BOOLEAN); INSERT INTO t VALUES (1), (2)", "a:whole = 1 / 2"),
    ("a DECIMAL(10,2)); INSERT INTO t VALUES (1), (2)", "a:decimal = 1 / 2"),
    ("a NUMERIC); INSERT INTO t VALUES (1), (2.5)", "a:decimal = 1 / 2.5"),
    ("a DATE); INSERT INTO t VALUES ('2025-01-31')", "a:date = 2025-01-31"),
    ("a DATE); INSERT INTO t VALUES ('31.01.2025')", "a:date = 2025-01-31"),
    ("a TEXT); INSERT INTO t VALUES ('2025-01-31')", "a:date = 2025-01-31"),
    (
      "a DATETIME); INSERT INTO t VALUES ('2025-01-31 10:20:30'), ('2025-02-01')",
      "a:timestamp = 2025-01-31T10:20:30 / 2025-02-01T00:00:00"
    ),
    ("a TEXT); INSERT INTO t VALUES ('Yes'), ('No')", "a:truth(Yes|No) = true / false"),
    ("a TEXT); INSERT INTO t VALUES ('1'), ('2')", "a:text = 1 / 2"),
    ("a); INSERT INTO t VALUES (1), ('x'), (2.5)", "a:text = 1 / x / 2.5"),
    (
      "a); INSERT INTO t VALUES (9007199254740993), (0.5)",
      "a:text = 9007199254740993 / 0.5"
    ),
    ("a BLOB); INSERT INTO t VALUES (x'00FF')", "a:text = · !1 a cell"),
    (
      "a TEXT); INSERT INTO t VALUES (CAST(x'FF41' AS TEXT)), ('b')",
      "a:text = · / b !1 a cell"
    ),
    ("a, A2); DELETE FROM t", "a:text A2:text = "),
  ]) func `types come from what is declared and from the values`(
    _ table: String, _ expected: String
  ) throws {
    #expect(try described("CREATE TABLE t(" + table) == expected)
  }

  @Test func `the only table is read, and several are listed with their rows`() throws {
    let one = "CREATE TABLE t(a); INSERT INTO t VALUES (1); CREATE VIEW v AS SELECT 2 AS b;"
    #expect(try described(one) == "a:whole = 1")
    #expect(try described(one, table: "v") == "b:whole = 2")
    #expect(try described(one, table: "T") == "a:whole = 1")
    #expect(try described(one, table: "w") == "F19: the database \"shop.db\" has no table `w`")
    #expect(
      try described(one + "; CREATE TABLE u(a)")
        == "F19: the database \"shop.db\" has 2 tables and 1 view: say which one to load")
    #expect(
      try described("PRAGMA user_version = 1") == "F19: the database \"shop.db\" has no table")
  }

  @Test func `rows in a write-ahead log count`() throws {
    let folder = try TemporaryFolder()
    let path = folder.path + "/shop.db"
    let writer = try SQLiteDatabase(path, .write)
    try writer.run("PRAGMA journal_mode = WAL; CREATE TABLE t(a); INSERT INTO t VALUES (1)")
    #expect(try loaded(path) == "a:whole = 1")
    try writer.run("INSERT INTO t VALUES (2)")
    #expect(try loaded(path) == "a:whole = 1 / 2")
  }

  @Test func `a database that is held or damaged gives no table`() throws {
    try database("CREATE TABLE t(a); INSERT INTO t VALUES (1)") { path in
      let other = try SQLiteDatabase(path, .write)
      try other.run("BEGIN EXCLUSIVE")
      #expect(try loaded(path).hasPrefix("F17: another program holds"))
      try other.run("ROLLBACK")
      #expect(try loaded(path) == "a:whole = 1")
    }
    let rows = "WITH RECURSIVE n(i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < 20000) "
    try database("CREATE TABLE t(a); INSERT INTO t \(rows) SELECT 'value ' || i FROM n") { path in
      var bytes = Array(try Data(contentsOf: URL(filePath: path)))
      for index in (bytes.count / 2)..<(bytes.count / 2 + 8192) { bytes[index] = 0xA5 }
      try Data(bytes).write(to: URL(filePath: path))
      #expect(try loaded(path).hasPrefix("F16: the database"))
    }
  }

  @Test func `options of texts hold for databases too`() throws {
    let sql = "CREATE TABLE t(a, b); INSERT INTO t VALUES ('1', 'k.A.'), ('x', '')"
    func read(_ change: (inout LoadOptions) -> Void) throws -> String {
      var text = ""
      try database(sql) { path in text = try loaded(path, change) }
      return text
    }
    let number = try read { $0.number = .named(["a"]) }
    let blank = try read { $0.blank = ["k.A.", ""] }
    let strict = try read { options in
      options.number = .named(["a"])
      options.strict = true
    }
    #expect(number == "a:whole b:text = 1,k.A. / ·, !2 a cell")
    #expect(blank == "a:text b:text = 1,· / x,·")
    #expect(strict == "F11: strict: line 2, column `a` of \"shop.db\": no whole number")
  }
}
