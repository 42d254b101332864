import Statistics
import Values

/// One measure in both groups, with its difference and test.
struct ComparisonFinding: Sendable {
  /// What is compared.
  let measure: String
  /// The first group's value.
  var a: Double?
  /// The numbers it was computed from.
  var aCount: Int
  /// The second group's value.
  var b: Double?
  /// The numbers it was computed from.
  var bCount: Int
  /// The interval of the difference.
  var interval: Interval?
  /// The logarithm of the probability of such a difference if there were none.
  var logP: Double?
  /// The test in one word, nothing where none is known.
  var test: String?
  /// The standard error that decides which difference could have been seen.
  var error: Double?
  /// The kind of both values, where it is known.
  var kind = Kind.plain
  /// The interval and other rules side by side, for an explanation.
  var lines: [String] = []
  /// The greatest difference there can be: 1 for shares, 200 for net promoter scores.
  var greatest = Double.infinity
  /// The finding that says the same the other way round, so that both are one test.
  var mirrors: String?

  /// The first value minus the second.
  var difference: Double? {
    guard let a, let b, (a - b).isFinite else { return nil }
    return a - b
  }

  /// The difference that such groups show with a probability of 80 %, tested at the level.
  ///
  /// Nothing when not even the greatest difference there can be would show.
  func detectable(confidence: Double) -> Double? {
    guard let least = leastDifference(confidence: confidence), least <= greatest else { return nil }
    return least
  }

  /// Whether the groups are too small to show any difference.
  func isBlind(confidence: Double) -> Bool {
    leastDifference(confidence: confidence).map { $0 > greatest } ?? false
  }

  private func leastDifference(confidence: Double) -> Double? {
    guard let error, error > 0, error.isFinite else { return nil }
    let critical = NormalDistribution.criticalValue(confidence: confidence)
    return (critical + NormalDistribution.quantile(0.8)) * error
  }
}

extension ComparisonFinding {
  /// The difference worked out, shares as percentages.
  func difference(_ a: Double, _ b: Double) -> String {
    switch kind {
    case .share: "\(a.percent) - \(b.percent) = \((a - b).percentagePoints)"
    case .points: "\(a.fixed(2)) - \(b.fixed(2)) = \((a - b).fixed(2))"
    default: "\(a.fixed(4)) - \(b.fixed(4)) = \((a - b).fixed(4))"
    }
  }

  /// Compares shares: Newcombe's interval, Pearson's test, or Fisher's where counts are small.
  init(
    _ name: String, share first: (hits: Int, count: Int), with second: (hits: Int, count: Int),
    confidence: Double
  ) {
    let left = Proportion(first.hits, of: first.count)
    let right = Proportion(second.hits, of: second.count)
    let gap = ProportionDifference(left, minus: right)
    self.init(
      measure: name, a: left.value, aCount: first.count, b: right.value, bCount: second.count)
    interval = gap.interval(.newcombe, confidence: confidence)
    (greatest, kind) = (1, .share)
    // A group without values compares with nothing, and is no test to adjust for.
    guard first.count > 0, second.count > 0 else { return }
    let table = TwoByTwo(
      a: first.hits, b: first.count - first.hits, c: second.hits, d: second.count - second.hits)
    let (hits, total) = (Double(table.outcomes), Double(table.total))
    let least = Double(min(first.count, second.count)) * min(hits, total - hits) / total
    let isExact = least < 5
    logP = isExact ? table.fisherTwoSidedLogP : table.chiSquared?.logP
    test = isExact ? "Newcombe, Fisher" : "Newcombe"
    let pooled = hits / total
    error = (pooled * (1 - pooled) * (1 / left.trials + 1 / right.trials)).squareRoot()
    lines = ProportionDifference.Method.allCases.compactMap { method in
      gap.interval(method, confidence: confidence).map {
        "  \(method.title): \($0.low.percentagePoints) to \($0.high.percentagePoints)"
          + (method == .newcombe ? " (chosen)" : "")
      }
    }
    if let pearson = table.chiSquared {
      lines.append(
        "  p by Pearson \(pearson.p.asChance), by Fisher \(table.fisherTwoSidedP.asChance)")
    }
  }

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

extension ProportionDifference.Method {
  /// The rule's name in an explanation.
  fileprivate var title: String {
    switch self {
    case .newcombe: "Newcombe 1998"
    case .agrestiCaffo: "Agresti–Caffo 2000"
    case .score: "Miettinen–Nurminen 1985"
    case .wald: "Wald, the textbook's"
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
