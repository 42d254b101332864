/// The difference between the net promoter scores of separate groups.
public struct PromoterDifference: Hashable, Sendable {
  /// The group whose score the other's is taken from.
  public let first: PromoterCounts
  /// The group whose score is taken away.
  public let second: PromoterCounts

  /// Makes the difference `first` − `second`.
  public init(_ first: PromoterCounts, minus second: PromoterCounts) {
    self.first = first
    self.second = second
  }

  /// The difference in points, or nothing when a group has no answers.
  public var value: Double? {
    guard let left = first.score, let right = second.score else { return nil }
    return left - right
  }

  /// An interval from both groups' limits (MOVER; Donner and Zou 2012), or nothing without answers.
  public func interval(
    _ method: PromoterCounts.Method = .score,
    confidence: Double = 0.95
  ) -> Interval? {
    guard let p = first.score, let q = second.score,
      let left = first.interval(method, confidence: confidence),
      let right = second.interval(method, confidence: confidence)
    else { return nil }
    return Interval(mover: (p, left), minus: (q, right))
  }
}
