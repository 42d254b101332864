import Foundation
import TestSupport
import Testing

/// What other tools get wrong, each shown on data where it would show here too.
struct PeerDefectTests {
  private func answer(_ csv: String, _ lines: String...) throws -> Rows {
    let folder = try TemporaryFolder()
    try folder.write(csv, to: "t.csv")
    return try ReferenceRun.rows(["load \"t.csv\""] + lines, in: folder.path)
  }

  // R's package NPS: the adjusted Wald interval of 20 promoters ends at 104, its Wald interval has
  // no width, and a missing answer is an error.
  @Test(arguments: [
    ("score", 60.0, 100.0, false), ("adjusted", 60, 105, true), ("wald", 100, 100, true),
  ])
  func `an interval stays between -100 and 100, or a note says that it does not`(
    interval: String, least: Double, most: Double, isNoted: Bool
  ) throws {
    let answers = [String](repeating: "10", count: 20) + ["", ""]
    let row = try #require(
      try answer(
        "id,score\n" + answers.enumerated().map { "\($0),\($1)\n" }.joined(),
        "nps score interval: \(interval)"
      ).first)
    let ends = ["low", "high"].compactMap { row[$0].flatMap(Double.init) }
    #expect(row["nps"] == "100" && row["answers"] == "20" && row["unanswered"] == "2")
    #expect(ends.count == 2 && ends[0] >= least && ends[1] <= most, "\(row)")
    let folder = try TemporaryFolder()
    try folder.write("score\n" + String(repeating: "10\n", count: 20), to: "t.csv")
    let said = try Program.run(
      ["--no-config", "-c", "load \"t.csv\"", "-c", "nps score interval: \(interval)"],
      in: folder.path)
    #expect(said.errors.contains("which no score can") == isNoted, "\(said.errors)")
  }

  // The same package loses the sign of a difference of two scores.
  @Test func `a difference of two scores has a sign, and its interval turns with it`() throws {
    let scores = (0..<40).map { "\($0),\($0 < 20 ? "x" : "y"),\($0 < 20 ? 9 : 3)\n" }.joined()
    let there = try answer("id,side,score\n" + scores, "compare side = \"x\" on nps(score)").first
    let back = try answer("id,side,score\n" + scores, "compare side = \"y\" on nps(score)").first
    func number(_ row: [String: String]?, _ name: String) -> Double {
      row?[name].flatMap(Double.init) ?? .nan
    }
    #expect(number(there, "difference") == 200 && number(back, "difference") == -200)
    #expect(number(there, "low") == -number(back, "high") && number(there, "low") > 0)
  }

  // PostHog: the score of no answers is 0.
  @Test func `the score of no answers is missing`() throws {
    let row = try answer("id,score,team\n1,9,a\n2,,b\n3,,b\n", "nps score by team").last
    #expect(row?["team"] == "b" && row?["nps"] == "" && row?["low"] == "")
  }

  // openretailscience: customers who bought once the same day for the same amount get different
  // scores by their number; and cells nobody can have seen yet are 0.
  @Test(arguments: ["value", "ntile"])
  func `equal customers have equal scores, and only ntile says that it splits them`(
    rule: String
  ) throws {
    var csv = "who,day,paid\n"
    for number in 0..<50 { csv += "c\(number),2026-01-05,10\n" }
    for number in 0..<10 { csv += "d\(number),2026-02-0\(number % 5 + 1),\(number * 7 + 11)\n" }
    let rows = try answer(
      csv, "role customer = who", "rfm on day, paid rule: \(rule)"
    ).filter { $0["customer"]?.hasPrefix("c") == true }
    let scores = Set(rows.map { [$0["r"], $0["f"], $0["m"]] })
    #expect(rows.count == 50 && (scores.count == 1) == (rule == "value"), "\(scores)")
  }

  @Test func `a cell that nobody can have seen yet is empty, not 0`() throws {
    let rows = try answer(
      "who,day\na,2026-01-05\na,2026-02-05\nb,2026-03-05\n", "role customer = who",
      "set asof 2026-03-20", "cohort by month(day) on day periods: 2")
    func rate(_ cohort: String, _ period: String) -> String? {
      rows.first { $0["cohort"] == cohort && $0["period"] == period }?["rate"]
    }
    #expect(rate("2026-01", "1") == "1" && rate("2026-03", "1") == "")
    #expect(rate("2026-01", "2") != nil && rate("2026-03", "2") == "")
  }

  // Mixpanel weights by size twice: 56 % where 900 of 1,500 are 60 % and the mean of rates 65 %.
  @Test func `averages are pooled or simple, by name, and the twice weighted one is only shown`()
    throws
  {
    var csv = "who,day\n"
    let cohorts = [("2026-01", 1000, 500), ("2026-02", 500, 400), ("2026-03", 700, 10)]
    for (place, (month, size, kept)) in cohorts.enumerated() {
      for number in 0..<size {
        csv += "\(month)-\(number),\(month)-02\n"
        if number < kept { csv += "\(month)-\(number),2026-0\(place + 2)-03\n" }
      }
    }
    let folder = try TemporaryFolder()
    try folder.write(csv, to: "t.csv")
    // On the 5th of April the third cohort's month is not over.
    let start = ["load \"t.csv\"", "role customer = who", "set asof 2026-04-05"]
    let line = "cohort by month(day) on day periods: 1"
    for (name, expected) in [("pooled", "0.6"), ("simple", "0.65")] {
      let facts = try ReferenceRun.rows(
        start + [line + " average: \(name) | facts"], in: folder.path)
      let value = facts.first { $0["name"] == name && $0["group"] == "period 1" }?["value"]
      #expect(value.flatMap(Double.init) == Double(expected), "\(facts)")
    }
    let explained = try Program.run(
      ["--no-config"] + (start + ["explain \(line)"]).flatMap { ["-c", $0] }, in: folder.path)
    #expect(explained.output.contains("56.00%"), "\(explained.output)")
  }

  // lifelines' Aalen–Johansen moves tied times at random: five seeds, five answers.
  @Test func `incidences under ties are exact and the same each time`() throws {
    var csv = "id,joined,ended,why\n"
    for number in 0..<12 {
      let end = number % 3 == 0 ? "" : "2026-01-\(11 + number / 6 * 10)"
      csv += "\(number),2026-01-01,\(end),\(number % 2 == 0 ? "price" : "card")\n"
    }
    let answers = try (0..<3).map { _ in
      try answer(
        csv, "set asof 2026-02-01", "losses why from joined to ended at: 20 | facts"
      ).filter { $0["name"] == "incidence" }.map { "\($0["group"] ?? "") \($0["value"] ?? "")" }
    }
    // By hand: 12 at risk, 4 leave on day 10 (2 each); 8 at risk, 4 leave on day 20 (2 each).
    let third = 1.0 / 6 + (1 - 1.0 / 3) * 2 / 8
    #expect(Set(answers).count == 1)
    #expect(answers[0].filter { $0.hasPrefix("price ") || $0.hasPrefix("card ") }.count == 2)
    let values = answers[0].filter { $0.hasPrefix("price ") }.compactMap {
      Double($0.split(separator: " ")[1])
    }
    #expect(values.allSatisfy { abs($0 - third) < 1e-15 }, "\(answers[0])")
  }

  // Tools that bin off-scale answers quietly: 11 as a promoter, 8.5 as a passive.
  @Test func `answers off the scale are refused by name and count`() throws {
    let folder = try TemporaryFolder()
    try folder.write("score\n9\n11\n11\n8.5\n-1\n", to: "t.csv")
    let outcome = try Program.run(
      ["--no-config", "-c", "load \"t.csv\"", "-c", "nps score"], in: folder.path)
    #expect(outcome.status == 1)
    for part in ["4 of 5 answers", "-1 (1)", "8.5 (1)", "11 (2)"] {
      #expect(outcome.errors.contains(part), "\(outcome.errors)")
    }
  }

  // Tools that count a trial which is still open as lost.
  @Test func `who entered lately is undecided, not failed`() throws {
    let row = try answer(
      "who,trial,paid\na,2026-01-01,2026-01-10\nb,2026-01-01,\nc,2026-03-01,\n",
      "set asof 2026-03-10", "funnel trial, paid within: 30 days"
    ).last
    #expect(row?["conversion"] == "0.5" && row?["undecided"] == "1", "\(row ?? [:])")
  }

  // gumroad: failed payments counted as decisions to leave.
  @Test func `card, pause and decision are told apart`() throws {
    let rows = try answer(
      """
      id,joined,ended,why
      a,2026-01-01,2026-01-11,card expired
      b,2026-01-01,2026-01-11,pause
      c,2026-01-01,2026-01-11,price
      d,2026-01-01,,

      """, "set asof 2026-02-01", "losses why from joined to ended at: 20 | facts")
    let kinds = ["voluntary", "card", "pause"].map { kind in
      rows.first { $0["name"] == "incidence" && $0["group"] == "kind \(kind)" }?["value"]
    }
    #expect(kinds == ["0.25", "0.25", "0.25"], "\(rows)")
  }

  // The seven published churn rates stand side by side, so that none passes for the only one.
  @Test func `explain shows all seven rules of retention, and which one was chosen`() throws {
    let folder = try TemporaryFolder()
    let outcome = try Program.run(
      [
        "--no-config", "-c", "load \"datasets/customers.csv\"",
        "-c", "explain customers | retention from joined to ended per month rule: start",
      ], in: folder.path)
    let rules = ["cohort", "start", "average", "end", "start_plus_new", "daily", "rolling30"]
    let silent = rules.filter {
      !outcome.output.contains($0 + ":") && !outcome.output.contains($0 + " ")
    }
    #expect(silent == [] && outcome.output.contains("chosen"), "\(outcome.output)")
  }
}
