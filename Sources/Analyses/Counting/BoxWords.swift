import Engine
import Language
import Values

/// What a share of answers calls its columns, so that `csat` and `ces` share their arithmetic.
struct BoxWords: Sendable {
  /// The column of the answers that count.
  let hits: String
  /// The column of their share.
  let share: String
  /// The role that stands in for the score.
  let role: Role
  /// The scale unless another is declared.
  let scale: AnswerScale
  /// Whether the mean is a column of the result.
  let hasMean: Bool

  /// The words of `csat`.
  static let csat = BoxWords(
    hits: "satisfied", share: "csat", role: .csat, scale: AnswerScale(1, 5), hasMean: false)
  /// The words of `ces`.
  static let ces = BoxWords(
    hits: "easy", share: "ces", role: .effort, scale: AnswerScale(1, 7), hasMean: true)

  /// The fixed fields of a result.
  var fields: [Field] {
    [
      Field("answers", .whole, kind: .count), Field("unanswered", .whole, kind: .count),
      Field(hits, .whole, kind: .count), Field(share, .decimal, kind: .share),
      Field("low", .decimal, kind: .share), Field("high", .decimal, kind: .share),
    ] + (hasMean ? [Field("mean", .decimal)] : [])
  }
}
