import Statistics
import Values

extension BenchKind {
  /// Customers with twelve mixed columns; churn follows contract, tenure and support calls.
  static let customers = BenchKind(
    name: "customers",
    columns: [
      "customer_id", "contract", "tenure", "monthly", "age", "region", "payment", "nps",
      "support_calls", "signup", "total", "churn",
    ]
  ) { number, random, text in
    let contract = random.pick(CustomersBench.contracts, weights: [0.55, 0.21, 0.24])
    let tenure = random.int(below: 73)
    let monthly = Money(cents: 18_00 + random.int(below: 101_00))
    let calls = random.poisson(1.2)
    let odds =
      CustomersBench.base * (contract == CustomersBench.contracts[0] ? 3.3201 : 1)
      * CustomersBench.tenureOdds[tenure] * (1 + 0.35 * Double(calls))
    text.cell("C\(number)")
    text.cell(contract)
    text.cell(tenure)
    text.cell(monthly)
    text.cell(18 + random.int(below: 72))
    text.cell(random.pick(CustomersBench.regions))
    text.cell(random.pick(CustomersBench.payments))
    text.cell(random.pick(CustomersBench.scores, weights: CustomersBench.scoreWeights))
    text.cell(calls)
    text.cell(CustomersBench.signups[random.int(below: CustomersBench.signups.count)])
    text.cell(Money(cents: monthly.cents * tenure))
    text.cell(random.chance(odds / (1 + odds)) ? "Yes" : "No")
  }
}

/// What the benchmark customers are drawn from.
private enum CustomersBench {
  static let contracts = ["Month-to-month", "One year", "Two year"]
  static let regions = [
    "North", "South", "East", "West", "Centre", "Islands", "Capital", "Abroad",
  ]
  static let payments = [
    "Electronic check", "Mailed check", "Bank transfer (automatic)", "Credit card (automatic)",
  ]
  static let scores = Array(0...10)
  static let scoreWeights = [0.03, 0.02, 0.03, 0.04, 0.05, 0.08, 0.1, 0.15, 0.2, 0.17, 0.13]
  /// The odds of churn of a new customer on a longer contract.
  static let base = 0.2231
  /// Products, not powers: the same bits with every maths library.
  static let tenureOdds = (0...72).reduce(into: [Double]()) { odds, _ in
    odds.append((odds.last ?? 1 / 0.9704) * 0.9704)
  }
  static let signups = (0..<1_000).map { Window.day(2022, 1, 1).adding(days: $0).description }
}
