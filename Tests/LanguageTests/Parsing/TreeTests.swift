import Diagnostics
import Language
import Testing

struct TreeTests {
  /// The trees of a text on one line, then its diagnostics as they are shown.
  static func tree(_ text: String) -> String {
    let script = Parser.parse(Source(text: text), grammar: SampleGrammar.grammar)
    let errors = script.diagnostics.map { $0.rendered(in: script.source) }
    return ([TreePrinter.text(script)] + errors).joined(separator: "\n")
  }

  static let page: [(line: String, tree: String)] = [
    (
      #"load "customers.csv"     # rows, columns, types, guessed roles, rows rejected"#,
      #"(load "customers.csv")"#
    ),
    (
      "link orders to customers on customer_id",
      "(link orders customers customer_id customer_id)"
    ),
    ("use customers", "(use customers)"),
    (
      #"filter tier in ("gold", "platinum") and joined >= 2025-01-01 | sort spend desc | take 10"#,
      #"(@ (filter (and (in tier (list "gold" "platinum")) (>= joined [2025-01-01])))"#
        + " (sort spend desc) (take 10))"
    ),
    (
      #"segment vip = tier in ("gold", "platinum") and spend > 1000"#,
      #"(segment vip (and (in tier (list "gold" "platinum")) (> spend 1000)))"#
    ),
    (
      #"behaviour heavy_app = count(events where type = "app_open" and date in first 30 days"#
        + " of customers.joined) >= 5",
      #"(behaviour heavy_app (>= (call count events where (and (= type "app_open")"#
        + " (in date (first 30 days customers.joined)))) 5))"
    ),
    (
      "summarize n = count(), avg(spend), rate(churned), nps(nps_score) by region, tier",
      "(@ (summarize n=(call count) (call avg spend) (call rate churned) (call nps nps_score)"
        + " (by region tier)))"
    ),
    (
      "cohort by month(joined) on orders.date periods: 6",
      "(@ (cohort (by (call month joined)) (on orders.date) periods:6))"
    ),
    (
      "associate behaviours with churned given tier top: 10",
      "(@ (associate behaviours (with churned) (given tier) top:10))"
    ),
    (
      "survival from joined to ended by tier at: 3, 6, 12",
      "(@ (survival (from joined) (to ended) (by tier) at:3,6,12))"
    ),
    (
      "compare vip with not vip on spend, nps(nps_score), churned",
      "(@ (compare vip (with (not vip)) (on spend (call nps nps_score) churned)))"
    ),
    ("param month = 2026-01", "(param month [2026-01])"),
    (
      #"customers | filter joined in $month | nps by region | plot bar | export "nps-{$month}.csv""#,
      "(customers (filter (in joined $month)) (nps (by region)) (plot bar)"
        + #" (export "nps-{month}.csv"))"#
    ),
  ]

  @Test func `the page that must run reads as its trees, line by line and as a whole`() {
    #expect(Self.page.map { Self.tree($0.line) } == Self.page.map(\.tree))
    let whole = Self.page.map(\.line).joined(separator: "\n")
    #expect(Self.tree(whole) == Self.page.map(\.tree).joined(separator: " ; "))
  }
}
