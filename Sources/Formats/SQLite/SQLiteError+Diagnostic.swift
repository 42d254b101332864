public import Diagnostics

extension SQLiteError {
  /// The error as a person reads it.
  ///
  /// - Parameter names: Names of files that may have been meant.
  public func diagnostic(near names: [String] = []) -> Diagnostic {
    switch reason {
    case .missing: FileError(.missing, path: path).diagnostic(near: names)
    case .noFolder: FileError(.noFolder, path: path).diagnostic(near: names)
    case .isFolder: FileError(.isFolder, path: path).diagnostic()
    case .notAllowed: FileError(.notAllowed, path: path).diagnostic()
    case .noRoom: FileError(.noRoom, path: path).diagnostic()
    case .noMemory: FileError(.noMemory, path: path).diagnostic()
    case .writingRefused: FileError(.writingRefused, path: path).diagnostic()
    case .stopped: FileError(.stopped, path: path).diagnostic()
    case .noDatabase:
      Diagnostic(
        code: "F16", message: "\"\(path)\" is no SQLite database, or is locked with a password",
        advice: ["look at it:  file \"\(path)\"", "a text is loaded with  format: csv"],
        stage: .run)
    case .damaged:
      Diagnostic(
        code: "F16", message: "the database \"\(path)\" is damaged: \(words)",
        advice: [
          "nothing of it was loaded; save what is left with:  sqlite3 \"\(path)\" .recover "
            + "| sqlite3 mended.db"
        ], stage: .run)
    case .unfinished:
      Diagnostic(
        code: "F34", message: "a program was ended while it changed the database \"\(path)\"",
        advice: ["open it once where it may be written, without --no-write: that takes it back"],
        stage: .run)
    case .locked:
      Diagnostic(
        code: "F17", message: "another program holds the database \"\(path)\": \(words)",
        advice: ["try again when it has finished"], stage: .run)
    case .constraint, .other:
      Diagnostic(
        code: "F18", message: "the database \"\(path)\" refuses: \(words)", stage: .run)
    }
  }
}
