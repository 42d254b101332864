import Statistics
import Values

extension ComparisonFinding {
  /// Compares means by Welch's test.
  init(_ name: String, means first: [Double], with second: [Double], confidence: Double) {
    let gap = MeanDifference(Moments(first), minus: Moments(second))
    self.init(
      measure: name, a: gap.first.mean, aCount: first.count, b: gap.second.mean,
      bCount: second.count)
    guard !first.isEmpty, !second.isEmpty else { return }
    interval = gap.interval(confidence: confidence)
    logP = gap.test?.logP
    test = "Welch"
    error = gap.standardError
    let ranks = RankComparison(first, with: second)
    if let ends = interval, let degrees = gap.degrees {
      lines.append(
        "  Welch, \(degrees.fixed(1)) degrees of freedom: \(ends.low.fixed(4)) to "
          + "\(ends.high.fixed(4)) (chosen)")
    }
    if let ends = gap.pooledInterval(confidence: confidence) {
      lines.append("  Student, equal spreads: \(ends.low.fixed(4)) to \(ends.high.fixed(4))")
    }
    if let chance = ranks.superiority, let test = ranks.test {
      lines.append(
        "  ranks: the first is greater in \(chance.percent) of pairs, p \(test.p.asChance)")
    }
  }

  /// Compares medians: the interval of Price and Bonett, the test of Mann and Whitney.
  init(_ name: String, medians first: [Double], with second: [Double], confidence: Double) {
    var (left, right) = (first, second)
    self.init(
      measure: name, a: median(of: &left), aCount: first.count, b: median(of: &right),
      bCount: second.count)
    let gap = MedianDifference(first, minus: second)
    let ranks = RankComparison(first, with: second)
    interval = gap?.interval(confidence: confidence)
    error = gap?.standardError
    guard !first.isEmpty, !second.isEmpty else { return }
    logP = ranks.test?.logP
    test = "rank"
    if let chance = ranks.superiority {
      lines.append("  the first is greater in \(chance.percent) of pairs, ties counted half")
    }
  }

  /// Compares times to an event: restricted means up to a common limit, the log-rank test.
  init(_ name: String, times tables: [LifeTable], confidence: Double) {
    let curves = tables.map { KaplanMeier($0) }
    let limit = tables.compactMap(\.lastTime).min()
    let means = curves.map { limit.flatMap($0.restrictedMean) }
    self.init(
      measure: name, a: means[0]?.value, aCount: Int(tables[0].total), b: means[1]?.value,
      bCount: Int(tables[1].total))
    test = "log-rank"
    logP = LogRank(tables).test?.logP
    guard let left = means[0], let right = means[1], let difference else { return }
    let spread = left.standardError * left.standardError + right.standardError * right.standardError
    error = spread.squareRoot()
    let reach = NormalDistribution.criticalValue(confidence: confidence) * spread.squareRoot()
    interval = Interval(low: difference - reach, high: difference + reach)
    lines = [
      "  mean times up to \(left.limit.fixed(2)), by the areas under both Kaplan–Meier curves",
      "  medians: \(curves[0].quantile().time.map { $0.fixed(2) } ?? "not reached") and "
        + "\(curves[1].quantile().time.map { $0.fixed(2) } ?? "not reached")",
    ]
  }
}
