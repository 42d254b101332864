import Diagnostics
import Engine
import Language
import Tables
import Values

extension HealthQuestion {
  /// The values of a part from 0 to 100; one off the scale is an error, never cut to fit.
  func scaled(
    _ column: Column, _ item: CheckedItem, _ scale: (low: Double, high: Double)
  ) throws(AnalysisError) -> [Double?] {
    if item.expression?.isCountedTruth ?? false {
      return column.optionalNumbers.map { $0.map { 100 * $0 } }
    }
    let numbers = column.optionalNumbers
    let known = numbers.compactMap { $0 }
    if question.step.options["scale"] == nil, known.count >= AnswerScale.fewest,
      let least = known.min(), let greatest = known.max(), least >= 0, greatest <= 10
    {
      throw .diagnostic(.shortPart(item, from: least, to: greatest))
    }
    let odd = known.filter { $0 < scale.low || $0 > scale.high }
    guard let least = odd.min(), let greatest = odd.max() else {
      if scale == (0, 100) { return numbers }
      return numbers.map { $0.map { 100 * ($0 - scale.low) / (scale.high - scale.low) } }
    }
    let ends = "\(scale.low.shortest) to \(scale.high.shortest)"
    throw .diagnostic(
      Diagnostic(
        code: "M7",
        message: "\(odd.count.counted) of \(known.count.counted) values of the part `\(item.name)` "
          + "are not on the scale \(ends): \(least.shortest) … \(greatest.shortest)",
        range: item.range, label: "a part runs from \(ends)",
        advice: [
          "say its scale:  scale: \((known.min() ?? 0).shortest), \((known.max() ?? 0).shortest)   "
            + "(two numbers for each part, in order)"
        ], stage: .run))
  }
}

extension CheckedExpression {
  /// Whether the number is a condition, counted 0 or 1.
  fileprivate var isCountedTruth: Bool {
    switch kind {
    case .origin(let inner): inner.isCountedTruth
    case .operation(.whole, let parts): parts.first?.type.type == .truth
    default: type.type == .truth
    }
  }
}
