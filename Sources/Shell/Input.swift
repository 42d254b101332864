/// What came of asking a person for a statement.
public enum Input: Equatable, Sendable {
  /// A statement, which may have several lines.
  case line(String)
  /// Ctrl-C: what was typed is dropped.
  case interrupted
  /// Ctrl-D on an empty line, or the terminal is gone.
  case end
}
