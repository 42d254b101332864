/// The difference between two shares of separate groups.
public struct ProportionDifference: Hashable, Sendable {
  /// The ways to put an interval around a difference of shares.
  public enum Method: String, CaseIterable, Hashable, Sendable {
    /// Newcombe's 1998 method 10, from the Wilson limits of both shares: the default.
    case newcombe
    /// Wald's interval with one added to all four counts (Agresti and Caffo 2000).
    case agrestiCaffo
    /// The score interval of Miettinen and Nurminen 1985.
    case score
    /// The textbook interval.
    case wald
  }

  /// The share that the other is taken from.
  public let first: Proportion
  /// The share that is taken away.
  public let second: Proportion

  /// Makes the difference `first` − `second`.
  public init(_ first: Proportion, minus second: Proportion) {
    self.first = first
    self.second = second
  }

  /// The difference itself, or nothing when a group is empty.
  public var value: Double? {
    guard let p = first.value, let q = second.value else { return nil }
    return p - q
  }

  /// An interval around the difference, or nothing when a group is empty.
  public func interval(_ method: Method = .newcombe, confidence: Double = 0.95) -> Interval? {
    switch method {
    case .newcombe: newcombe(confidence)
    case .agrestiCaffo: wald(confidence, adding: 1)
    case .score: score(confidence)
    case .wald: wald(confidence, adding: 0)
    }
  }

  private func newcombe(_ confidence: Double) -> Interval? {
    guard let p = first.value, let q = second.value,
      let left = first.interval(.wilson, confidence: confidence),
      let right = second.interval(.wilson, confidence: confidence)
    else { return nil }
    return Interval(mover: (p, left), minus: (q, right))
  }

  private func wald(_ confidence: Double, adding extra: Double) -> Interval? {
    guard first.trials > 0, second.trials > 0 else { return nil }
    let (n, m) = (first.trials + 2 * extra, second.trials + 2 * extra)
    let p = (first.successes + extra) / n
    let q = (second.successes + extra) / m
    let z = NormalDistribution.criticalValue(confidence: confidence)
    return Interval(
      around: p - q,
      reach: z * (p * (1 - p) / n + q * (1 - q) / m).squareRoot()
    )
  }
}
