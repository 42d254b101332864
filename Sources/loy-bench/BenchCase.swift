import Session
import Tables
import Values

/// One thing to time, with the answer it must give: a fast wrong answer fails.
struct BenchCase: Sendable {
  /// The word it is asked by.
  let name: String
  /// One sentence.
  let summary: String
  /// Lines that prepare the session; they are not timed.
  let preparation: [String]
  /// The line that is timed.
  let line: String
  /// The column and row of the result to look at, and the value that must stand there.
  let expected: Expectation

  /// A cell of the result and its value.
  struct Expectation: Sendable {
    /// The column.
    let column: String
    /// The row.
    let row: Int
    /// The value.
    let value: Value
  }
}

extension BenchCase {
  private static let company = [
    "load \"customers.csv\"", "load \"events.csv\"",
    "link events to customers on customer_id", "use customers",
  ]

  /// Every case, in the order they run; the answers are those stated in `datasets/README.md` or
  /// counted there by other means.
  static let all: [BenchCase] = [
    BenchCase(
      name: "load", summary: "Loads 37,985 events and counts them.", preparation: [],
      line: "load \"events.csv\" ; events | count",
      expected: Expectation(column: "count", row: 0, value: .whole(37_985))),
    BenchCase(
      name: "churn", summary: "Churn by contract and tier of 4,000 customers.",
      preparation: company, line: "churn by contract, tier",
      expected: Expectation(column: "churned", row: 0, value: .whole(359))),
    BenchCase(
      name: "linked", summary: "Counts linked events in a window of each customer.",
      preparation: company,
      line:
        "count count(events where type = \"app_open\" and date in first 30 days of customers.joined) >= 5",
      expected: Expectation(column: "count", row: 0, value: .whole(1090))),
    BenchCase(
      name: "associate", summary: "Searches rules of up to three items over all columns.",
      preparation: company, line: "associate top: 1",
      expected: Expectation(column: "churned", row: 0, value: .whole(678))),
  ]
}
