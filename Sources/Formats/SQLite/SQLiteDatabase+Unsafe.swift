import CSQLite
import Glibc
public import Work

// SAFETY: the handle is opened once and closed once, in `deinit`; statements keep their database
// alive. An object of this type is not Sendable, so one thread at a time uses it.

/// An open SQLite database; closed when nobody holds it any more.
///
///     let database = try SQLiteDatabase(path, .write)
///     try database.transaction { () throws(SQLiteError) in
///       let insert = try database.prepare("INSERT INTO lost(customer, day) VALUES (?, ?)")
///       try insert.run(.text("c1"), .date(day))
///     }
@safe public final class SQLiteDatabase {
  /// What a database is opened for.
  public enum Access: Sendable {
    /// Reading only; the file is never changed.
    case read
    /// Reading and writing; the file is made when it is not there.
    case write
  }

  /// The path as it was given.
  public let path: String
  let handle: OpaquePointer
  private var stop: StopFlag?
  private let bytes: FileBytes?
  private let quiet: SQLiteQuietFile?

  /// Opens a file.
  public convenience init(_ path: String, _ access: Access) throws(SQLiteError) {
    try self.init(path, access, shown: path)
  }

  /// Opens a file that messages call by another name.
  init(_ file: String, _ access: Access, shown path: String) throws(SQLiteError) {
    self.path = path
    guard !SQLiteDatabase.isFolder(file) else { throw SQLiteError(.isFolder, path: path) }
    bytes = nil
    quiet = access == .read ? SQLiteQuietFile(file) : nil
    let flags: Int32 =
      switch access {
      case .read: SQLITE_OPEN_READONLY | (quiet == nil ? 0 : SQLITE_OPEN_URI)
      case .write: SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE
      }
    let file = quiet?.address ?? file
    unsafe handle = try SQLiteDatabase.open(file, flags, shown: path)
    // Another program's short write is waited for.
    unsafe sqlite3_busy_timeout(handle, 2000)
  }

  /// Opens a database that is in memory, which is read and never written.
  init(_ bytes: FileBytes, path: String) throws(SQLiteError) {
    self.path = path
    self.bytes = bytes
    quiet = nil
    let handle = unsafe try SQLiteDatabase.open(":memory:", SQLITE_OPEN_READWRITE, shown: path)
    unsafe self.handle = handle
    let code = bytes.withSpan { span in
      // SAFETY: SQLite only reads the bytes (READONLY), and this object holds them until it closes.
      unsafe span.withUnsafeBufferPointer { buffer in
        let start = unsafe UnsafeMutablePointer(mutating: buffer.baseAddress)
        let count = Int64(buffer.count)
        return unsafe sqlite3_deserialize(
          handle, "main", start, count, count, UInt32(SQLITE_DESERIALIZE_READONLY))
      }
    }
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Takes back a change whose program was ended, as SQLite does by itself when it may write.
  ///
  /// A database that is opened for reading only cannot: reading it then fails.
  static func takeBackUnfinishedChange(_ path: String) {
    // SAFETY: the path lives for the length of the call.
    guard unsafe access(path + "-journal", F_OK) == 0,
      let database = try? SQLiteDatabase(path, .write)
    else { return }
    _ = try? database.prepare("SELECT count(*) FROM sqlite_schema").step()
  }

  /// Opens an empty database that lives in memory, for tests and intermediate steps.
  public static func inMemory() throws(SQLiteError) -> SQLiteDatabase {
    try SQLiteDatabase(":memory:", .write)
  }

  deinit { unsafe sqlite3_close_v2(handle) }

  private static func open(
    _ path: String, _ flags: Int32, shown: String
  ) throws(SQLiteError) -> OpaquePointer {
    var handle: OpaquePointer?
    // SAFETY: the path lives for the length of the call; a handle is given even on failure.
    let code = unsafe sqlite3_open_v2(path, &handle, flags | SQLITE_OPEN_EXRESCODE, nil)
    guard let handle = unsafe handle else {
      throw SQLiteError(.noMemory, path: shown)
    }
    guard code == SQLITE_OK else {
      let words = unsafe String(cString: sqlite3_errmsg(handle))
      let reason = systemReason(unsafe sqlite3_system_errno(handle))
      unsafe sqlite3_close_v2(handle)
      if code & 0xFF == SQLITE_CANTOPEN, let reason {
        // A file that would have been made can only lack its folder.
        let isFolder = reason == .missing && flags & SQLITE_OPEN_CREATE != 0
        throw SQLiteError(isFolder ? .noFolder : reason, path: shown)
      }
      throw SQLiteError(code: code, path: shown, words: words)
    }
    return unsafe handle
  }

  private static func isFolder(_ path: String) -> Bool {
    var status = stat()
    // SAFETY: the path lives for the length of the call, which fills the struct it is given.
    return unsafe stat(path, &status) == 0 && status.st_mode & S_IFMT == S_IFDIR
  }

  private static func systemReason(_ code: Int32) -> SQLiteError.Reason? {
    switch code {
    case ENOENT, ENOTDIR: .missing
    case EACCES, EPERM, EROFS: .notAllowed
    case ENOSPC, EDQUOT: .noRoom
    default: nil
    }
  }

  /// Refuses what was read when another program changed the database meanwhile, unseen.
  func checkStill() throws(SQLiteError) {
    guard let quiet, !quiet.isStill else { return }
    throw SQLiteError(.locked, path: path, words: "it was opened while it was read")
  }

  /// Ends statements that are running when a flag is set.
  public func stops(on flag: StopFlag) {
    stop = flag
    // SAFETY: the flag is held by this object, which outlives the handle that calls back.
    let context = unsafe Unmanaged.passUnretained(flag).toOpaque()
    unsafe sqlite3_progress_handler(
      handle, 10_000,
      { context in
        guard let context = unsafe context else { return 0 }
        return unsafe Unmanaged<StopFlag>.fromOpaque(context).takeUnretainedValue().isStopped
          ? 1 : 0
      }, context)
  }

  /// Runs statements that give no rows, parted by `;`.
  public func run(_ sql: String) throws(SQLiteError) {
    // SAFETY: the text lives for the length of the call.
    let code = unsafe sqlite3_exec(handle, sql, nil, nil, nil)
    guard code == SQLITE_OK else { throw failure(code) }
  }

  /// Prepares one statement, whose `?` are bound later.
  public func prepare(_ sql: String) throws(SQLiteError) -> SQLiteStatement {
    try SQLiteStatement(sql, in: self)
  }

  /// The number of rows that the last statement inserted, changed or deleted.
  public var changedRowCount: Int { unsafe Int(sqlite3_changes64(handle)) }

  /// Does all that `body` does, or nothing when it throws.
  public func transaction<Result>(
    _ body: () throws(SQLiteError) -> Result
  ) throws(SQLiteError) -> Result {
    try run("BEGIN IMMEDIATE")
    do throws(SQLiteError) {
      let result = try body()
      try run("COMMIT")
      return result
    } catch {
      // SQLite may have rolled back by itself, so that there is nothing left to end.
      try? run("ROLLBACK")
      throw error
    }
  }

  /// The error of the last call.
  func failure(_ code: Int32) -> SQLiteError {
    unsafe SQLiteError(code: code, path: path, words: String(cString: sqlite3_errmsg(handle)))
  }

  /// A name between double quotes, as it stands in a statement.
  public static func quoted(_ name: String) -> String {
    var quoted = "\""
    for scalar in name.unicodeScalars {
      quoted.unicodeScalars.append(scalar)
      if scalar == "\"" { quoted += "\"" }
    }
    return quoted + "\""
  }
}
