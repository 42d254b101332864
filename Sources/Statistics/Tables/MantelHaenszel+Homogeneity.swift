extension MantelHaenszel {
  /// The test of Breslow and Day 1980 with Tarone's 1985 correction, that all strata share one odds
  /// ratio; nothing for fewer than two strata that say anything, or a ratio of 0 or endless.
  ///
  /// Each stratum's *a* is held against what the common odds ratio leads to expect within its
  /// margins. Strata in which a margin is empty say nothing and do not count in the degrees.
  public var breslowDay: TestResult? {
    let telling = strata.filter { !$0.hasEmptyMargin }
    guard telling.count > 1, let ratio = oddsRatio, ratio > 0, ratio.isFinite else { return nil }
    var (statistic, excess, variance) = (0.0, 0.0, 0.0)
    for table in telling {
      let expected = table.expected(underRatio: ratio)
      let difference = Double(table.a) - expected.a
      statistic += difference * difference / expected.variance
      excess += difference
      variance += expected.variance
    }
    return TestResult(
      chiSquared: max(0, statistic - excess * excess / variance), degrees: telling.count - 1)
  }
}

extension TwoByTwo {
  /// The *a* that an odds ratio leads to expect within these margins, with its variance.
  ///
  /// It solves a (n − x − y + a) = ratio (x − a) (y − a), by the form of the root that does not
  /// cancel near a ratio of 1.
  fileprivate func expected(underRatio ratio: Double) -> (a: Double, variance: Double) {
    let (n, x, y) = (Double(total), Double(inside), Double(outcomes))
    let middle = ratio * (x + y) + (n - x - y)
    let last = ratio * x * y
    let root = (middle * middle - 4 * (ratio - 1) * last).squareRoot()
    let a = 2 * last / (middle + root)
    return (a, 1 / (1 / a + 1 / (x - a) + 1 / (y - a) + 1 / (n - x - y + a)))
  }
}
