import Bitmaps
import CStreams
import Tables
import Values

/// What became of a table that was put into a file of several.
public struct StoredOutcome: Sendable, Hashable {
  /// Whether there was a table of the name, which is gone.
  public let isReplaced: Bool
  /// The number of other tables in the file, which are as they were.
  public let otherCount: Int
}

/// Writes a table into an SQLite database: into a new file that appears when it is whole, or into
/// one that exists, in one transaction that leaves its other tables alone.
struct SQLiteWriter {
  private let table: Table
  private let name: String
  private let path: String

  /// Puts a table into a database in place of the one that has its name.
  ///
  /// - Complexity: O(cells).
  static func store(
    _ table: Table, as name: String, in path: String, _ files: Files
  ) throws(SQLiteError) -> StoredOutcome {
    let writer = SQLiteWriter(table: table, name: name, path: path)
    try writer.checkNames()
    guard try files.hasDatabase(path) else {
      try files.makeDatabase(path) { (database: SQLiteDatabase) throws(SQLiteError) in
        try database.transaction { () throws(SQLiteError) in try writer.write(to: database) }
      }
      return StoredOutcome(isReplaced: false, otherCount: 0)
    }
    let database = try files.database(path, .write)
    return try database.transaction { () throws(SQLiteError) in
      let before = try SQLiteShelf(database).entries
      let old = before.first { $0.name.lowercased() == name.lowercased() }
      if let old {
        guard !old.isView else { throw writer.refusal("`\(old.name)` is a view in it") }
        try database.run("DROP TABLE \(SQLiteDatabase.quoted(old.name))")
      }
      try writer.write(to: database)
      return StoredOutcome(
        isReplaced: old != nil, otherCount: before.count - (old == nil ? 0 : 1))
    }
  }

  /// SQLite takes names for the same that differ in the case of their ASCII letters only.
  private func checkNames() throws(SQLiteError) {
    var seen: [String: String] = [:]
    for field in table.fields {
      let folded = String(
        decoding: field.name.utf8.map { (0x41...0x5A).contains($0) ? $0 | 0x20 : $0 },
        as: UTF8.self)
      if let other = seen.updateValue(field.name, forKey: folded) {
        throw refusal("`\(other)` and `\(field.name)` are one name to it; rename one of them")
      }
    }
    guard !table.fields.isEmpty else { throw refusal("a table without columns cannot be kept") }
  }

  private func refusal(_ words: String) -> SQLiteError {
    SQLiteError(.constraint, path: path, words: words)
  }

  private func write(to database: SQLiteDatabase) throws(SQLiteError) {
    let columns = zip(table.fields, table.columns).map { field, column in
      let isVerbatim = SQLiteText.needsMark(column)
      return SQLiteDatabase.quoted(field.name) + " "
        + SQLiteColumnType.declaration(of: field.description, isVerbatim: isVerbatim)
    }
    let target = SQLiteDatabase.quoted(name)
    try database.run("CREATE TABLE \(target)(\(columns.joined(separator: ", ")))")
    let places = columns.map { _ in "?" }.joined(separator: ", ")
    let insert = try database.prepare("INSERT INTO \(target) VALUES (\(places))")
    var start = 0
    while start < table.rowCount {
      guard !cstreams_interrupted() else { throw SQLiteError(.stopped, path: path) }
      let rows = start..<min(start + SQLiteWriter.blockLength, table.rowCount)
      try write(rows, with: insert)
      start = rows.upperBound
    }
  }

  private static let blockLength = 4096

  private func write(_ rows: Range<Int>, with insert: SQLiteStatement) throws(SQLiteError) {
    let texts = table.columns.map { column in
      SQLiteText.isText(column) ? RenderedCells(column, rows: rows) : nil
    }
    for row in rows {
      for (index, column) in table.columns.enumerated() {
        if column.missing?[row] == true {
          try insert.bindMissing(at: index + 1)
        } else if let texts = texts[index] {
          try insert.bind(bytes: texts[row - rows.lowerBound], at: index + 1)
        } else {
          try bind(column, row, insert, at: index + 1)
        }
      }
      try insert.finish()
    }
  }

  private func bind(
    _ column: Column, _ row: Int, _ insert: SQLiteStatement, at place: Int
  ) throws(SQLiteError) {
    switch column {
    case .truth(let column): try insert.bind(whole: column.bits[row] ? 1 : 0, at: place)
    case .whole(let column): try insert.bind(whole: column.storage[row], at: place)
    case .decimal(let column): try insert.bind(decimal: column.values[row], at: place)
    case .date, .timestamp, .text: break
    }
  }
}

/// Which columns a database holds as texts, and which of these would be read as something else.
enum SQLiteText {
  /// Whether the values are written as texts.
  static func isText(_ column: Column) -> Bool {
    switch column {
    case .text, .date, .timestamp: true
    case .truth(let column): column.words != nil
    case .whole, .decimal: false
    }
  }

  /// Whether the texts of a column would be taken for dates or truth words when they are read.
  ///
  /// - Complexity: O(*n*).
  static func needsMark(_ column: Column) -> Bool {
    guard case .text(let texts) = column else { return false }
    let reading = CellReading(LoadOptions(), quotesAreHabit: false)
    var evidence = ColumnEvidence()
    let (codes, pool) = texts.coded
    var isSeen = [Bool](repeating: false, count: max(1, pool.count))
    for row in 0..<codes.count where texts.missing?[row] != true {
      let code = Int(codes[row])
      guard !isSeen[code] else { continue }
      isSeen[code] = true
      evidence.observe(Array(pool.bytes(at: code)).span, isQuoted: true, reading, .date)
    }
    let plans = ColumnDecider(dates: nil).plans([evidence], [.free], names: [""])
    return plans.first?.target != .text
  }
}
