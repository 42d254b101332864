import Foundation
import Statistics
import Testing

@Suite struct TwoByTwoTests {
  private static func table(_ reference: ReferenceTable, _ row: Int) -> TwoByTwo {
    TwoByTwo(
      a: reference.count(row, "n11"), b: reference.count(row, "n10"),
      c: reference.count(row, "n01"), d: reference.count(row, "n00"))
  }

  @Test func `Fisher's test equals R's in log space without underflow`() throws {
    guard let reference = try ReferenceTable("oracles/association/R_stats_2x2_kernels.csv") else {
      return
    }
    var comparison = Comparison()
    for row in reference.indices {
      let table = Self.table(reference, row)
      let columns: [(String, Double, Double)] = [
        ("fisher_greater_logp", table.fisherGreaterLogP, 1e-12),
        ("fisher_greater_p", table.fisherGreaterP, 1e-12),
        ("fisher_less_p", table.fisherLessP, 1e-12),
        ("fisher_two_p", table.fisherTwoSidedP, 1e-12),
      ]
      for (name, value, tolerance) in columns {
        let expected = reference.number(row, name)
        // Below 1e-300 the reference itself has lost digits; the logarithm covers those rows.
        let floor = name.hasSuffix("_p") ? 1e-300 : 0
        comparison.check(
          "\(name) \(table)", value, expected, within: tolerance, floor: floor)
      }
    }
    #expect(comparison.misses == [] && comparison.compared == 800)
  }

  @Test func `tests and ratios equal R's`() throws {
    guard let reference = try ReferenceTable("oracles/association/R_stats_2x2_kernels.csv") else {
      return
    }
    var comparison = Comparison()
    for row in reference.indices {
      let table = Self.table(reference, row)
      let wilson = table.shareInside.interval(.wilson)
      let exact = table.shareInside.interval(.clopperPearson)
      let woolf = table.haldaneInterval()
      let katz = table.riskRatioInterval()
      let columns: [(String, Double?)] = [
        ("chi2", table.chiSquared?.statistic), ("chi2_p", table.chiSquared?.p),
        ("chi2_yates", table.chiSquaredYates?.statistic),
        ("chi2_yates_p", table.chiSquaredYates?.p), ("G", table.likelihoodRatio.statistic),
        ("G_p", table.likelihoodRatio.p), ("wilson_lo", wilson?.low), ("wilson_hi", wilson?.high),
        ("clopper_lo", exact?.low), ("clopper_hi", exact?.high),
        ("or_haldane", table.haldaneOddsRatio), ("or_woolf_lo", woolf.low),
        ("or_woolf_hi", woolf.high), ("rr", table.riskRatio),
      ]
      for (name, value) in columns {
        // R adds up G term by term and loses ten digits where it is small; Yates' statistic comes
        // out of R as 1e-30 where it is nothing. Measured against 40 digits, ours has 15.
        comparison.check(
          "\(name) \(table)", value, reference.number(row, name),
          within: name.hasPrefix("G") ? 1e-9 : 1e-11, floor: name.hasSuffix("_p") ? 1e-290 : 1e-12)
      }
      guard table.a > 0, table.c > 0 else { continue }
      comparison.check("rr_lo", katz?.low, reference.number(row, "rr_lo"), within: 1e-11)
      comparison.check("rr_hi", katz?.high, reference.number(row, "rr_hi"), within: 1e-11)
    }
    #expect(comparison.misses == [] && comparison.compared > 2_900)
  }

  /// Source: exact sums of binomials with 60 digits by mpmath.
  @Test func `Fisher's test keeps its digits at the ends`() {
    var comparison = Comparison()
    let cases: [(TwoByTwo, Double, Double)] = [
      (TwoByTwo(a: 939, b: 2549, c: 930, d: 2625), -1.4135187455181228, -0.72799367116556075),
      (TwoByTwo(a: 5000, b: 3000, c: 100, d: 9000), -4580.0817256240647, -4580.0817256240647),
      (TwoByTwo(a: 100, b: 400, c: 2000, d: 6000), -0.0044298271690923197, -4.4284578027946302),
      (TwoByTwo(a: 30, b: 10, c: 4000, d: 90000), -74.464614882270336, -74.464614882270336),
      (TwoByTwo(a: 60, b: 4, c: 9, d: 2500), -243.7398217767077, -243.7398217767077),
      (TwoByTwo(a: 1, b: 8000, c: 900, d: 1099), 0, -1642.7717608378927),
      (TwoByTwo(a: 20250, b: 30000, c: 30000, d: 44900), -1.6370330101632751, -0.94865799395891652),
    ]
    for (table, greater, both) in cases {
      comparison.check("\(table)", table.fisherGreaterLogP, greater, within: 1e-13)
      comparison.check("both \(table)", table.fisherTwoSidedLogP, both, within: 1e-13)
    }
    #expect(comparison.misses == [])
    let certain = [
      TwoByTwo(a: 0, b: 5, c: 3, d: 2), TwoByTwo(a: 0, b: 0, c: 0, d: 0),
      TwoByTwo(a: 4, b: 0, c: 3, d: 0), TwoByTwo(inside: 5, outcomesInside: 2, all: 5, outcomes: 2),
    ]
    #expect(certain.map(\.fisherGreaterP) == [1, 1, 1, 1])
    let even = TwoByTwo(a: 3, b: 3, c: 3, d: 3)
    #expect(even.fisherTwoSidedP == 1 && even.chiSquared?.p == 1)
    #expect(certain[1].chiSquared == nil && certain[1].oddsRatio == nil)
  }

  /// Source: R 4.2 for 8, 2, 1, 5: one-sided Fisher, Pearson, Yates, G and Woolf's interval.
  @Test func `one small table throughout`() {
    let table = TwoByTwo(a: 8, b: 2, c: 1, d: 5)
    var comparison = Comparison()
    let cases: [(String, Double?, Double)] = [
      ("greater", table.fisherGreaterP, 2.4475524475524479e-02),
      ("less", table.fisherLessP, 9.9912587412587417e-01),
      ("two-sided", table.fisherTwoSidedP, 3.4965034965034975e-02),
      ("chi2", table.chiSquared?.statistic, 6.1121693121693124),
      ("chi2 p", table.chiSquared?.p, 1.3425424881491258e-02),
      ("yates", table.chiSquaredYates?.p, 5.0961936967763313e-02),
      ("G", table.likelihoodRatio.statistic, 6.5152716556872505),
      ("phi", table.phi, (6.1121693121693124 / 16).squareRoot()),
      ("odds", table.oddsRatio, 20), ("haldane", table.haldaneOddsRatio, 1.2466666666666667e+01),
      ("low", table.haldaneInterval().low, 1.2613975309798899),
      ("risk", table.riskRatio, 4.8), ("katz", table.riskRatioInterval()?.low, 0.78097056599857229),
    ]
    for (name, value, expected) in cases {
      comparison.check(name, value, expected, within: 1e-13)
    }
    #expect(comparison.misses == [])
  }
}
