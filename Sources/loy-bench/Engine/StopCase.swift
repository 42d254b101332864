/// A line that is stopped on its way.
struct StopCase: Sendable {
  /// The word it is asked by.
  let name: String
  /// Lines that prepare the session; they are not stopped.
  var preparation: [String] = []
  /// The line that is stopped.
  let line: String

  /// A line for every operator, and for what formulae do row by row.
  static let all: [StopCase] =
    rows + formulae + groups
    + [
      StopCase(name: "link", line: connection),
      StopCase(
        name: "lookup", preparation: [connection],
        line: "orders | summarize spent = sum(amount) by clients.region, month(clients.joined)"),
      StopCase(
        name: "linked", preparation: [connection],
        line: "clients | summarize spent = avg(sum(orders.amount where amount > 10)) by region"),
      StopCase(
        name: "cohort", preparation: [connection],
        line: "clients | cohort by month(joined) on orders.date"),
    ]

  private static let connection = "link orders to clients on client_id"

  private static let rows = [
    StopCase(
      name: "filter",
      line: "customers | filter total > monthly * 20 and customer_id != \"C7\" | count"),
    StopCase(name: "select", line: "customers | filter tenure > 3 | select customer_id, region"),
    StopCase(name: "sort", line: "customers | sort total desc, tenure | take 10 | select total"),
    StopCase(name: "sort-all", line: "customers | sort total desc, tenure"),
    StopCase(name: "sort-text", line: "customers | sort customer_id desc"),
    StopCase(name: "take", line: "customers | take 4000000"),
    StopCase(name: "sample", line: "customers | sample 1000000 seed: 1"),
    StopCase(name: "distinct", line: "customers | distinct total, monthly, age"),
    StopCase(name: "distinct-text", line: "customers | distinct customer_id"),
    StopCase(
      name: "append", line: "customers | append customers | summarize n = count(), max(customer_id)"
    ),
    StopCase(name: "join", line: "orders | join clients on client_id"),
    StopCase(
      name: "unpivot",
      line: "customers | unpivot monthly, total to kind, money | summarize sum(money) by kind"),
    StopCase(
      name: "unpivot-many",
      line: "customers | unpivot tenure, age, nps, support_calls to kind, number | count"),
    StopCase(name: "pivot", line: "customers | pivot avg(total) by region, payment"),
  ]

  private static let formulae = [
    StopCase(name: "arithmetic", line: "customers | derive x = tenure * age + total / monthly"),
    StopCase(name: "texts", line: "customers | derive x = upper(customer_id)"),
    StopCase(
      name: "concatenated", line: "customers | derive x = concat(customer_id, \"-\", region)"),
    StopCase(name: "matches", line: "customers | count customer_id matches \"[0-5]+99\""),
    StopCase(name: "dates", line: "customers | derive x = signup + 3 months, y = month(signup)"),
    StopCase(name: "case", line: "customers | derive x = if(total > 100, monthly, total)"),
    StopCase(name: "bands", line: "customers | derive x = quantiles(total, 10), y = rank(total)"),
    StopCase(
      name: "dictionaries",
      line: "customers | derive k = prefix(customer_id, 6), j = suffix(customer_id, 4) "
        + "| derive z = k + j | summarize n = distinct(z)"),
    StopCase(
      name: "mixed-texts",
      line: "customers | derive u = if(tenure > 5, customer_id, region) | summarize d = max(u)"),
    StopCase(
      name: "greatest",
      line: "customers | derive g = greatest(customer_id, region) | summarize d = max(g)"),
    StopCase(name: "lag", line: "customers | sort signup | derive x = lag(total)"),
  ]

  private static let groups = [
    StopCase(
      name: "group-few", line: "customers | summarize sum(total), avg(age) by region, contract"),
    StopCase(name: "group-many", line: "customers | summarize sum(total) by customer_id"),
    StopCase(name: "group-hashed", line: "customers | summarize count() by total, monthly"),
    StopCase(
      name: "quantiles",
      line: "customers | summarize median(total), quantile(monthly, 90%) by region"),
    StopCase(name: "medians", line: "orders | summarize median(amount) by client_id"),
    StopCase(
      name: "choosing",
      line:
        "customers | summarize first(customer_id), latest(total, signup), max(customer_id) by age"),
    StopCase(name: "spread", line: "customers | summarize stdev(total), distinct(total) by region"),
    StopCase(
      name: "distinct-values", line: "customers | summarize distinct(customer_id) by region"),
  ]
}
