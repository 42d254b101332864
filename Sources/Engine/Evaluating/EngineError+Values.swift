import Diagnostics
import Values

extension EngineError {
  /// A whole number too large or too small for 64 bits.
  static func overflow(_ formula: String, at range: SourceRange? = nil) -> EngineError {
    EngineError(
      .data(
        Diagnostic(
          code: "E1", message: "\(formula) does not fit in a whole number of 64 bits",
          range: range,
          advice: ["make a side decimal, for example with  * 1.0"], stage: .run)))
  }

  /// A text that is no regular expression.
  static func unreadablePattern(_ pattern: String, at range: SourceRange?) -> EngineError {
    EngineError(
      .data(
        Diagnostic(
          code: "E2", message: "\"\(pattern)\" is no regular expression", range: range,
          advice: [
            "to look for a piece of text as it stands:  contains \"\(pattern)\"",
            "`matches` knows . [a-z] [^a-z] \\d \\w \\s ^ $ ( ) | * + ? {2,5}, and \\ before a sign "
              + "takes it as it stands",
          ],
          stage: .run)))
  }

  /// A regular expression that would take too much memory.
  static func largePattern(at range: SourceRange?) -> EngineError {
    let limit = NumberText.grouped(PatternMatcher.greatestSize)
    return EngineError(
      .data(
        Diagnostic(
          code: "E2", message: "this regular expression has more than \(limit) parts",
          range: range, advice: ["use smaller numbers in braces, or fewer of them"],
          stage: .run)))
  }

  /// More bytes of text than a column can hold.
  static func tooMuchText(at range: SourceRange? = nil) -> EngineError {
    EngineError(
      .data(
        Diagnostic(
          code: "E3", message: "the texts of this column take more than 4 GiB", range: range,
          advice: ["filter the rows first, or join shorter texts"], stage: .run)))
  }

  /// The error with a place, when it has none yet.
  func placed(at range: SourceRange?) -> EngineError {
    guard case .data(var diagnostic) = reason, diagnostic.range == nil else { return self }
    diagnostic.range = range
    return EngineError(.data(diagnostic))
  }
}
