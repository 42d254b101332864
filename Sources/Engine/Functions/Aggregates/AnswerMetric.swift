/// A metric that counts the answers of a survey on a scale.
public enum AnswerMetric: String, Sendable, CustomStringConvertible {
  /// The net promoter score.
  case nps
  /// The share of satisfied answers.
  case csat

  /// The name as it is typed.
  public var description: String { rawValue }

  /// The scale unless another is declared.
  public var usualScale: AnswerScale {
    switch self {
    case .nps: AnswerScale(0, 10)
    case .csat: AnswerScale(1, 5)
    }
  }

  /// The only scales that the metric is defined for; nothing where any will do.
  public var scales: [AnswerScale]? {
    switch self {
    case .nps: [AnswerScale(0, 10), AnswerScale(1, 10)]
    case .csat: nil
    }
  }

  /// How many of the greatest answers of the usual scale no shorter scale has.
  var topAnswers: Int {
    switch self {
    case .nps: 3
    case .csat: 2
    }
  }

  /// The least answer that has a count of its own: detractors are counted from 0 on either scale.
  func leastCounted(on scale: AnswerScale) -> Int {
    switch self {
    case .nps: 0
    case .csat: scale.low
    }
  }

  /// The shorter scale that answers seem to be of, when there are enough to tell.
  func other(_ least: Double, _ greatest: Double, count: Int) -> AnswerScale? {
    switch self {
    case .nps: AnswerScale.other(thanPromoters: least, greatest, count: count)
    case .csat: usualScale.other(least, greatest, count: count)
    }
  }
}
