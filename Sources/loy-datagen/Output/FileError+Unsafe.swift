import Glibc

/// Why a file could not be read or written.
struct FileError: Error, CustomStringConvertible {
  /// What was tried.
  enum Action: String, Sendable {
    case create
    case open
    case read
    case write
    case rename
  }

  /// What was tried.
  let action: Action
  /// The file concerned.
  let path: String
  /// The system's number for the cause.
  let code: Int32

  /// The error as one sentence for the person at the terminal.
  var description: String {
    // SAFETY: the text of strerror is copied at once, and nothing else here asks for another.
    let cause = unsafe strerror(code).map { unsafe String(cString: $0) } ?? "error \(code)"
    return "cannot \(action.rawValue) `\(path)`: \(cause)"
  }
}
