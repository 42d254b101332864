import TestSupport
import Testing

/// Cohorts and retention rates of published data, asked through the command line.
@Suite struct CohortOracleTests {
  private let log = MetricsOracle.load("cdnow_master_transactions.csv", as: "t")

  @Test(arguments: ["bounded", "unbounded", "streak"])
  func `every monthly cohort is counted as the oracle counts it`(rule: String) throws {
    guard let log, let wide = try MetricsOracle.expected("cohort_cdnow_monthly_\(rule)_counts.csv")
    else { return }
    let cells = try MetricsOracle.answer(
      log, "cohort by month(date) on date periods: 17 rule: \(rule)")
    #expect(differences(cells, wide, column: "active", within: 0) == [])
  }

  @Test func `revenue by cohort and the averages are the oracle's`() throws {
    guard let log, let wide = try MetricsOracle.expected("cohort_cdnow_monthly_revenue.csv"),
      let averages = try MetricsOracle.expected("cohort_cdnow_average_rows.csv")
    else { return }
    let cells = try MetricsOracle.answer(
      log, "cohort by month(date) on date periods: 17 value: value")
    #expect(differences(cells, wide, column: "value", within: 1e-6) == [])
    for (word, column) in [("pooled", "pooled"), ("simple", "simple_mean")] {
      let facts = try MetricsOracle.answer(
        log, "cohort by month(date) on date periods: 17 average: \(word) | facts")
      let mine = facts.filter { $0["name"] == word }.map { row in
        row.merging(["k": (row["group"] ?? "").replacing("period ", with: "")]) { $1 }
      }
      #expect(
        MetricsOracle.differences(
          mine, averages, key: ("k", "k"), columns: [("value", column)], within: 1e-12) == [])
    }
  }

  @Test(arguments: [
    (
      "month(date)", 17, "rolling", "retention_cdnow_rolling30_pooled.csv", "window",
      "retained_of_eligible"
    ),
    ("date", 365, "bounded", "retention_cdnow_nday_pooled.csv", "n_days", "exact_day_n"),
    ("date", 365, "unbounded", "retention_cdnow_nday_pooled.csv", "n_days", "on_or_after_day_n"),
  ])
  func `days and stretches since the first purchase have the oracle's sums`(
    period: String, count: Int, rule: String, file: String, key: String, column: String
  ) throws {
    guard let log, let expected = try MetricsOracle.expected(file) else { return }
    let cells = try MetricsOracle.answer(
      log, "cohort by \(period) on date periods: \(count) rule: \(rule)")
    let sums = Self.summed(cells)
    #expect(
      MetricsOracle.differences(
        sums, expected, key: ("period", key), columns: [("e", "eligible"), ("a", column)]) == [])
  }

  @Test(arguments: [
    ("cohort", "cohort_start_of_period"), ("start", "events_over_start"),
    ("average", "events_over_average"), ("end", "events_over_end"),
    ("start_plus_new", "events_over_start_plus_new"), ("daily", "shopify_sum_of_daily"),
    ("rolling30", "stripe_rolling30"),
  ])
  func `each published churn rate is the oracle's`(rule: String, column: String) throws {
    guard let load = MetricsOracle.load("subs_fixture.csv", as: "s"),
      let expected = try MetricsOracle.expected("subs_churn_definitions.csv")
    else { return }
    let rows = try MetricsOracle.answer(
      load, "set asof 2024-07-01", "retention from start to end per month rule: \(rule)")
    let counts =
      [("at_start", "active_start"), ("joined", "spell_starts")]
      + (rule == "cohort" ? [] : [("lost", "spell_ends")])
    #expect(
      MetricsOracle.differences(
        rows, expected, key: ("period", "month"), columns: counts + [("churn", column)],
        within: 1e-12) == [])
  }

  // A return on the next calendar day of a zone, and one in the second 24 hours: no zone changes it.
  @Test(arguments: ["UTC", "Europe/Zagreb", "Asia/Shanghai", "America/New_York"])
  func `the first day's retention follows the calendar of the zone`(zone: String) throws {
    guard let all = try MetricsOracle.expected("day1_retention_timezones.csv") else { return }
    let expected = all.filter { $0["tz"] == zone }.enumerated().map { place, row in
      row.merging(["who": "c\(place)"]) { $1 }
    }
    let cells = expected.map { row in
      "\(row["who"] ?? ""),\(row["start_utc"] ?? ""),\(row["return_utc"] ?? "")"
    }
    let folder = try TemporaryFolder()
    try folder.write("who,start,back\n" + cells.joined(separator: "\n") + "\n", to: "d.csv")
    let found = try MetricsOracle.answer(
      "load \"\(folder.path)/d.csv\"", "set timezone \"\(zone)\"",
      """
      derive days = date(back) - date(start), spans = days(start, back) \
      | derive d1 = if(days = 1, 1, 0), w1 = if(spans = 1, 1, 0)
      """)
    #expect(
      MetricsOracle.differences(
        found, expected, key: ("who", "who"),
        columns: [
          ("days", "calendar_day_diff"), ("spans", "window24h_index"), ("d1", "is_d1_calendar"),
          ("w1", "is_d1_24h"),
        ]) == [])
    for (begin, rule, column) in [
      ("date(start)", "bounded", "is_d1_calendar"), ("start", "rolling", "is_d1_24h"),
    ] {
      let cells = try MetricsOracle.answer(
        "load \"\(folder.path)/d.csv\"", "set timezone \"\(zone)\"",
        "set asof 2026-01-01", "role customer = who",
        "cohort by \(begin) on back rule: \(rule) periods: 3")
      let sum = cells.filter { $0["period"] == "1" }.compactMap { Int($0["active"] ?? "") }
      #expect(sum.reduce(0, +) == expected.count { $0[column] == "1" }, "\(zone) \(rule)")
    }
  }

  /// Compares cells below one another with an oracle that has a column for each period.
  private func differences(
    _ cells: Rows, _ wide: Rows, column: String, within tolerance: Double
  ) -> [String] {
    let own = cells.map { cell in
      cell.merging(["place": "\(cell["cohort"] ?? "") \(cell["period"] ?? "")"]) { $1 }
    }
    let other = wide.flatMap { row in
      row.keys.compactMap(Int.init).map { stage in
        ["place": "\(row["cohort"] ?? "") \(stage)", "cell": row["\(stage)"] ?? ""]
      }
    }
    return MetricsOracle.differences(
      own, other, key: ("place", "place"), columns: [(column, "cell")], within: tolerance)
  }

  /// The sums of cells by period.
  private static func summed(_ cells: Rows) -> Rows {
    Dictionary(grouping: cells) { $0["period"] ?? "" }.map { period, cells in
      func sum(_ name: String) -> Int { cells.reduce(0) { $0 + (Int($1[name] ?? "") ?? 0) } }
      return ["period": period, "e": "\(sum("eligible"))", "a": "\(sum("active"))"]
    }
  }
}
