import Diagnostics
import Values

extension EngineError {
  /// Refuses a table of more rows than row numbers of 32 bits can count.
  static func checkRows(_ count: Int) throws(EngineError) {
    guard count > Int(Int32.max) else { return }
    throw EngineError(
      .data(
        Diagnostic(
          code: "E6",
          message: "the result would have \(NumberText.grouped(count)) rows, too many for a table",
          advice: ["filter or summarize the tables first"], stage: .run)))
  }
}
