/// The two ends of a confidence interval.
public struct Interval: Hashable, Sendable {
  /// The lower end.
  public let low: Double
  /// The upper end.
  public let high: Double

  /// Makes an interval from its ends.
  public init(low: Double, high: Double) {
    self.low = low
    self.high = high
  }

  /// The interval of a middle and a reach to both sides.
  init(around middle: Double, reach: Double) {
    self.init(low: middle - reach, high: middle + reach)
  }

  /// The part of the interval that lies within limits.
  func clamped(to limits: ClosedRange<Double>) -> Interval {
    Interval(
      low: min(max(low, limits.lowerBound), limits.upperBound),
      high: min(max(high, limits.lowerBound), limits.upperBound)
    )
  }
}
