import CSQLite

extension SQLiteError {
  /// Creates an error from an extended result code.
  init(code: Int32, path: String, words: String) {
    let reason: Reason =
      switch code & 0xFF {
      case SQLITE_NOTADB: .noDatabase
      case SQLITE_CORRUPT: .damaged
      case SQLITE_BUSY, SQLITE_LOCKED: .locked
      // SQLITE_READONLY_ROLLBACK, a macro of a form that is not imported.
      case SQLITE_READONLY where code >> 8 == 3: .unfinished
      case SQLITE_PERM, SQLITE_READONLY, SQLITE_AUTH: .notAllowed
      case SQLITE_FULL: .noRoom
      case SQLITE_NOMEM: .noMemory
      case SQLITE_CONSTRAINT: .constraint
      case SQLITE_INTERRUPT: .stopped
      default: .other(code)
      }
    self.init(reason, path: path, words: words)
  }
}
