import Foundation
import TestSupport
import Testing

/// What must not depend on threads, on chance or on who reads.
struct SameBytesTests {
  private static let lines = [
    "load \"datasets/customers.csv\"", "load \"datasets/orders.csv\"",
    "load \"datasets/events.csv\"", "link orders to customers on customer_id",
    "link events to customers on customer_id", "use customers",
    "summarize count(), sum(spend), avg(spend), median(spend), stdev(spend) by region, tier",
    "derive n = count(orders), s = sum(orders.amount) | summarize sum(n), sum(s) by tier",
    "orders | sort amount desc, order_id | take 20",
    "orders | summarize sum(amount), distinct(customer_id) by month(date)",
    "sample 50 | select customer_id", "nps by region", "churn by contract",
    "select region, tier, contract, payment, channel, churned | associate top: 10",
  ]

  @Test func `every number of threads and every run gives the same bytes`() throws {
    let outcomes = try ["1", "2", "7", "7"].map { threads in
      let words = SameBytesTests.lines.flatMap { ["-c", $0] }
      return try Program.run(["--threads", threads] + words)
    }
    #expect(outcomes[0].status == 0, "\(outcomes[0].errors)")
    #expect(outcomes.allSatisfy { $0 == outcomes[0] })
  }

  @Test func `no escape byte goes into a pipe`() throws {
    let words = ["-c", "load \"datasets/clients_zh_hr.csv\"", "-c", "nps by 城市", "-c", "nope"]
    let plain = try Program.run(words)
    let refused = try Program.run(words, environment: ["NO_COLOR": "1", "TERM": "xterm-256color"])
    #expect(plain.status == 2 && plain == refused)
    #expect(!(plain.output + plain.errors).utf8.contains(0x1B))
  }

  @Test func `Ctrl-C while a line runs ends the command with 130`() throws {
    let folder = try TemporaryFolder()
    let rows = (0..<4000).map { "\($0 % 3989),\($0 % 7)\n" }.joined()
    try folder.write("k,v\n" + rows, to: "t.csv")
    let slow =
      ["load \"t.csv\""] + (0..<20_000).map { "t | associate with v > \($0 % 6) max: 3 keep: all" }
    try folder.write(slow.joined(separator: "\n"), to: "slow.loy")
    let outcome = try Program.run(
      ["--quiet", "run", "slow.loy"], in: folder.path, interruptedAfter: 2)
    #expect(outcome.status == 130, "\(outcome.errors)")
  }
}
