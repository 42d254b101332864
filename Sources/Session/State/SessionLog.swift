import Formats

/// What `log` writes: every statement with its answer as a page, or only the statements.
struct SessionLog: Sendable {
  /// The file.
  let path: String
  private let files: Files

  /// Creates a log that writes to a file.
  init(path: String, files: Files) {
    self.path = path
    self.files = files
  }

  /// Whether only statements are written, so that the file is a script.
  var isScript: Bool { path.hasSuffix(".loy") }

  /// Opens the file, so that a place that cannot be written is said at once.
  func begin() throws(FileError) { try files.append(path, []) }

  /// Adds a statement that ran, or with a page its answer too.
  ///
  /// - Returns: the error when the file could not be written.
  func add(_ text: String) -> FileError? {
    do throws(FileError) {
      try files.append(path, Array(text.utf8))
      return nil
    } catch {
      return error
    }
  }
}
