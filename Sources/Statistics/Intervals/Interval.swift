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

  /// The interval of a difference, from the values and intervals of its parts (MOVER).
  init(mover first: (value: Double, ends: Interval), minus second: (value: Double, ends: Interval))
  {
    let difference = first.value - second.value
    let below = (first.value - first.ends.low, second.ends.high - second.value)
    let above = (first.ends.high - first.value, second.value - second.ends.low)
    low = difference - (below.0 * below.0 + below.1 * below.1).squareRoot()
    high = difference + (above.0 * above.0 + above.1 * above.1).squareRoot()
  }

  /// The part of the interval that lies within limits.
  public func clamped(to limits: ClosedRange<Double>) -> Interval {
    Interval(
      low: min(max(low, limits.lowerBound), limits.upperBound),
      high: min(max(high, limits.lowerBound), limits.upperBound)
    )
  }
}
