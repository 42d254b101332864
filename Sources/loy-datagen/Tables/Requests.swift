import Statistics
import Values

extension Dataset {
  /// One row for each change that a customer asked for, with the day it was there.
  static let requests = Dataset(
    fileName: "requests.csv",
    columns: ["request_id", "customer_id", "asked", "shipped", "size"]
  ) { company in
    company.chronicle({ Request.history(of: $0, seed: company.seed) }, on: \.asked).enumerated()
      .map { index, entry in
        [
          Key.text("R", index + 1), entry.customer.id, entry.deed.asked.description,
          Cell.text(entry.deed.shipped), entry.deed.isLarge ? "large" : "small",
        ]
      }
  }
}

/// A change that a customer asked for.
struct Request {
  let asked: CalendarDate
  let shipped: CalendarDate?
  let isLarge: Bool

  /// What a customer asks for; planted: small changes take 12 days, large ones 200, on average.
  static func history(of customer: Customer, seed: UInt64) -> [Request] {
    var random = Topic.requests.random(seed: seed, customer: customer.number)
    guard random.chance(0.1) else { return [] }
    let day = customer.life.joined.adding(days: 20 + random.int(below: 300))
    guard customer.life.contains(day) else { return [] }
    let isLarge = random.chance(0.3)
    let done = day.adding(days: 1 + Int(random.exponential() * (isLarge ? 200 : 12)))
    return [Request(asked: day, shipped: done <= Window.last ? done : nil, isLarge: isLarge)]
  }
}
