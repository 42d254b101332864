public import Language
public import Values

/// One entry of the catalogue of analyses: its words, its result columns and its computation.
public struct Analysis: Sendable {
  /// The verb with its slots, clauses, options, result columns and help.
  public let declaration: VerbDeclaration
  /// The fields of the result of a checked step, known before anything runs.
  public let fields: @Sendable (CheckedStep) -> [Field]
  /// Whether the answer to a checked step depends on the day at which the data is looked at.
  public let dependsOnAsof: @Sendable (CheckedStep) -> Bool
  /// Asks the engine for grouped counts or a narrow projection and finishes the small table.
  public let answer: @Sendable (Question) throws(AnalysisError) -> Answer

  /// Creates an entry.
  public init(
    _ declaration: VerbDeclaration, fields: @escaping @Sendable (CheckedStep) -> [Field],
    dependsOnAsof: @escaping @Sendable (CheckedStep) -> Bool = { _ in false },
    answer: @escaping @Sendable (Question) throws(AnalysisError) -> Answer
  ) {
    self.declaration = declaration
    self.fields = fields
    self.dependsOnAsof = dependsOnAsof
    self.answer = answer
  }
}
