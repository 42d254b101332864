import Glibc

/// The test that the events of several groups come at the same pace.
///
/// The weights are S(t-)^rho of the pooled curve (Harrington and Fleming 1982): 0 is the log-rank
/// test (Mantel 1966), 1 Peto and Peto's kind. Ties are exact by the hypergeometric variance.
public struct LogRank: Hashable, Sendable {
  /// The weighted events of each group that were seen.
  public private(set) var observed: [Double]
  /// The weighted events that each group would have had if all went at one pace.
  public private(set) var expected: [Double]
  /// The variances and covariances of the observed events, row after row.
  public private(set) var covariances: SymmetricMatrix

  /// Compares groups, given for each stratum the life table of each group.
  public init(strata: [[LifeTable]], rho: Double = 0) {
    let count = strata.first?.count ?? 0
    observed = Array(repeating: 0, count: count)
    expected = observed
    covariances = SymmetricMatrix(size: count)
    for tables in strata {
      precondition(tables.count == count, "each stratum has every group")
      add(tables, rho: rho)
    }
  }

  /// Compares groups.
  public init(_ groups: [LifeTable], rho: Double = 0) { self.init(strata: [groups], rho: rho) }

  private mutating func add(_ tables: [LifeTable], rho: Double) {
    let times = LogRank.eventTimes(tables)
    var places = [Int](repeating: 0, count: tables.count)
    var survival = 1.0
    for time in times {
      var (atRisk, events) = (places.map { _ in 0.0 }, places.map { _ in 0.0 })
      for group in tables.indices {
        let rows = tables[group].rows
        while places[group] < rows.count, rows[places[group]].time < time { places[group] += 1 }
        guard places[group] < rows.count else { continue }
        let row = rows[places[group]]
        atRisk[group] = row.atRisk
        if row.time == time { events[group] = row.allEvents }
      }
      let (n, d) = (atRisk.reduce(0, +), events.reduce(0, +))
      guard n > 0, d > 0 else { continue }
      add(events, of: atRisk, weight: rho == 0 ? 1 : pow(survival, rho))
      survival *= (n - d) / n
    }
  }

  private mutating func add(_ events: [Double], of atRisk: [Double], weight: Double) {
    let (n, d) = (atRisk.reduce(0, +), events.reduce(0, +))
    let spread = n > 1 ? d * (n - d) / (n - 1) * weight * weight : 0
    for i in atRisk.indices {
      observed[i] += weight * events[i]
      expected[i] += weight * d * atRisk[i] / n
      for j in 0...i {
        let share = (i == j ? atRisk[i] / n : 0) - atRisk[i] * atRisk[j] / (n * n)
        covariances[i, j] += spread * share
      }
    }
  }

  private static func eventTimes(_ tables: [LifeTable]) -> [Double] {
    Set(tables.flatMap { $0.rows.filter { $0.allEvents > 0 }.map(\.time) }).sorted()
  }

  /// The groups in which an event could have been seen.
  private var counted: [Int] { observed.indices.filter { expected[$0] > 0 } }

  /// The degrees of freedom.
  public var degrees: Int { max(0, counted.count - 1) }

  /// The test of all groups at once, nothing with fewer than two groups or no events.
  public var test: TestResult? {
    guard degrees > 0 else { return nil }
    let kept = Array(counted.dropLast())
    let excess = kept.map { observed[$0] - expected[$0] }
    guard let solved = covariances.part(kept).solving(excess) else { return nil }
    let statistic = zip(excess, solved).reduce(0) { $0 + $1.0 * $1.1 }
    return TestResult(chiSquared: statistic, degrees: degrees)
  }
}
