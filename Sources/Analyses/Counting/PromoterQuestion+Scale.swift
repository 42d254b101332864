import Diagnostics
import Engine
import Language
import Values

extension PromoterQuestion {
  /// Refuses answers of another scale, answers off the scale and weights below zero.
  func check(_ scores: ScoreCounts) throws(AnalysisError) {
    let overall = scores.overall
    if let error = try otherScale(overall) { throw .diagnostic(error) }
    if let error = scale.offScale(overall, of: subject, in: question.step) {
      throw .diagnostic(error)
    }
    if let weight {
      let sum = overall.weight { _ in true }
      try Diagnostic.refuseUnboundedSum(sum, overall.squares, of: weight.name, at: subject.range)
    }
    if let weight, scores.negativeWeights > 0 {
      throw .diagnostic(.negativeWeight(weight.name, count: scores.negativeWeights, of: subject))
    }
  }

  /// Says that the answers may run from 1 instead of 0, when nothing tells which was asked.
  func scaleNotes(_ scores: ScoreCounts) -> [Diagnostic] {
    let group = scores.overall
    guard declared == nil, group.answerCount >= Diagnostic.fewRows,
      let least = group.answers.first?.score, least >= 1
    else { return [] }
    return [
      .note(
        "none of \(group.answerCount.counted) answers is 0: if the question ran from 1 to 10, say "
          + "so with  scale: 1, 10  (promoters and detractors stay the same)")
    ]
  }

  /// The error that the whole stored column looks like answers from 0 or 1 to 5 or from 1 to 7.
  private func otherScale(_ group: ScoreGroup) throws(AnalysisError) -> Diagnostic? {
    let isShort = group.answers.allSatisfy { $0.score >= 0 && $0.score <= 7 }
    guard declared == nil, isShort,
      let (least, greatest, count) = try question.wholeRange(of: subject.expression),
      let other = AnswerScale.other(thanPromoters: least, greatest, count: count)
    else { return nil }
    let scale = other == AnswerScale(1, 5) ? "" : " scale: \(other.low), \(other.high)"
    let words = question.step.words(naming: subject.typedName)
    return .otherScale(
      "nps", name: subject.name, wants: AnswerScale(0, 10), from: least, to: greatest,
      range: subject.range,
      advice: "did you mean:  csat \(words)\(scale)      (or, if these are 0–10 answers:  "
        + "scale: 0, 10)")
  }
}

extension Diagnostic {
  /// Says which scales a net promoter score is defined for.
  static func noPromoterScale(_ scale: AnswerScale, subject: Subject) -> Diagnostic {
    Diagnostic(
      code: "M3", message: "nps is defined for the scales 0, 10 and 1, 10, not for \(scale.text)",
      range: subject.range,
      advice: ["for other scales:  csat \(subject.typedName) scale: \(scale.low), \(scale.high)"])
  }

  /// Says that a weight is no number.
  static func noWeight(_ weight: NamedExpression, subject: Subject) -> Diagnostic {
    let type = weight.expression.type.type.name
    return Diagnostic(
      code: "T5", message: "a weight must be a number, but `\(weight.name)` is \(type)",
      range: subject.range,
      advice: ["name a column of numbers after  weight:  (`describe` shows the types)"])
  }

  /// Says that a weight is below zero.
  fileprivate static func negativeWeight(
    _ name: String, count: Int, of subject: Subject
  ) -> Diagnostic {
    Diagnostic(
      code: "M4",
      message:
        "\(count.counted("value")) of the weight `\(name)` \(count == 1 ? "is" : "are") below zero",
      range: subject.range, advice: ["leave them out with:  filter \(name) >= 0 | …"],
      stage: .run)
  }
}
