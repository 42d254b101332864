/// What the shell does after a statement ran.
public enum ExecuteResult: Equatable, Sendable {
  /// Asks for the next one.
  case goOn
  /// Ends with an exit code.
  case quit(Int32)
}
