import Foundation
import Statistics
import Testing

@Suite struct MantelHaenszelTests {
  /// The tables of an item such as "partner=0 & tech_support=No" against churn, by stratum.
  private static func strata(
    of item: String,
    by stratum: [String],
    in customers: ReferenceTable
  ) -> [TwoByTwo] {
    var cells: [String: [Int]] = [:]
    let parts = item.components(separatedBy: " & ").map { $0.split(separator: "=") }
    for row in customers.indices {
      let inside = parts.allSatisfy { customers.text(row, String($0[0])) == $0[1] }
      let churned = customers.text(row, "churn") == "Yes"
      let cell = (inside ? 0 : 2) + (churned ? 0 : 1)
      cells[stratum[row], default: [0, 0, 0, 0]][cell] += 1
    }
    return cells.sorted { $0.key < $1.key }.map {
      TwoByTwo(a: $0.value[0], b: $0.value[1], c: $0.value[2], d: $0.value[3])
    }
  }

  private static func strata(_ name: String, of customers: ReferenceTable) -> [String] {
    customers.indices.map { row in
      switch name {
      case "contract": customers.text(row, "contract")
      case "contract_x_internet":
        customers.text(row, "contract") + customers.text(row, "internet_service")
      default: "\([9.0, 29, 55].count { customers.number(row, "tenure") > $0 })"
      }
    }
  }

  @Test func `adjusted odds ratios of the churn data equal R's`() throws {
    guard let reference = try ReferenceTable("oracles/association/R_mantelhaen_wa_churn.csv"),
      let customers = try ReferenceTable("oracles/association/wa_churn.csv")
    else { return }
    var comparison = Comparison()
    let names = ["contract", "contract_x_internet", "tenure_q"]
    let strata = names.map { Self.strata($0, of: customers) }
    for row in reference.indices {
      let item = reference.text(row, "item")
      // Items of cut numbers need the cuts; those of plain values are enough here.
      guard !item.contains("["), !item.contains("]") else { continue }
      let place = names.firstIndex(of: reference.text(row, "stratifier")) ?? 0
      let analysis = MantelHaenszel(
        strata: Self.strata(of: item, by: strata[place], in: customers))
      let columns: [(String, Double?)] = [
        ("mh_or", analysis.oddsRatio), ("mh_lo", analysis.interval()?.low),
        ("mh_hi", analysis.interval()?.high), ("cmh_chi2", analysis.test?.statistic),
        ("cmh_p", analysis.test?.p), ("woolf_homog", analysis.homogeneity?.statistic),
        ("woolf_p", analysis.homogeneity?.p),
      ]
      for (name, value) in columns {
        comparison.check(
          "\(name) of \(item) by \(names[place])", value, reference.number(row, name),
          within: 1e-10, floor: 1e-4)
      }
    }
    #expect(comparison.misses == [] && comparison.compared > 850)
  }

  /// Source: R 4.2, `mantelhaen.test(UCBAdmissions, correct = FALSE)` (departments A to F).
  @Test func `admissions at Berkeley, and strata that say nothing`() {
    let departments = [
      (512, 313, 89, 19), (353, 207, 17, 8), (120, 205, 202, 391), (138, 279, 131, 244),
      (53, 138, 94, 299), (22, 351, 24, 317),
    ].map { TwoByTwo(a: $0.0, b: $0.1, c: $0.2, d: $0.3) }
    let analysis = MantelHaenszel(strata: departments)
    var comparison = Comparison()
    comparison.check("ratio", analysis.oddsRatio, 0.9046968, within: 1e-6)
    comparison.check("low", analysis.interval()?.low, 0.7719074, within: 1e-6)
    comparison.check("high", analysis.interval()?.high, 1.0603298, within: 1e-6)
    comparison.check("test", analysis.test?.statistic, 1.5246, within: 1e-4)
    #expect(comparison.misses == [])
    let silent = MantelHaenszel(strata: [TwoByTwo(a: 4, b: 5, c: 0, d: 0)])
    #expect(silent.oddsRatio == nil && silent.test == nil && silent.homogeneity == nil)
    #expect(silent.interval() == nil && MantelHaenszel(strata: []).oddsRatio == nil)
  }

  /// Sources: statsmodels 0.14 `StratifiedTable.test_equal_odds(adjust=True)`; the first is the
  /// migraine trial of SAS's and DescTools' manuals (1.4905, p = 0.2221), the last two are Telco's
  /// streaming by contract and senior citizens by internet service.
  @Test func `one odds ratio for all strata, by Breslow and Day with Tarone's correction`() {
    let cases: [(strata: [[Int]], statistic: Double, p: Double)] = [
      ([[16, 11, 5, 20], [12, 16, 7, 19]], 1.4905373373471231, 0.22213310764123495),
      (
        [[4, 16, 9, 71], [30, 20, 10, 40], [7, 0, 12, 9]], 3.1955908907590316,
        0.20234210087169202
      ),
      (
        [[657, 641, 998, 1579], [121, 531, 45, 776], [36, 721, 12, 926]], 26.0549901678403,
        2.1990280648642724e-06
      ),
      (
        [[78, 181, 381, 1781], [393, 438, 904, 1361], [5, 47, 108, 1366]], 5.741046877050587,
        0.05666925594338679
      ),
    ]
    var comparison = Comparison()
    for (place, entry) in cases.enumerated() {
      // A stratum with an empty margin says nothing and changes nothing.
      for more in [[], [[3, 4, 0, 0]], [[0, 9, 0, 2], [0, 0, 0, 0]]] {
        let strata = (entry.strata + more).map { TwoByTwo(a: $0[0], b: $0[1], c: $0[2], d: $0[3]) }
        let test = MantelHaenszel(strata: strata).breslowDay
        comparison.check("statistic \(place)", test?.statistic, entry.statistic, within: 1e-10)
        comparison.check("p \(place)", test?.p, entry.p, within: 1e-10)
      }
    }
    #expect(comparison.misses == [])
    // By hand: a ratio of 1 in all expects 25 of 100 twice; 40 and 10 lie 15 off, variance 25 / 4.
    let even = MantelHaenszel(
      strata: [TwoByTwo(a: 40, b: 10, c: 10, d: 40), TwoByTwo(a: 10, b: 40, c: 40, d: 10)])
    #expect(abs((even.breslowDay?.statistic ?? 0) - 72) < 1e-9)
    #expect(MantelHaenszel(strata: [TwoByTwo(a: 4, b: 5, c: 3, d: 2)]).breslowDay == nil)
  }
}
