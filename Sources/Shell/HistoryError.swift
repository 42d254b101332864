/// Why the history could not be read or kept.
public struct HistoryError: Error, Equatable, Sendable, CustomStringConvertible {
  /// The file or folder.
  public let path: String
  /// The number of the system's error.
  public let code: Int32

  /// What happened, for a person.
  public var description: String {
    "the history is not kept in `\(path)`: \(HistoryError.reason(code))"
  }
}
