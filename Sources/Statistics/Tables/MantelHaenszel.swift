import Glibc

/// One odds ratio from fourfold tables of several strata: association with a third thing held fixed.
public struct MantelHaenszel: Hashable, Sendable {
  /// The tables, one per stratum.
  public let strata: [TwoByTwo]

  /// Makes the analysis of strata.
  public init(strata: [TwoByTwo]) {
    self.strata = strata
  }

  /// The common odds ratio (Mantel and Haenszel 1959), or nothing when no stratum says anything.
  public var oddsRatio: Double? {
    let (r, s) = sums()
    return r == 0 && s == 0 ? nil : r / s
  }

  /// The interval of Robins, Breslow and Greenland 1986, or nothing when the ratio is 0 or endless.
  public func interval(confidence: Double = 0.95) -> Interval? {
    let (r, s) = sums()
    guard r > 0, s > 0 else { return nil }
    var first = 0.0
    var mixed = 0.0
    var last = 0.0
    for table in strata where table.total > 1 {
      let n = Double(table.total)
      let agreeing = (Double(table.a) + Double(table.d)) / n
      let differing = (Double(table.b) + Double(table.c)) / n
      let (up, down) = Self.products(table)
      first += agreeing * up
      mixed += agreeing * down + differing * up
      last += differing * down
    }
    let variance = first / (2 * r * r) + mixed / (2 * r * s) + last / (2 * s * s)
    return TwoByTwo.interval(around: r / s, variance: variance, confidence: confidence)
  }

  /// The Cochran–Mantel–Haenszel test without continuity correction, or nothing without spread.
  public var test: TestResult? {
    var excess = 0.0
    var variance = 0.0
    for table in strata where table.total > 1 {
      let n = Double(table.total)
      excess += table.distribution.excess(table.a)
      let rows = Double(table.inside) * Double(table.outside) / (n * n)
      variance += rows * Double(table.outcomes) * Double(table.b + table.d) / (n - 1)
    }
    guard variance > 0 else { return nil }
    return TestResult(chiSquared: excess * excess / variance, degrees: 1)
  }

  /// Woolf's 1955 test that all strata share one odds ratio, or nothing for fewer than two.
  ///
  /// When any cell is zero, ½ is added to every cell of every stratum, as R's `vcd` does.
  public var homogeneity: TestResult? {
    guard strata.count > 1 else { return nil }
    let hasZero = strata.contains { $0.a == 0 || $0.b == 0 || $0.c == 0 || $0.d == 0 }
    let extra = hasZero ? 0.5 : 0
    var weights: [Double] = []
    var logs: [Double] = []
    for table in strata {
      let cells = [table.a, table.b, table.c, table.d].map { Double($0) + extra }
      weights.append(1 / cells.reduce(0) { $0 + 1 / $1 })
      logs.append(log(cells[0] * cells[3] / (cells[1] * cells[2])))
    }
    let mean = zip(weights, logs).reduce(0) { $0 + $1.0 * $1.1 } / weights.reduce(0, +)
    let statistic = zip(weights, logs).reduce(0) { $0 + $1.0 * ($1.1 - mean) * ($1.1 - mean) }
    return TestResult(chiSquared: statistic, degrees: strata.count - 1)
  }

  /// The sums of *ad* / *n* and *bc* / *n* over strata of two members or more.
  private func sums() -> (up: Double, down: Double) {
    var up = 0.0
    var down = 0.0
    for table in strata where table.total > 1 {
      let products = Self.products(table)
      up += products.up
      down += products.down
    }
    return (up, down)
  }

  private static func products(_ table: TwoByTwo) -> (up: Double, down: Double) {
    let n = Double(table.total)
    return (Double(table.a) * Double(table.d) / n, Double(table.b) * Double(table.c) / n)
  }
}
