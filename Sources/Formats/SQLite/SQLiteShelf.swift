import Diagnostics
import Values

/// The tables and views of a database.
struct SQLiteShelf {
  /// A table or view.
  struct Entry: Hashable {
    /// Its name.
    let name: String
    /// Whether it is a view.
    let isView: Bool
  }

  /// All of them by name, without those that SQLite and its extensions keep for themselves.
  let entries: [Entry]
  private let database: SQLiteDatabase

  /// Looks through a database.
  init(_ database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    let list = try database.prepare(
      "SELECT name, type FROM pragma_table_list WHERE schema = 'main' "
        + "AND type IN ('table', 'view', 'virtual') AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\' "
        + "ORDER BY name")
    var entries: [Entry] = []
    while try list.step() {
      entries.append(Entry(name: list.text(ofColumn: 0), isView: list.text(ofColumn: 1) == "view"))
    }
    self.entries = entries
  }

  private var tables: [Entry] { entries.filter { !$0.isView } }

  /// The entry of a name; without one the only table, else the only view.
  func table(named name: String?) -> Entry? {
    guard let name else {
      let choice = tables.isEmpty ? entries : tables
      return choice.count == 1 ? choice[0] : nil
    }
    if let exact = entries.first(where: { $0.name == name }) { return exact }
    // SQLite itself tells no case apart.
    return entries.first { $0.name.lowercased() == name.lowercased() }
  }

  /// How many tables and views there are, in words.
  var size: String {
    let views = entries.count - tables.count
    let words = counted(tables.count, "table")
    return views == 0 ? words : words + " and " + counted(views, "view")
  }

  /// What else is there, when nobody named the table that is read.
  func notes(beside table: Entry) -> [String] {
    let others = entries.filter { $0 != table }
    guard !others.isEmpty, tables.count <= 1 else { return [] }
    return ["also in the file: " + others.map(\.words).joined(separator: ", ")]
  }

  /// Each with its rows, for a person to choose from.
  func described() throws(SQLiteError) -> [(entry: Entry, size: String)] {
    var all: [(Entry, String)] = []
    for entry in entries.prefix(SQLiteShelf.shownLimit) {
      let rows = entry.isView ? nil : try database.rowCount(of: entry.name)
      all.append((entry, rows.map { counted($0, "row") } ?? "a view"))
    }
    return all
  }

  /// The most tables that an error lists.
  static let shownLimit = 20
}

extension SQLiteShelf.Entry {
  /// The name, and that it is a view.
  fileprivate var words: String { name + (isView ? " (a view)" : "") }
}

extension SQLiteDatabase {
  /// The number of rows of a table.
  ///
  /// - Complexity: O(*n*).
  func rowCount(of table: String) throws(SQLiteError) -> Int {
    let count = try prepare("SELECT count(*) FROM \(SQLiteDatabase.quoted(table))")
    return try count.step() ? Int(count.whole(ofColumn: 0)) : 0
  }
}

extension LoadFailure {
  /// Says which tables there are, when none was named or there is none of the name.
  static func choice(
    _ path: String, of shelf: [(entry: SQLiteShelf.Entry, size: String)], from all: SQLiteShelf,
    named name: String?
  ) -> LoadFailure {
    let lines = shelf.map { entry, size in
      "load \"\(path)\" table: \(TypedName.written(entry.name))   (\(size))"
    }
    let total = all.entries.count
    let more = total > shelf.count ? ["and \(total - shelf.count) more"] : []
    let message: String
    if total == 0 {
      message = "the database \"\(path)\" has no table"
    } else if let name {
      message = "the database \"\(path)\" has no table `\(name)`"
    } else {
      message = "the database \"\(path)\" has \(all.size): say which one to load"
    }
    let near = name.map { Suggestion.advice(for: $0, in: shelf.map(\.entry.name)) } ?? []
    return .refused(
      Diagnostic(code: "F19", message: message, advice: near + lines + more, stage: .run))
  }
}

/// A name as it is typed behind an option.
enum TypedName {
  /// A plain word as it is, anything else between double quotes.
  static func written(_ name: String) -> String {
    let isWord =
      name.first.map { $0.isLetter } == true
      && name.allSatisfy { $0.isLetter || $0.isNumber || $0 == "_" }
    guard !isWord else { return name }
    let escaped = name.map { $0 == "\"" || $0 == "\\" ? "\\\($0)" : "\($0)" }.joined()
    return "\"\(escaped)\""
  }
}
