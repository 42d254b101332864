/// The share who have had no event after each time (Kaplan and Meier 1958).
public struct KaplanMeier: Hashable, Sendable {
  /// The curve after one time.
  public struct Step: Hashable, Sendable {
    /// The time.
    public let time: Double
    /// Those watched just before it.
    public let atRisk: Double
    /// The events at it, of all causes.
    public let events: Double
    /// Those whose watch ended at it.
    public let censored: Double
    /// The estimated share without an event up to and with this time.
    public let survival: Double
    /// The events that would have come by now to one who is replaced after each (Nelson and Aalen).
    public let cumulativeHazard: Double
    /// Its standard error (Aalen 1978).
    public let hazardError: Double
    /// The standard error of the logarithm of that share (Greenwood), nothing once nobody is left.
    public let logError: Double?

    /// The standard error of the share itself (Greenwood).
    public var standardError: Double? { logError.map { $0 * survival } }
  }

  /// The steps, one for each time at which something happened.
  public let steps: [Step]
  /// The counts behind the curve.
  public let table: LifeTable

  /// Estimates the curve of an event of any cause.
  /// - Complexity: O(times).
  public init(_ table: LifeTable) {
    self.table = table
    var survival = 1.0
    var variance: Double? = 0
    var (hazard, hazardVariance) = (0.0, 0.0)
    steps = table.rows.map { row in
      let events = row.allEvents
      survival *= (row.atRisk - events) / row.atRisk
      // Greenwood's sum has a pole where the last ones leave together.
      variance =
        events < row.atRisk
        ? variance.map { $0 + events / (row.atRisk * (row.atRisk - events)) } : nil
      hazard += events / row.atRisk
      hazardVariance += events / (row.atRisk * row.atRisk)
      return Step(
        time: row.time, atRisk: row.atRisk, events: events, censored: row.censored,
        survival: survival, cumulativeHazard: hazard,
        hazardError: hazardVariance.squareRoot(), logError: variance?.squareRoot())
    }
  }

  /// The last step at or before a time, or nothing before the first one.
  /// - Complexity: O(log *n*).
  public func step(at time: Double) -> Step? {
    var (low, high) = (0, steps.count)
    while low < high {
      let middle = (low + high) / 2
      if steps[middle].time <= time { low = middle + 1 } else { high = middle }
    }
    return low > 0 ? steps[low - 1] : nil
  }

  /// The curve as it stands at any time, also before the first step, where nothing is uncertain.
  /// - Complexity: O(times).
  public func landmark(at time: Double) -> Step {
    let atRisk = table.rows.first { $0.time >= time }?.atRisk ?? 0
    let step = step(at: time)
    return Step(
      time: time, atRisk: atRisk, events: 0, censored: 0, survival: step?.survival ?? 1,
      cumulativeHazard: step?.cumulativeHazard ?? 0, hazardError: step?.hazardError ?? 0,
      logError: step.map(\.logError) ?? 0)
  }

  /// The share without an event up to and with a time.
  public func survival(at time: Double) -> Double { step(at: time)?.survival ?? 1 }
}
