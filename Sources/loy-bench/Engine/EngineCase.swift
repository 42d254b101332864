import Values

/// A question to the engine on tables of any length, with the answer a slow twin finds.
struct EngineCase: Sendable {
  /// The word it is asked by.
  let name: String
  /// Lines that prepare the session; they are not timed.
  var preparation: [String] = []
  /// The lines that are timed.
  let line: String
  /// The sum of all numbers in the result, found row by row with plain arrays.
  let expected: @Sendable (BenchTables) -> Double
}

extension EngineCase {
  /// The rows of the goals, in their order.
  static let all: [EngineCase] = [
    filter, promoters, quantiles, distinct, top, link, lookup, linked, join, cohort, cohortVerb,
  ]

  private static let filter = EngineCase(
    name: "filter+group",
    line: """
      customers | filter tenure < 24 and support_calls >= 1 | summarize n = count(), \
      churned = rate(churn), spend = avg(monthly) by contract, region
      """
  ) { tables in
    let rows = tables.customers
    var groups: [Int: (count: Double, churned: Double, spend: Double)] = [:]
    for row in rows.tenure.indices where rows.tenure[row] < 24 && rows.calls[row] >= 1 {
      var group = groups[Int(rows.contract[row]) * 8 + Int(rows.region[row])] ?? (0, 0, 0)
      group.count += 1
      group.churned += rows.hasChurned[row] ? 1 : 0
      group.spend += rows.monthly[row]
      groups[Int(rows.contract[row]) * 8 + Int(rows.region[row])] = group
    }
    return groups.values.reduce(0) { $0 + $1.count + ($1.churned + $1.spend) / $1.count }
  }

  private static let promoters = EngineCase(
    name: "nps", line: "customers | summarize points = nps(nps) by region"
  ) { tables in
    let rows = tables.customers
    var (balance, counts) = ([Double](repeating: 0, count: 8), [Double](repeating: 0, count: 8))
    for row in rows.score.indices {
      balance[Int(rows.region[row])] += rows.score[row] >= 9 ? 1 : rows.score[row] <= 6 ? -1 : 0
      counts[Int(rows.region[row])] += 1
    }
    return zip(balance, counts).reduce(0) { $0 + ($1.1 > 0 ? 100 * $1.0 / $1.1 : 0) }
  }

  private static let quantiles = EngineCase(
    name: "quantiles",
    line: """
      customers | summarize middle = median(monthly), high = quantile(total, 90%) by contract
      """
  ) { tables in
    let rows = tables.customers
    return (0..<3).reduce(0.0) { sum, contract in
      let places = rows.contract.indices.filter { rows.contract[$0] == contract }
      let monthly = places.map { rows.monthly[$0] }.sorted()
      let total = places.map { rows.total[$0] }.sorted()
      return sum + quantile(monthly, 0.5) + quantile(total, 0.9)
    }
  }

  /// The quantile of type 7 of values in order.
  private static func quantile(_ values: [Double], _ share: Double) -> Double {
    guard !values.isEmpty else { return 0 }
    let place = Double(values.count - 1) * share
    let low = Int(place)
    let part = place - Double(low)
    return values[low] * (1 - part) + values[min(low + 1, values.count - 1)] * part
  }

  private static let distinct = EngineCase(
    name: "distinct", line: "customers | summarize n = distinct(customer_id)"
  ) { Double($0.customers.tenure.count) }

  private static let top = EngineCase(
    name: "sort+take", line: "customers | sort total desc, customer_id | take 10 | select total"
  ) { $0.customers.total.sorted(by: >).prefix(10).reduce(0, +) }

  private static let connection = "link orders to clients on client_id"

  private static let link = EngineCase(
    name: "link", line: "\(connection) ; clients | summarize n = count()"
  ) { Double($0.orders.clientCount) }

  private static let lookup = EngineCase(
    name: "lookup", line: "\(connection) ; orders | summarize spent = sum(amount) by clients.region"
  ) { $0.orders.amount.reduce(0, +) }

  private static let linked = EngineCase(
    name: "linked",
    line: "\(connection) ; clients | summarize spent = avg(sum(orders.amount)) by region"
  ) { tables in
    let orders = tables.orders
    var (sums, counts) = ([Double](repeating: 0, count: 8), [Double](repeating: 0, count: 8))
    for who in orders.region { counts[Int(who)] += 1 }
    for row in orders.client.indices {
      sums[Int(orders.region[Int(orders.client[row])])] += orders.amount[row]
    }
    return zip(sums, counts).reduce(0) { $0 + ($1.1 > 0 ? $1.0 / $1.1 : 0) }
  }

  private static let join = EngineCase(
    name: "join",
    line: "orders | join clients on client_id | summarize spent = sum(amount) by region"
  ) { $0.orders.amount.reduce(0, +) }

  private static let cohort = EngineCase(
    name: "cohort",
    line: """
      \(connection) ; orders | summarize active = distinct(client_id) \
      by month(clients.joined), month(date) | select active
      """
  ) { tables in
    let orders = tables.orders
    let months = (0..<1_100).map { CalendarDate(days: 18_993 + Int32($0)).monthNumber }
    var seen: Set<Int> = []
    for row in orders.client.indices {
      let who = Int(orders.client[row])
      seen.insert(who * 64 + months[Int(orders.day[row] - 18_993)] - months[0])
    }
    return Double(seen.count)
  }
}

extension EngineCase {
  /// The same pairs of client and month as the analysis counts them, all periods together.
  private static let cohortVerb = EngineCase(
    name: "cohort-verb",
    line: """
      \(connection) ; clients | cohort by month(joined) on orders.date periods: 24 \
      | summarize active = sum(active)
      """, expected: cohort.expected)
}

extension CalendarDate {
  /// The months since the year 0.
  fileprivate var monthNumber: Int { parts.year * 12 + parts.month }
}
