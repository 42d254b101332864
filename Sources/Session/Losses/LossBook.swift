import Analyses
import Diagnostics
import Formats
import Values
import Work

/// The book of lost customers in an SQLite file, kept from month to month.
///
///     lost     one row for each customer who ever left, as known by the latest view, with a remark
///     changes  what each view brought: left, corrected, returned, left again
///     views    the number, lifetime and money of each reason at each view
///
/// All of a view is written in one transaction, so that an end in the middle leaves the view before.
struct LossBook {
  private let database: SQLiteDatabase

  /// Keeps the customers of an answer and says what that changed.
  ///
  /// - Parameter scope: The rows that the answer is about, so that the history keeps parts of the
  ///   customers apart.
  static func keep(
    _ lost: LostCustomers, scope: String, files: Files, work: WorkContext
  ) throws(SessionError) -> [String] {
    let outcome: LossBookUpdate.Outcome
    do throws(SQLiteError) {
      outcome = try change(lost.path, files) { (book: LossBook) throws(SQLiteError) in
        book.database.stops(on: work.stop)
        return try LossBookUpdate(lost, scope: scope, of: book.database).run()
      }
    } catch {
      throw SessionError(error, at: lost.range)
    }
    return outcome.lines(path: lost.path)
  }

  /// Writes an analyst's remark on a customer, or takes it away when it is empty.
  ///
  /// - Returns: The nearest customers when the book has no such customer.
  static func remark(
    _ words: String, on customer: String, in path: String, files: Files, today: CalendarDate
  ) throws(SQLiteError) -> [String]? {
    let database = try files.database(path, .write)
    let book = LossBook(database: database)
    return try database.transaction { () throws(SQLiteError) in
      try book.prepareTables()
      let update = try database.prepare(
        "UPDATE lost SET remark = ?, remarked = ? WHERE customer = ?")
      let isGone = words.isEmpty
      try update.run(
        isGone ? .missing : .text(words), isGone ? .missing : .date(today), .text(customer))
      guard database.changedRowCount == 0 else { return nil }
      let all = try database.prepare("SELECT customer FROM lost ORDER BY customer")
      var names: [String] = []
      while try all.step() { names.append(all.text(ofColumn: 0)) }
      return Suggestion.advice(for: customer, in: names)
    }
  }

  /// Whether a file has the tables of the book; nothing when it cannot be read.
  static func isBook(_ path: String, _ files: Files) -> Bool {
    guard let database = try? files.database(path, .read) else { return false }
    return (try? LossBook(database: database).columnsOfLosses())
      .map { Set(columns).isSubset(of: $0) } ?? false
  }

  /// Changes the book in one transaction; a new one appears in its place when it is whole.
  private static func change<Result>(
    _ path: String, _ files: Files, _ body: (LossBook) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    guard try files.hasDatabase(path) else {
      var result: Result?
      try files.makeDatabase(path) { (database: SQLiteDatabase) throws(SQLiteError) in
        result = try LossBook(database: database).inTransaction(body)
      }
      guard let result else { preconditionFailure("a database that was made has been filled") }
      return result
    }
    return try LossBook(database: files.database(path, .write)).inTransaction(body)
  }

  private func inTransaction<Result>(
    _ body: (LossBook) throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try database.transaction { () throws(SQLiteError) in
      try prepareTables()
      return try body(self)
    }
  }

  /// Makes the tables when they are not there, and refuses a file whose `lost` is something else.
  private func prepareTables() throws(SQLiteError) {
    let found = try columnsOfLosses()
    if !found.isEmpty, !Set(LossBook.columns).isSubset(of: found) {
      throw SQLiteError(
        .constraint, path: database.path,
        words: "its table `lost` is no book of lost customers; save to another file")
    }
    try database.run(LossBook.tables)
  }

  private func columnsOfLosses() throws(SQLiteError) -> Set<String> {
    let list = try database.prepare("SELECT name FROM pragma_table_info('lost')")
    var names: Set<String> = []
    while try list.step() { names.insert(list.text(ofColumn: 0)) }
    return names
  }

  private static let columns = [
    "customer", "reason", "joined", "ended", "lifetime", "revenue", "condition", "returned",
    "times_lost", "first_saved", "last_saved", "remark", "remarked",
  ]

  // The words behind INTEGER and REAL say the kind of number to loy, as in every table it writes.
  private static let tables = """
    CREATE TABLE IF NOT EXISTS lost(
      customer TEXT PRIMARY KEY NOT NULL, reason TEXT, joined DATE, ended DATE,
      lifetime INTEGER DAYS, revenue REAL MONEY, condition TEXT, returned DATE,
      times_lost INTEGER COUNT, first_saved DATE, last_saved DATE, remark TEXT, remarked DATE);
    CREATE TABLE IF NOT EXISTS changes(
      customer TEXT NOT NULL, view DATE NOT NULL, change TEXT NOT NULL, reason TEXT, ended DATE,
      PRIMARY KEY (customer, view, change));
    CREATE TABLE IF NOT EXISTS views(
      view DATE NOT NULL, computed_on TEXT NOT NULL, reason TEXT, customers INTEGER COUNT,
      share REAL SHARE, median_lifetime REAL DAYS, revenue_lost REAL MONEY,
      staying INTEGER COUNT);
    CREATE INDEX IF NOT EXISTS views_view ON views(view, computed_on);
    """
}

extension SessionError {
  /// Passes on what went wrong with a database, at its place in the line.
  init(_ error: SQLiteError, at range: SourceRange) {
    self.init(
      error.reason == .stopped ? .stopped : .diagnostics([error.diagnostic().at(range)]))
  }
}
