import Diagnostics
import Language

/// What an analysis is about: a formula with the words for it.
struct Subject: Sendable {
  /// The formula as messages call it.
  let name: String
  /// The formula.
  let expression: CheckedExpression
  /// Where it was typed, or the step where a role stands in.
  let range: SourceRange

  /// The name as it is typed, between backticks where it must be.
  var typedName: String { Name.source(of: name) }
}
