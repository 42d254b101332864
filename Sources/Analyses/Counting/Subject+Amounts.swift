import Diagnostics
import Language

extension Subject {
  /// Refuses amounts that are no finite numbers, or too large to be added up.
  ///
  /// - Complexity: O(*n*).
  func refuseUnbounded(_ amounts: [Double]) throws(AnalysisError) {
    try Diagnostic.refuseUnbounded(amounts, of: name, at: range)
  }
}

extension Diagnostic {
  /// Refuses amounts that are no finite numbers, or too large to be added up.
  static func refuseUnbounded(
    _ amounts: [Double], of name: String, at range: SourceRange
  ) throws(AnalysisError) {
    // An eighth, as sums of sums and differences must stay finite too.
    let sum = amounts.reduce(0) { $0 + abs($1) }
    guard !(sum <= Double.greatestFiniteMagnitude / 8) else { return }
    let odd = amounts.count { !$0.isFinite }
    let count = amount(odd, of: "values")
    throw .diagnostic(
      unbounded(
        odd > 0
          ? "\(count) of `\(name)` \(odd == 1 ? "is" : "are") beyond what a number can hold"
          : "the values of `\(name)` add up to more than a number can hold", at: range))
  }

  /// Refuses sums of amounts that are too large to go on with.
  static func refuseUnboundedSum(
    _ sums: Double..., of name: String, at range: SourceRange
  ) throws(AnalysisError) {
    guard !sums.allSatisfy({ abs($0) <= Double.greatestFiniteMagnitude / 8 }) else { return }
    throw .diagnostic(
      unbounded("the values of `\(name)` add up to more than a number can hold", at: range))
  }

  private static func unbounded(_ message: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "M4", message: message, range: range,
      advice: ["leave such values out first, with  filter …"], stage: .run)
  }

  /// Says that amounts are below zero.
  static func negativeAmount(_ subject: Subject, count: Int) -> Diagnostic {
    let values = amount(count, of: "values")
    return Diagnostic(
      code: "M4",
      message: "\(values) of `\(subject.name)` \(count == 1 ? "is" : "are") below zero",
      range: subject.range,
      advice: ["recurring revenue has no refunds in it:  filter \(subject.typedName) >= 0 | mrr …"],
      stage: .run)
  }
}
