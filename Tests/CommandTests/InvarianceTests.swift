import Foundation
import TestSupport
import Testing

/// What must not change an answer: the order of rows, the files they lie in, the unit of money, and
/// what things are called.
struct InvarianceTests {
  private static let tables = [
    "customers", "orders", "events", "surveys", "tickets", "subscriptions",
  ]
  private static let lines = [
    "customers | nps nps_score by region", "customers | nps nps_score by region | facts",
    "surveys | nps nps each: latest", "customers | csat csat by tier", "surveys | ces ces by nps",
    "customers | churn by contract, tier", "customers | rate spend > 500 by channel | facts",
    "customers | retention from joined to ended per month by contract",
    "subscriptions | retention from started to stopped per month rule: rolling30",
    "customers | cohort by month(joined) on orders.date periods: 6 value: orders.amount",
    "customers | cohort by month(joined) on events.date periods: 6 rule: rolling",
    "orders | activity on date per month", "orders | repeat on date within: 6 months",
    "orders | rfm on date, amount", "customers | pareto spend - cost_to_serve by region",
    "customers | health satisfaction = csat, voice = nps_score scale: 1, 5, 0, 10",
    "customers | watch with tickets.opened, surveys.nps <= 6",
    "customers | losses end_reason from joined to ended with (csat >= 4) by payment",
    "customers | losses end_reason from joined to ended | facts",
    "subscriptions | mrr monthly_amount from started to stopped per month",
    "subscriptions | mrr monthly_amount from started to stopped per month reason: stop_reason",
    "tickets | funnel opened, closed by topic within: 14 days",
    "orders | transitions category on date per quarter",
    "tickets | derive weight = case(severity = \"high\", 10, 1), content = if(satisfied, 10, 0) | quadrants weight, content by topic",
    "customers | drivers nps_score with csat, monthly_fee, cost_to_serve",
    "surveys | words comment by (nps <= 6)",
    "customers | compare churned on spend, nps(nps_score), csat(csat), tier, median(spend)",
    "surveys | summarize nps(nps), csat(csat), rate(nps >= 9) by month(date)",
  ]

  /// The answers to all lines, as one text.
  private func answers(_ load: (String) -> String, in folder: String) throws -> [String] {
    var words: [String] = []
    for name in InvarianceTests.tables {
      words.append(load(name))
      if name != "customers" { words.append("link \(name) to customers on customer_id") }
    }
    words += InvarianceTests.lines
    let outcome = try Program.run(
      ["--no-config", "--quiet", "--format", "csv"] + words.flatMap { ["-c", $0] }, in: folder)
    #expect(outcome.status == 0 && outcome.errors.isEmpty, "\(outcome.errors)")
    return outcome.output.components(separatedBy: "\n\n")
  }

  @Test func `the order of rows and the files they lie in change no answer`() throws {
    let folder = try TemporaryFolder()
    for name in InvarianceTests.tables {
      let rows = try Repository.text("datasets/\(name).csv").split(separator: "\n")
      let (head, body) = (String(rows[0]), rows.dropFirst())
      func text(_ rows: some Sequence<Substring>) -> String {
        ([head] + rows.map(String.init)).joined(separator: "\n") + "\n"
      }
      try folder.write(text(body.reversed()), to: "\(name)-back.csv")
      try folder.write(text(body.suffix(body.count / 3)), to: "\(name)-1.csv")
      try folder.write(text(body.prefix(body.count - body.count / 3)), to: "\(name)-2.csv")
    }
    let plain = try answers({ "load \"datasets/\($0).csv\" as \($0)" }, in: folder.path)
    let turned = try answers({ "load \"\($0)-back.csv\" as \($0)" }, in: folder.path)
    let split = try answers({ "load \"\($0)-1.csv\", \"\($0)-2.csv\" as \($0)" }, in: folder.path)
    #expect(plain.count == InvarianceTests.lines.count)
    for other in [turned, split] {
      let changed = zip(InvarianceTests.lines, zip(plain, other)).filter { $1.0 != $1.1 }
      #expect(changed.map(\.0) == [] && other.count == plain.count)
    }
  }

  // 1024 is a power of two, so that every sum is the same but for its exponent.
  @Test(arguments: [
    ("orders", "amount", "rfm on date, amount | select customer, r, f, m, rfm_class"),
    ("orders", "amount", "pareto amount | select share_of_customers, customers, share_of_value"),
    ("customers", "spend", "pareto spend | facts | filter name = \"gini\" or name = \"top20\""),
    ("customers", "spend", "compare churned on spend | select p, adjusted_p, test"),
    ("customers", "spend", "compare churned on median(spend) | select p, adjusted_p, test"),
    ("customers", "spend", "drivers churned with spend, csat"),
    ("customers", "monthly_fee", "losses end_reason from joined to ended | select reason, share"),
    (
      "customers", "spend",
      "associate spend, tier, contract with churned top: 5 bins: 4 | select customers, churned, p, adjusted_p"
    ),
    (
      "subscriptions", "monthly_amount",
      "mrr monthly_amount from started to stopped per month | select month, gross_churn, nrr, grr, quick_ratio"
    ),
  ])
  func `the unit of money changes no rank, share or p`(
    table: String, column: String, line: String
  ) throws {
    let load = "load \"datasets/\(table).csv\" as \(table)"
    let plain = try MetricsOracle.answer(load, line)
    let scaled = try MetricsOracle.answer(load, "derive \(column) = \(column) * 1024 | \(line)")
    #expect(!plain.isEmpty && plain == scaled)
  }

  @Test(arguments: [
    ("nps nps_score by region", "region"), ("churn by region", "region"),
    ("csat csat by region", "region"), ("tabulate region, tier", "region"),
    ("losses end_reason from joined to ended by region", "region"),
    ("retention from joined to ended per month by region", "region"),
  ])
  func `what groups are called changes only their order`(line: String, column: String) throws {
    let load = "load \"datasets/customers.csv\" as customers"
    let renamed =
      "derive region = case(region = \"north\", \"1\", region = \"east\", \"Ž\", region = \"south\", \"a\", \"中\")"
    let names = ["1": "north", "Ž": "east", "a": "south", "中": "west"]
    let plain = try MetricsOracle.answer(load, line)
    let other = try MetricsOracle.answer(load, "\(renamed) | \(line)").map { row in
      row.merging([column: names[row[column] ?? ""] ?? row[column] ?? ""]) { $1 }
    }
    func sorted(_ rows: Rows) -> [String] {
      rows.map { $0.sorted { $0.key < $1.key }.description }.sorted()
    }
    #expect(plain.count > 3 && sorted(plain) == sorted(other))
  }
}
