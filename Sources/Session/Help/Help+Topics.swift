import Language

/// A page on something that is no single word of a catalogue.
struct HelpTopic: Sendable {
  /// The word it is asked by.
  let word: String
  /// Its lines.
  let lines: [String]
}

extension Help {
  /// The pages that no declaration writes.
  static let topics: [HelpTopic] = [
    HelpTopic(
      word: "dates",
      lines: [
        "dates: periods and lengths of time are written as they are spoken.", "",
        "  joined in 2026-01            a month; also 2026, 2026-Q1, 2026-W05, 2026-01-31",
        "  joined >= 2025-01-01         from the start of the period; <= reaches its end",
        "  joined in this month         and previous quarter, around asof",
        "  date in last 30 days         counted back from asof",
        "  date in first 30 days of customers.joined",
        "  month(date), quarter(date)   the period of a date, for `by`",
        "  ended - joined               whole days", "",
        "asof is the day after the latest date of the loaded tables, or: set asof 2026-01-31",
        "time stamps are moments in UTC; their days and hours follow:",
        "  set timezone \"Europe/Zagreb\"",
      ]),
    HelpTopic(
      word: "missing",
      lines: [
        "missing: a value nobody knows. It is never equal to anything and never counted as 0.", "",
        "  filter spend is missing      the rows without a value",
        "  coalesce(spend, 0)           another value in its place",
        "Filters, segments and analyses say how many rows they left out because a value was missing;",
        "aggregates, and `count` of a condition, pass over missing values:  count(spend is missing)",
      ]),
    HelpTopic(
      word: "segment",
      lines: [
        "segment: names a condition on a row, for every verb.", "",
        "  segment vip = tier in (\"gold\", \"platinum\") and spend > 1000",
        "  customers | filter vip | nps by region", "",
        "behaviour does the same for what customers do; `associate behaviours` tries all of them:",
        "  behaviour heavy = count(events where type = \"app_open\") >= 5",
        "measure names an aggregate:  measure arpu = sum(spend) / count()",
        "role says what a column means:  role churned = status = \"left\"",
      ]),
    HelpTopic(
      word: "link",
      lines: [
        "link: connects a table with many rows for a key to one with a single row for it.", "",
        "  link orders to customers on customer_id",
        "  customers | filter count(orders where amount > 50) >= 3",
        "  orders | summarize sum(amount) by customers.region", "",
        "Nothing is joined and no row is counted twice.",
      ]),
    HelpTopic(
      word: "let",
      lines: [
        "let: runs a line and keeps its result under a name.", "",
        "  let big = customers | filter spend > 1000",
        "  big | count by region",
      ]),
    HelpTopic(
      word: "param",
      lines: [
        "param: a value that a script is run with.", "",
        "  param month = 2026-01",
        "  customers | filter joined in $month | count",
        "  loy run review.loy month=2026-02", "",
        "A column of another name in another company's table is a parameter too:",
        "  param score as column = \"nps_score\"",
        "  customers | nps $score",
        "  loy run review.loy score=recommend",
      ]),
  ]
}

extension HelpTopic {
  /// The words that definitions share a page with.
  static let shared = ["behaviour": "segment", "measure": "segment", "role": "segment"]
}
