import Statistics
import Values

extension Dataset {
  /// One row for each customer who was asked what they spend here and elsewhere.
  static let wallets = Dataset(
    fileName: "wallets.csv",
    columns: ["customer_id", "asked", "own_spend", "category_spend", "rank", "brands"]
  ) { company in
    company.customers.compactMap { customer in
      var random = Topic.wallets.random(seed: company.seed, customer: customer.number)
      let day = Window.day(2026, 2, 2).adding(days: random.int(below: 14))
      guard random.chance(0.16), customer.life.contains(day) else { return nil }
      let brands = 2 + random.int(below: 4)
      let rank = random.pick(
        Array(1...brands), weights: (1...brands).map { 1 / Double($0) })
      // Near the rule of T. L. Keiningham et al. 2011, Harvard Business Review 89(10), 29–31.
      let share = (1 - Double(rank) / Double(brands + 1)) * 2 / Double(brands)
      let seen = min(1, max(0.02, share + 0.08 * random.normal()))
      let total = Money(cents: 2_000 + Int(6_000 * random.exponential()))
      return [
        customer.id, day.description, total.scaled(by: seen).description, total.description,
        String(rank), String(brands),
      ]
    }
  }
}
