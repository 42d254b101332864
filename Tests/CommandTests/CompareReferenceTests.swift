import Foundation
import TestSupport
import Testing

/// `compare` through the command line, against the reference tables.
struct CompareReferenceTests {
  @Test func `Newcombe's intervals are those of the grid`() throws {
    guard let grid = try ReferenceRun.expected("two_proportion_diff_grid") else { return }
    let misses = try grid.flatMap { row -> [String] in
      let counts = ["k1", "n1", "k2", "n2"].map { Int(row[$0] ?? "") ?? 0 }
      let folder = try TemporaryFolder()
      var text = "side,hit\n"
      for (side, hits, total) in [("a", counts[0], counts[1]), ("b", counts[2], counts[3])] {
        text += String(repeating: "\(side),1\n", count: hits)
        text += String(repeating: "\(side),0\n", count: total - hits)
      }
      try folder.write(text, to: "grid.csv")
      let found = try ReferenceRun.rows(
        ["load \"grid.csv\"", "compare side = \"a\" on hit"], in: folder.path)
      return [("difference", "diff"), ("low", "newcomb_lo"), ("high", "newcomb_hi")].compactMap {
        ReferenceRun.miss("\(counts) \($0)", found.first?[$0], row[$1], within: 1e-9)
      }
    }
    #expect(misses == [])
  }

  @Test func `chi-squared, Welch, rank and log-rank are those of the telephone company`() throws {
    guard let path = Reference.path("oracles/metrics/data/telco_wa_churn.csv"),
      let tables = try ReferenceRun.expected("assoc_2x2_telco"),
      let single = try ReferenceRun.expected("assoc_univariate_churn"),
      let ranks = try ReferenceRun.expected("logrank")
    else { return }
    let start = ["load \"\(path)\" as t", "role churned = churn = \"Yes\""]
    var misses: [String] = []
    for row in tables {
      let name = row["variable"] ?? ""
      let found = try ReferenceRun.rows(start + ["compare \(name) = 1 on churned"]).first ?? [:]
      for (ours, theirs) in [("a", "risk1"), ("b", "risk0"), ("difference", "rd"), ("p", "p")] {
        misses += [ReferenceRun.miss("\(name) \(ours)", found[ours], row[theirs], within: 1e-9)]
          .compactMap { $0 }
      }
    }
    for (name, test, measure) in [
      ("tenure", "welch_t", "avg(tenure)"), ("tenure", "mann_whitney_u", "median(tenure)"),
      ("monthly_charges", "welch_t", "monthly_charges"),
      ("monthly_charges", "mann_whitney_u", "median(monthly_charges)"),
      ("total_charges", "welch_t", "total_charges"),
      ("total_charges", "mann_whitney_u", "median(total_charges)"),
    ] {
      let row = single.first {
        $0["dataset"] == "telco" && $0["variable"] == name && $0["stat_name"] == test
      }
      let found = try ReferenceRun.rows(start + ["compare churned on \(measure)"]).first
      let expected = test == "mann_whitney_u" ? row.flatMap(withContinuity) : row?["p"]
      misses += [
        ReferenceRun.relativeMiss("\(name) \(test)", found?["p"], expected, within: 1e-9)
      ].compactMap { $0 }
    }
    let found = try ReferenceRun.rows(
      start + ["role tenure = tenure", "compare female = 1 on tenure"])
    let row = ranks.first { $0["test"] == "telco~female" && $0["rho"] == "0" }
    #expect(found.first?["test"] == "log-rank")
    misses += [ReferenceRun.relativeMiss("log-rank", found.first?["p"], row?["p"], within: 1e-9)]
      .compactMap { $0 }
    #expect(misses == [])
  }

  /// The p of the table, which has no correction for continuity, as it is with one: the distance of
  /// the statistic from its mean is half a pair shorter.
  private func withContinuity(_ row: [String: String]) -> String? {
    guard let p = row["p"].flatMap(Double.init), let area = row["effect"].flatMap(Double.init),
      let total = row["n"].flatMap(Double.init)
    else { return nil }
    let churned = 1869.0
    let distance = abs(area - 0.5) * churned * (total - churned)
    var (low, high) = (0.0, 40.0)
    for _ in 0..<200 {
      let middle = (low + high) / 2
      if erfc(middle / 2.0.squareRoot()) > p { low = middle } else { high = middle }
    }
    return String(erfc(low * (distance - 0.5) / distance / 2.0.squareRoot()))
  }

  @Test func `the order of rows and the unit of money change no test`() throws {
    let folder = try TemporaryFolder()
    let text = try Repository.text("datasets/customers.csv").split(separator: "\n").map(String.init)
    try folder.write(
      ([text[0]] + text.dropFirst().reversed()).joined(separator: "\n") + "\n", to: "r.csv")
    let names = "measure, a_n, b_n, p, adjusted_p, test"
    let start = "load \"datasets/customers.csv\" as customers"
    let plain = try ReferenceRun.rows(
      [start, "customers | compare churned | select \(names)"], in: folder.path)
    let turned = try ReferenceRun.rows(
      ["load \"r.csv\" as customers", "customers | compare churned | select \(names)"],
      in: folder.path)
    let scaled = try ReferenceRun.rows(
      [
        start,
        "customers | derive spend = spend * 1024, monthly_fee = monthly_fee * 1024 | compare churned | select \(names)",
      ], in: folder.path)
    #expect(plain == turned && plain.count > 20)
    #expect(plain.map { $0["measure"] } == scaled.map { $0["measure"] })
    let misses = zip(plain, scaled).compactMap { left, right in
      ReferenceRun.miss(left["measure"] ?? "", right["p"], left["p"], within: 1e-12)
    }
    #expect(misses == [])
  }
}
