public import Diagnostics

extension FileError {
  /// The error as a person reads it.
  ///
  /// - Parameter names: Names of files that may have been meant.
  public func diagnostic(near names: [String] = []) -> Diagnostic {
    switch reason {
    case .missing:
      Diagnostic(
        code: "F1", message: "there is no file \"\(path)\"",
        advice: Suggestion.advice(for: path, in: names), stage: .run)
    case .noFolder:
      Diagnostic(
        code: "F31", message: "there is no folder \"\(Files.split(path).folder)\" to write in",
        advice: ["make it:  mkdir -p \"\(Files.split(path).folder)\""], stage: .run)
    case .isFolder:
      Diagnostic(
        code: "F2", message: "\"\(path)\" is a folder, not a file",
        advice: [
          "name a file in it, such as \"\(path)\(path.hasSuffix("/") ? "" : "/")customers.csv\""
        ], stage: .run)
    case .notAllowed:
      Diagnostic(
        code: "F3", message: "the system does not allow access to \"\(path)\"",
        advice: ["see who may read and write it:  ls -l \"\(path)\""], stage: .run)
    case .noRoom:
      Diagnostic(
        code: "F4", message: "there is no room left for \"\(path)\"",
        advice: ["the file that was there before is unchanged"], stage: .run)
    case .noMemory:
      Diagnostic(code: "F4", message: "there is no memory left for \"\(path)\"", stage: .run)
    case .readerLeft:
      Diagnostic(code: "F4", message: "the reader of \"\(path)\" left", stage: .run)
    case .writingRefused:
      Diagnostic(
        code: "F5", message: "\"\(path)\" is not written: this session may not write",
        advice: ["start loy without --no-write to write files"], stage: .run)
    case .stopped: Diagnostic(code: "F4", message: "\"\(path)\" was stopped", stage: .run)
    case .system(let code):
      Diagnostic(
        code: "F4", message: "\"\(path)\" failed: \(FileError.words(for: code))", stage: .run)
    }
  }
}
