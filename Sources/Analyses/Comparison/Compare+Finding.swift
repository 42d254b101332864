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
}
