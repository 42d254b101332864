import Foundation
import TestSupport
import Testing

/// The page of the language that must run on the shipped data, in all the ways lines reach loy.
struct PageTests {
  static let page = """
    load "customers.csv"                              # rows, columns, types, guessed roles
    load "orders.csv"
    load "events.csv"
    link orders to customers on customer_id
    link events to customers on customer_id
    use customers
    filter tier in ("gold", "platinum") and joined >= 2025-01-01 | sort spend desc | take 10
    segment vip = tier in ("gold", "platinum") and spend > 1000
    behaviour heavy_app = count(events where type = "app_open" and date in first 30 days of customers.joined) >= 5
    summarize n = count(), avg(spend), rate(churned), nps(nps_score) by region, tier
    cohort by month(joined) on orders.date periods: 6
    associate behaviours with churned given tier top: 10
    survival from joined to ended by tier at: 3, 6, 12
    compare vip with not vip on spend, nps(nps_score), churned
    param month = 2026-01
    customers | filter joined in $month | nps by region | plot bar | export "nps-{$month}.csv"

    """

  @Test func `the page runs as a script, from standard input and line by line`() throws {
    let folder = try TemporaryFolder()
    for name in ["customers", "orders", "events"] {
      let data = try Data(contentsOf: URL(filePath: Repository.path("datasets/\(name).csv")))
      try folder.write(Array(data), to: "\(name).csv")
    }
    try folder.write(PageTests.page, to: "page.loy")
    let script = try Program.run(["run", "page.loy"], in: folder.path)
    let exported = try folder.text(of: "nps-2026-01.csv")
    let input = try Program.run([], input: PageTests.page, in: folder.path)
    let lines = PageTests.page.split(separator: "\n").flatMap { ["-c", String($0)] }
    let typed = try Program.run(lines, in: folder.path)
    #expect(script.status == 0, "\(script.errors)")
    #expect(script == input)
    #expect(script == typed)
    #expect(exported.hasPrefix("region,answers,unanswered,promoters,passives,detractors,nps,"))
    #expect(script.output.contains("tier      time  at_risk"), "survival answers too")
  }
}
