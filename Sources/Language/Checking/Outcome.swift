public import Diagnostics

/// What a check gives: a value unless there is an error, and what a reader should know.
public struct Outcome<Value: Sendable>: Sendable {
  /// The value; nothing exactly when one of the diagnostics is an error.
  public let value: Value?
  /// Errors and notes, in the order they were found.
  public let diagnostics: [Diagnostic]

  /// Creates the outcome of a check that found no error.
  public init(_ value: Value, notes: [Diagnostic] = []) {
    self.value = value
    self.diagnostics = notes
  }

  /// Creates the outcome of a check that found errors.
  public init(failed diagnostics: [Diagnostic]) {
    self.value = nil
    self.diagnostics = diagnostics
  }
}
