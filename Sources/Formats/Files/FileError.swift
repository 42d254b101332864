import Glibc

/// What the world did when a file was to be read or written.
public struct FileError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no such file or folder.
    case missing
    /// There is no such folder to write in.
    case noFolder
    /// The path names a folder.
    case isFolder
    /// The system does not allow it.
    case notAllowed
    /// The disk is full.
    case noRoom
    /// There is no memory left.
    case noMemory
    /// The reader of a pipe left.
    case readerLeft
    /// Nothing may be written in this session.
    case writingRefused
    /// Someone asked to stop.
    case stopped
    /// Anything else, by its system error number.
    case system(Int32)
  }

  /// What went wrong.
  public let reason: Reason
  /// The path as it was given.
  public let path: String

  /// Creates an error.
  public init(_ reason: Reason, path: String) {
    self.reason = reason
    self.path = path
  }

  /// Creates an error from the system's error number.
  init(code: Int32, path: String) {
    let reason: Reason =
      switch code {
      case ENOENT, ENOTDIR: .missing
      case EISDIR: .isFolder
      case EACCES, EPERM, EROFS: .notAllowed
      case ENOSPC, EDQUOT, EFBIG: .noRoom
      case EPIPE: .readerLeft
      case EINTR: .stopped
      default: .system(code)
      }
    self.init(reason, path: path)
  }
}
