import CSQLite
public import Values

// SAFETY: the statement is finalized once, in `deinit`, before its database, which it holds. Texts
// and blobs that SQLite lends are read before the next step.

/// A prepared statement of a database: bind its `?`, step through its rows, use it again.
@safe public final class SQLiteStatement {
  /// What a cell of a row is, whatever its column was declared as.
  public enum CellType: Sendable {
    /// Nothing.
    case missing
    /// A whole number of 64 bits.
    case whole
    /// A double.
    case decimal
    /// A text.
    case text
    /// Bytes.
    case blob
  }

  private let database: SQLiteDatabase
  private let handle: OpaquePointer
  /// The number of columns of its rows.
  public let columnCount: Int

  /// Prepares a statement.
  init(_ sql: String, in database: SQLiteDatabase) throws(SQLiteError) {
    self.database = database
    var made: OpaquePointer?
    // SAFETY: the text lives for the length of the call.
    let code = unsafe sqlite3_prepare_v3(
      database.handle, sql, -1, UInt32(SQLITE_PREPARE_PERSISTENT), &made, nil)
    guard code == SQLITE_OK, let made = unsafe made else { throw database.failure(code) }
    unsafe handle = made
    columnCount = unsafe Int(sqlite3_column_count(made))
  }

  deinit { unsafe sqlite3_finalize(handle) }

  /// The name of a column of its rows, from 0.
  public func name(ofColumn column: Int) -> String {
    guard let name = unsafe sqlite3_column_name(handle, Int32(column)) else { return "" }
    return unsafe String(cString: name)
  }

  /// The type a column was declared with, or nothing for a computed one.
  public func declaredType(ofColumn column: Int) -> String? {
    guard let type = unsafe sqlite3_column_decltype(handle, Int32(column)) else { return nil }
    return unsafe String(cString: type)
  }

  /// Moves to the next row; false after the last.
  public func step() throws(SQLiteError) -> Bool {
    let code = unsafe sqlite3_step(handle)
    if code == SQLITE_ROW { return true }
    guard code == SQLITE_DONE else { throw database.failure(code) }
    return false
  }

  /// Goes back before the first row and forgets what was bound.
  public func reset() {
    unsafe sqlite3_reset(handle)
    unsafe sqlite3_clear_bindings(handle)
  }

  /// Binds values to all `?` in order, runs to the end and makes ready for the next run.
  public func run(_ values: Value...) throws(SQLiteError) {
    for (index, value) in values.enumerated() { try bind(value, at: index + 1) }
    try finish()
  }

  /// Runs to the end with what is bound, and makes ready for the next run.
  public func finish() throws(SQLiteError) {
    defer { reset() }
    while try step() {}
  }
}

extension SQLiteStatement {
  /// Binds a value to the `?` of a place, from 1: true/false as 1 and 0, dates as ISO text.
  public func bind(_ value: Value, at index: Int) throws(SQLiteError) {
    switch value {
    case .missing: try bindMissing(at: index)
    case .truth(let truth): try bind(whole: truth ? 1 : 0, at: index)
    case .whole(let number): try bind(whole: number, at: index)
    case .decimal(let number): try bind(decimal: number, at: index)
    case .date, .timestamp, .text: try bind(text: value.plainText, at: index)
    }
  }

  /// Binds a whole number to the `?` of a place, from 1.
  public func bind(whole number: Int64, at index: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_int64(handle, Int32(index), number))
  }

  /// Binds a decimal number to the `?` of a place, from 1.
  public func bind(decimal number: Double, at index: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_double(handle, Int32(index), number))
  }

  /// Binds nothing to the `?` of a place, from 1.
  public func bindMissing(at index: Int) throws(SQLiteError) {
    try check(unsafe sqlite3_bind_null(handle, Int32(index)))
  }

  /// Binds a text to the `?` of a place, from 1.
  public func bind(text: String, at index: Int) throws(SQLiteError) {
    var text = text
    let code = text.withUTF8 { buffer in
      unsafe csqlite_bind_text(handle, Int32(index), buffer.baseAddress, UInt64(buffer.count))
    }
    try check(code)
  }

  /// Binds the UTF-8 bytes of a text to the `?` of a place, from 1.
  public func bind(bytes: ArraySlice<UInt8>, at index: Int) throws(SQLiteError) {
    // SAFETY: SQLite copies the bytes before the call returns.
    let code = unsafe bytes.withUnsafeBufferPointer { buffer in
      unsafe csqlite_bind_text(handle, Int32(index), buffer.baseAddress, UInt64(buffer.count))
    }
    try check(code)
  }

  private func check(_ code: Int32) throws(SQLiteError) {
    guard code == SQLITE_OK else { throw database.failure(code) }
  }
}

extension SQLiteStatement {
  /// What the cell of a column of this row is, from 0.
  public func type(ofColumn column: Int) -> CellType {
    switch unsafe sqlite3_column_type(handle, Int32(column)) {
    case SQLITE_INTEGER: .whole
    case SQLITE_FLOAT: .decimal
    case SQLITE_TEXT: .text
    case SQLITE_BLOB: .blob
    default: .missing
    }
  }

  /// The whole number of a column of this row.
  public func whole(ofColumn column: Int) -> Int64 {
    unsafe sqlite3_column_int64(handle, Int32(column))
  }

  /// The decimal number of a column of this row.
  public func decimal(ofColumn column: Int) -> Double {
    unsafe sqlite3_column_double(handle, Int32(column))
  }

  /// The number of bytes of a text or blob of this row.
  public func byteCount(ofColumn column: Int) -> Int {
    unsafe Int(sqlite3_column_bytes(handle, Int32(column)))
  }

  /// Lends the bytes of the text of a column of this row, which may hold zero bytes.
  public func withText<Result>(
    ofColumn column: Int, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    // SAFETY: the text is asked for before its length, and is SQLite's until the next step.
    let start = unsafe sqlite3_column_text(handle, Int32(column))
    let buffer = unsafe UnsafeBufferPointer(start: start, count: byteCount(ofColumn: column))
    return body(unsafe buffer.span)
  }

  /// The text of a column of this row.
  public func text(ofColumn column: Int) -> String {
    withText(ofColumn: column) { String(decoding: $0.copied, as: UTF8.self) }
  }

  /// The value of a column of this row as it is stored; a blob counts as missing.
  public func value(ofColumn column: Int) -> Value {
    switch type(ofColumn: column) {
    case .missing, .blob: .missing
    case .whole: .whole(whole(ofColumn: column))
    case .decimal: .decimal(decimal(ofColumn: column))
    case .text: .text(text(ofColumn: column))
    }
  }
}
