import Statistics
import Values

extension ComparisonFinding {
  /// Compares net promoter scores: MOVER from both score intervals.
  init(
    _ name: String, promoters first: PromoterCounts, with second: PromoterCounts,
    confidence: Double
  ) {
    let gap = PromoterDifference(first, minus: second)
    self.init(
      measure: name, a: first.score, aCount: Int(first.answers), b: second.score,
      bCount: Int(second.answers))
    guard let value = gap.value else { return }
    interval = gap.interval(confidence: confidence)
    test = "MOVER"
    (greatest, kind) = (200, .points)
    let variance = first.scoreVariance + second.scoreVariance
    if variance > 0 {
      error = variance.squareRoot()
      logP = min(
        0, NormalDistribution.logUpperTail(abs(value) / variance.squareRoot()) + 0.6931471805599453)
    }
    lines = PromoterCounts.Method.allCases.compactMap { method in
      gap.interval(method, confidence: confidence).map {
        "  MOVER from \(method.title) limits: \($0.low.fixed(2)) to \($0.high.fixed(2))"
          + (method == .score ? " (chosen)" : "")
      }
    }
  }
}

extension PromoterCounts.Method {
  /// The rule's name in an explanation.
  fileprivate var title: String {
    switch self {
    case .score: "Tango's"
    case .adjustedWald: "Bonett's and Price's"
    case .wald: "the textbook's"
    }
  }
}

extension PromoterCounts {
  /// The variance of the score in squared points.
  fileprivate var scoreVariance: Double {
    guard answers > 0 else { return 0 }
    let share = (promoters - detractors) / answers
    return 10_000 * ((promoters + detractors) / answers - share * share) / answers
  }
}
