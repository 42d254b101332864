/// A count of events that come at a steady rate.
public struct PoissonCount: Hashable, Sendable {
  /// How many events there were.
  public let events: Int

  /// Makes a count of events.
  public init(_ events: Int) {
    precondition(events >= 0, "a count of events must not be negative")
    self.events = events
  }

  /// The exact interval for the expected number of events (Garwood 1936).
  public func interval(confidence: Double = 0.95) -> Interval {
    precondition(confidence > 0 && confidence < 1, "confidence lies between 0 and 1")
    let tail = (1 - confidence) / 2
    let count = Double(events)
    return Interval(
      low: events == 0 ? 0 : ChiSquaredDistribution(degrees: 2 * count).quantile(tail) / 2,
      high: ChiSquaredDistribution(degrees: 2 * count + 2).upperQuantile(tail) / 2
    )
  }
}
