import Glibc

// SAFETY: texts handed to the system as C texts live for the length of the call.

extension AtomicOutput {
  /// Makes a database in a temporary file in the same folder, makes it durable and puts it in place.
  static func makeDatabase(
    _ path: String, _ body: (SQLiteDatabase) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let temporary = "\(path).\(getpid())-\(UInt32.random(in: 0 ... .max)).part"
    do throws(SQLiteError) {
      try fill(temporary, shown: path, body)
      try makeDurable(temporary, shown: path)
    } catch {
      _ = unsafe unlink(temporary)
      throw error
    }
    guard unsafe rename(temporary, path) == 0 else {
      let error = SQLiteError(FileError(code: errno, path: path))
      _ = unsafe unlink(temporary)
      throw error
    }
  }

  private static func fill(
    _ temporary: String, shown path: String, _ body: (SQLiteDatabase) throws(SQLiteError) -> Void
  ) throws(SQLiteError) {
    let database = try SQLiteDatabase(temporary, .write, shown: path)
    // Nobody sees the file before it is whole, so no journal is needed.
    try database.run("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF")
    try body(database)
  }

  private static func makeDurable(_ file: String, shown path: String) throws(SQLiteError) {
    let descriptor = unsafe open(file, O_RDONLY | O_CLOEXEC)
    guard descriptor >= 0 else { throw SQLiteError(FileError(code: errno, path: path)) }
    defer { close(descriptor) }
    guard fsync(descriptor) == 0 else { throw SQLiteError(FileError(code: errno, path: path)) }
  }
}

extension SQLiteError {
  /// The error of a file as one of a database.
  init(_ error: FileError) {
    let reason: Reason =
      switch error.reason {
      case .missing, .noFolder: .noFolder
      case .isFolder, .notAllowed: .notAllowed
      case .noRoom: .noRoom
      case .noMemory: .noMemory
      case .stopped: .stopped
      case .writingRefused: .writingRefused
      case .readerLeft: .other(0)
      case .system(let code): .other(code)
      }
    self.init(reason, path: error.path, words: "\(error.reason)")
  }
}
