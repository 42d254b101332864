import Glibc

/// The share who have had an event of each cause up to each time, where one event ends the watch.
///
/// Exact under ties: each time adds S(t-) d_k / n (Aalen and Johansen 1978). One minus a
/// Kaplan–Meier curve of one cause overstates it, because it lets the others come back.
public struct AalenJohansen: Hashable, Sendable {
  /// The curves after one time.
  public struct Step: Hashable, Sendable {
    /// The time.
    public let time: Double
    /// Those watched just before it.
    public let atRisk: Double
    /// The events of each cause at it.
    public let events: [Double]
    /// Those whose watch ended at it.
    public let censored: Double
    /// The share who have had an event of each cause.
    public let incidence: [Double]
    /// The share without any event.
    public let survival: Double
    /// The standard error of each incidence.
    public let errors: [Double]

    /// The interval of a cause's incidence, symmetric in log(-log), nothing at 0 and 1.
    public func interval(_ cause: Int, confidence: Double = 0.95) -> Interval? {
      let share = incidence[cause]
      guard share > 0, share < 1 else { return nil }
      let z = NormalDistribution.criticalValue(confidence: confidence)
      let scale = z * errors[cause] / (share * log(share))
      return Interval(low: pow(share, exp(-scale)), high: pow(share, exp(scale)))
    }
  }

  /// The steps, one for each time at which something happened.
  public let steps: [Step]

  /// Estimates the curves of all causes of a life table.
  /// - Complexity: O(times × causes).
  public init(_ table: LifeTable) {
    var sums = [Sums](repeating: Sums(), count: table.causeCount)
    var survival = 1.0
    steps = table.rows.map { row in
      let before = survival
      survival *= (row.atRisk - row.allEvents) / row.atRisk
      for cause in sums.indices {
        sums[cause].add(row, cause: cause, survival: before)
      }
      return Step(
        time: row.time, atRisk: row.atRisk, events: row.events, censored: row.censored,
        incidence: sums.map(\.incidence), survival: survival,
        errors: sums.map { max($0.variance, 0).squareRoot() })
    }
  }

  /// The last step at or before a time, or nothing before the first one.
  public func step(at time: Double) -> Step? { steps.last { $0.time <= time } }

  /// The running sums from which an incidence and its variance follow.
  ///
  /// The variance is that of Marubini and Valsecchi 1995 (as in `cmprsk`): with I the incidence,
  /// Σ (I(t) - I(u))² d/(n(n-d)) + Σ S(u-)² d_k(n - d_k)/n³ - 2 Σ (I(t) - I(u)) S(u-) d_k/n²,
  /// multiplied out so that each time adds to sums only.
  private struct Sums {
    var incidence = 0.0
    private var (hazard, crossed, squared) = (0.0, 0.0, 0.0)
    private var (own, mixed, mixedTimes) = (0.0, 0.0, 0.0)

    mutating func add(_ row: LifeTable.Row, cause: Int, survival: Double) {
      let (n, d, k) = (row.atRisk, row.allEvents, row.events[cause])
      incidence += survival * k / n
      if d > 0, d < n {
        let step = d / (n * (n - d))
        hazard += step
        crossed += incidence * step
        squared += incidence * incidence * step
      }
      own += survival * survival * k * (n - k) / (n * n * n)
      mixed += survival * k / (n * n)
      mixedTimes += incidence * survival * k / (n * n)
    }

    var variance: Double {
      incidence * incidence * hazard - 2 * incidence * crossed + squared + own
        - 2 * (incidence * mixed - mixedTimes)
    }
  }
}
