extension PromoterCounts {
  /// The ways to put an interval around a net promoter score.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// Tango's 1998 score interval: the default, within −100 to 100 and sane for one answer.
    case score
    /// Wald's interval with ¾, 3⁄2 and ¾ added to the counts (Bonett and Price 2012).
    case adjustedWald
    /// The textbook interval, of no width when all answers agree.
    case wald
  }

  /// An interval around the score, in the score's points, or nothing without answers.
  public func interval(_ method: Method = .score, confidence: Double = 0.95) -> Interval? {
    guard answers > 0 else { return nil }
    let z = NormalDistribution.criticalValue(confidence: confidence)
    switch method {
    case .score:
      let upper = scoreLimit(z)
      let mirrored = PromoterCounts(
        promoters: detractors,
        passives: passives,
        detractors: promoters
      ).scoreLimit(z)
      return Interval(low: -100 * mirrored, high: 100 * upper)
    case .adjustedWald:
      return PromoterCounts(
        promoters: promoters + 0.75,
        passives: passives + 1.5,
        detractors: detractors + 0.75
      ).wald(z)
    case .wald: return wald(z)
    }
  }

  private func wald(_ z: Double) -> Interval {
    let difference = (promoters - detractors) / answers
    let variance = (promoters + detractors) / answers - difference * difference
    return Interval(
      around: 100 * difference,
      reach: 100 * z * (max(variance, 0) / answers).squareRoot()
    )
  }

  /// The upper limit of promoters' less detractors' share, by bisection.
  private func scoreLimit(_ z: Double) -> Double {
    var low = (promoters - detractors) / answers
    var high = 1.0
    while true {
      let middle = low + (high - low) / 2
      if middle <= low || middle >= high { return high }
      if isWithin(z, of: middle) { low = middle } else { high = middle }
    }
  }

  /// Whether the answers are less than `z` standard errors below a supposed difference.
  ///
  /// The error is that of the likeliest shares with this difference (Tango 1998, equations 5–8).
  private func isWithin(_ z: Double, of difference: Double) -> Bool {
    let n = answers
    let b = -promoters - detractors + (2 * n - promoters + detractors) * difference
    let c = -detractors * difference * (1 - difference)
    let root = (b * b - 8 * n * c).squareRoot()
    let share = b > 0 ? -2 * c / (b + root) : (root - b) / (4 * n)
    let variance = n * (2 * share + difference * (1 - difference))
    let shortfall = n * difference - (promoters - detractors)
    return shortfall * shortfall < z * z * max(variance, 0)
  }
}
