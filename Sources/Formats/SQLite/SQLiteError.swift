/// What went wrong with a database: the kind that decides what to do, and SQLite's own words.
public struct SQLiteError: Error, Hashable, Sendable {
  /// What went wrong.
  public enum Reason: Hashable, Sendable {
    /// There is no such file or folder.
    case missing
    /// The folder of a new file is not there.
    case noFolder
    /// The path names a folder.
    case isFolder
    /// The file is no SQLite database, or is locked with a password.
    case noDatabase
    /// The file is damaged.
    case damaged
    /// A program was ended in the middle of a change, which only someone who may write takes back.
    case unfinished
    /// Another program holds the database.
    case locked
    /// The system does not allow it.
    case notAllowed
    /// The disk is full.
    case noRoom
    /// There is no memory left.
    case noMemory
    /// Nothing may be written in this session.
    case writingRefused
    /// A rule of the table, such as a unique key, does not allow the row.
    case constraint
    /// Someone asked to stop.
    case stopped
    /// Anything else, by SQLite's extended result code.
    case other(Int32)
  }

  /// What went wrong.
  public let reason: Reason
  /// The path of the database as it was given.
  public let path: String
  /// What SQLite says.
  public let words: String

  /// Creates an error.
  public init(_ reason: Reason, path: String, words: String = "") {
    self.reason = reason
    self.path = path
    self.words = words
  }
}
