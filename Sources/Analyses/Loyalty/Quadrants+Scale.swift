import Diagnostics
import Engine
import Language
import Values

extension QuadrantQuestion {
  /// Refuses answers that lie off the scale, that seem to be of another, or cannot be added up.
  func check(_ places: [Place]) throws(AnalysisError) {
    let step = question.step
    for (place, name) in (step.items.map(\.name) + [rival?.name].compactMap { $0 }).enumerated() {
      let values = places.flatMap { [$0.importances, $0.satisfactions, $0.rivals][place] }
      try Diagnostic.refuseUnbounded(values, of: name, at: step.range)
    }
    let all = places.flatMap(\.answers)
    guard let scale else {
      guard step.word("cross") == "midpoint", let other = otherScale(places) else { return }
      throw .diagnostic(otherScale(other, than: all))
    }
    let odd = all.filter { $0 < Double(scale.low) || $0 > Double(scale.high) }
    guard let first = odd.min(), let last = odd.max() else { return }
    throw .diagnostic(
      Diagnostic(
        code: "M2",
        message: "\(odd.count.counted) of \(all.count.counted) answers are not on the scale "
          + "\(scale.text): \(first.shortest) … \(last.shortest)",
        range: step.range,
        advice: ["say the scale that was asked, or leave them out before:  filter …"], stage: .run))
  }

  /// The shorter scale than the usual one from 0 to 10 that undeclared answers fit, however few they
  /// are: the middle of a scale is nothing without the scale.
  func otherScale(_ places: [Place]) -> AnswerScale? {
    let all = places.flatMap(\.answers)
    guard scale == nil, let least = all.min(), let greatest = all.max() else { return nil }
    return AnswerScale.shorter(thanPromoters: least, greatest)
  }

  private func otherScale(_ other: AnswerScale, than answers: [Double]) -> Diagnostic {
    let (least, greatest) = (answers.min() ?? 0, answers.max() ?? 0)
    return Diagnostic(
      code: "M1",
      message: "`cross: midpoint` takes answers from 0 to 10, but these run from "
        + "\(least.shortest) to \(greatest.shortest)",
      range: question.step.range,
      advice: [
        "say which scale was asked:  scale: \(other.low), \(other.high)      (or, if these "
          + "are 0–10 answers:  scale: 0, 10)"
      ], stage: .run)
  }
}
