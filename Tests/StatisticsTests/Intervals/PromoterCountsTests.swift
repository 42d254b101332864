import Statistics
import Testing

@Suite struct PromoterCountsTests {
  @Test func `intervals of the promoter score equal the reference grid`() throws {
    guard let table = try ReferenceTable("oracles/metrics/expected/nps_count_grid.csv") else {
      return
    }
    var comparison = Comparison()
    let columns: [(String, PromoterCounts.Method)] = [
      ("score", .score), ("adjwald", .adjustedWald), ("wald", .wald),
    ]
    for row in table.indices {
      let counts = PromoterCounts(
        promoters: table.count(row, "promoters"),
        passives: table.count(row, "passives"),
        detractors: table.count(row, "detractors")
      )
      comparison.check("score \(row)", counts.score, table.number(row, "nps"), within: 1e-12)
      for (name, method) in columns {
        let interval = counts.interval(method)
        comparison.check(
          "\(name) low \(row)",
          interval?.low,
          table.number(row, "\(name)_lo"),
          within: 1e-8,
          floor: 1
        )
        comparison.check(
          "\(name) high \(row)",
          interval?.high,
          table.number(row, "\(name)_hi"),
          within: 1e-8,
          floor: 1
        )
      }
    }
    #expect(comparison.misses == [] && comparison.compared == 119)
  }

  /// Source: Tango 1998 by hand for one promoter, (1 − z²) / (1 + z²).
  @Test func `one answer, none, and weighted answers`() throws {
    let one = try #require(PromoterCounts(promoters: 1, passives: 0, detractors: 0).interval())
    #expect(abs(one.low + 58.690137124552596) < 1e-9 && one.high == 100)
    let none = PromoterCounts(promoters: 0, passives: 0, detractors: 0)
    #expect(PromoterCounts.Method.allCases.allSatisfy { none.interval($0) == nil })
    // Ten answers that all weigh 3 know no more than ten answers.
    let weighted = PromoterCounts(promoters: 15, passives: 9, detractors: 6)
      .effective(sumOfSquaredWeights: 90)
    #expect(weighted == PromoterCounts(promoters: 5, passives: 3, detractors: 2))
  }

  /// Source: the reference grid's limits of 20, 30, 50 and 5, 5, 5 (detractors first), joined by
  /// hand: 30 ± √(16.0448584² + 38.7012059²).
  @Test func `a difference of scores joins the limits of both groups`() throws {
    let difference = PromoterDifference(
      PromoterCounts(promoters: 50, passives: 30, detractors: 20),
      minus: PromoterCounts(promoters: 5, passives: 5, detractors: 5))
    let interval = try #require(difference.interval())
    var comparison = Comparison()
    comparison.check("low", interval.low, -11.895355617662716, within: 1e-8)
    comparison.check("high", interval.high, 71.27225528659548, within: 1e-8)
    #expect(comparison.misses == [] && difference.value == 30)
  }
}
