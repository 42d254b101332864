import Foundation
import Statistics
import Testing

@Suite struct ProportionTests {
  private static let columns: [(String, Proportion.Method)] = [
    ("wilson", .wilson), ("agresti_coull", .agrestiCoull), ("clopper_pearson", .clopperPearson),
    ("jeffreys", .jeffreys), ("normal", .wald),
  ]

  @Test func `intervals of one share equal statsmodels'`() throws {
    guard let table = try ReferenceTable("oracles/metrics/expected/proportion_ci_grid.csv") else {
      return
    }
    var comparison = Comparison()
    for row in table.indices {
      let share = Proportion(table.count(row, "k"), of: table.count(row, "n"))
      for (name, method) in Self.columns {
        let interval = share.interval(method)
        for (end, value) in [("lo", interval?.low), ("hi", interval?.high)] {
          let place = "\(name)_\(end)"
          comparison.check(
            "\(place) in row \(row)",
            value,
            table.number(row, place),
            within: 1e-9,
            floor: 1e-4
          )
        }
      }
    }
    #expect(comparison.misses == [] && comparison.compared > 400)
  }

  @Test func `intervals of differences equal statsmodels'`() throws {
    let path = "oracles/metrics/expected/two_proportion_diff_grid.csv"
    guard let table = try ReferenceTable(path) else { return }
    let columns: [(String, ProportionDifference.Method)] = [
      ("newcomb", .newcombe), ("agresti-caffo", .agrestiCaffo), ("wald", .wald),
    ]
    var comparison = Comparison()
    for row in table.indices {
      let difference = ProportionDifference(
        Proportion(table.count(row, "k1"), of: table.count(row, "n1")),
        minus: Proportion(table.count(row, "k2"), of: table.count(row, "n2"))
      )
      for (name, method) in columns {
        let interval = difference.interval(method)
        comparison.check(
          "\(name) \(row)",
          interval?.low,
          table.number(row, "\(name)_lo"),
          within: 1e-9
        )
        comparison.check(
          "\(name) \(row)",
          interval?.high,
          table.number(row, "\(name)_hi"),
          within: 1e-9
        )
      }
    }
    #expect(comparison.misses == [] && comparison.compared == 36)
  }

  /// Source: Newcombe 1998, table II, method 9, for 56/70 − 48/80 and 9/10 − 3/10 (four digits).
  ///
  /// The reference grid's score limits are not used: for equal shares they are not symmetric.
  @Test func `score intervals of differences equal the published ones`() throws {
    let cases = [(56, 70, 48, 80, "0.0528 0.3382"), (9, 10, 3, 10, "0.1700 0.8406")]
    for (x, n, y, m, expected) in cases {
      let difference = ProportionDifference(Proportion(x, of: n), minus: Proportion(y, of: m))
      let interval = try #require(difference.interval(.score))
      #expect(String(format: "%.4f %.4f", interval.low, interval.high) == expected)
    }
    let equal = ProportionDifference(Proportion(5, of: 50), minus: Proportion(5, of: 50))
    let even = try #require(equal.interval(.score))
    #expect(abs(even.low + even.high) < 1e-12)
  }

  /// Source: statsmodels 0.14, `proportion_confint` of 1 in 30 and Newcombe for 0/10 and 3/12.
  @Test func `a few known intervals and the undefined ones`() {
    var comparison = Comparison()
    let share = Proportion(1, of: 30)
    let cases: [(Double?, Double)] = [
      (share.interval()?.low, 0.00590859038161246), (share.interval()?.high, 0.166703909914092),
      (share.interval(.clopperPearson)?.high, 0.172169455633413),
      (share.interval(.jeffreys)?.low, 0.00362046437379166),
      (share.interval(.agrestiCoull)?.high, 0.180917984532611),
      // Three successes in 34 by hand: 3/34 + z √(3/34 · 31/34 / 34).
      (share.interval(.adjustedWald)?.high, 0.1835744252592768),
    ]
    for (value, expected) in cases {
      comparison.check("share", value, expected, within: 1e-12)
    }
    let difference = ProportionDifference(Proportion(0, of: 10), minus: Proportion(3, of: 12))
    comparison.check("low", difference.interval()?.low, -0.532305334933566, within: 1e-12)
    comparison.check("high", difference.interval()?.high, 0.0708804156994084, within: 1e-12)
    #expect(comparison.misses == [])
    let empty = Proportion(0, of: 0)
    let undefined =
      Proportion.Method.allCases.map { empty.interval($0) }
      + ProportionDifference.Method.allCases.map {
        ProportionDifference(empty, minus: share).interval($0)
      }
    #expect(undefined.allSatisfy { $0 == nil } && empty.value == nil)
  }
}
