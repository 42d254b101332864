import Diagnostics
import Language
import Values

extension QuadrantQuestion {
  /// The greatest answer of the scales that are shorter than the usual one from 0 to 10.
  static let shortScale = 7.0

  /// Refuses answers that lie off the scale, that seem to be of another, or cannot be added up.
  func check(_ places: [Place]) throws(AnalysisError) {
    let step = question.step
    let all = places.flatMap { $0.importances + $0.satisfactions + $0.rivals }
    guard let least = all.min(), let greatest = all.max() else { return }
    var reach = greatest.magnitude + least.magnitude
    for place in places {
      reach += abs(place.importance ?? 0) + abs(place.satisfaction ?? 0)
    }
    guard reach.isFinite else {
      throw .diagnostic(
        Diagnostic(
          code: "M4", message: "these numbers are too large to take means of",
          range: step.range, advice: ["look at them:  describe"], stage: .run))
    }
    guard let scale else {
      guard step.word("cross") == "midpoint", greatest <= QuadrantQuestion.shortScale else {
        return
      }
      let guess = greatest <= 5 ? 5 : 7
      throw .diagnostic(
        Diagnostic(
          code: "M1",
          message: "`cross: midpoint` takes answers from 0 to 10, but these run from "
            + "\(least.shortest) to \(greatest.shortest)",
          range: step.range,
          advice: [
            "say which scale was asked:  scale: \(least < 1 ? 0 : 1), \(guess)      (or, if these "
              + "are 0–10 answers:  scale: 0, 10)"
          ], stage: .run))
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
}
