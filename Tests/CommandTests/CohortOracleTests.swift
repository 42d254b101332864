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
