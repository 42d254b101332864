/// The difference between the net promoter scores of separate groups.
public typealias PromoterDifference = GroupDifference<PromoterCounts>

extension GroupDifference where Group == PromoterCounts {
  /// The difference in points, or nothing when a group has no answers.
  public var value: Double? { difference(of: \.score) }

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
