import Statistics
import Values

extension Dataset {
  /// One row for each quiet customer of a campaign: most were written to, some held out to compare.
  static let campaigns = Dataset(
    fileName: "campaigns.csv",
    columns: ["customer_id", "campaign", "day", "written_to"]
  ) { company in
    let days = [Window.day(2025, 5, 12), Window.day(2025, 9, 15), Window.day(2026, 1, 12)]
    return days.enumerated().flatMap { number, day in
      company.customers.compactMap { customer in
        var random = Topic.campaigns.random(seed: company.seed, customer: customer.number)
        for _ in 0..<number { _ = random.uniform() }
        let past = customer.orders.map(\.date).filter { $0 < day }
        guard customer.life.contains(day), let latest = past.max(),
          latest.adding(days: 90) <= day
        else { return nil }
        return [
          customer.id, "spring autumn winter".split(separator: " ").map(String.init)[number],
          day.description, Cell.yesNo(random.chance(0.8)),
        ]
      }
    }
  }
}
