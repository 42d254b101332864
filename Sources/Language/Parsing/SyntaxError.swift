import Diagnostics

/// Why a statement could not be read.
indirect enum SyntaxError: Error {
  /// The tokens do not fit the grammar.
  case found(Diagnostic)
  /// A token is invalid, which the lexer has reported.
  case reported
}
