import Statistics
import Values

/// A purchase in the shop.
struct Order: Sendable {
  /// The day of the purchase.
  let date: CalendarDate
  /// What was paid.
  let amount: Money
  /// The category of the goods.
  let category: String
  /// The number of goods.
  let items: Int

  /// What a customer buys: at a rate of their own, until they lose interest in the shop.
  static func history(
    _ profile: Profile, _ life: Life, from random: inout SeededRandom
  ) -> [Order] {
    guard random.chance(0.82) else { return [] }
    let rate = profile.tier.ordersPerMonth * (random.exponential() + random.exponential()) / 2
    let daysBetween = 30 / max(0.05, rate)
    var orders: [Order] = []
    var time = 1 + random.exponential() * daysBetween
    while life.contains(profile.joined.adding(days: Int(time))) {
      let date = profile.joined.adding(days: Int(time))
      // Thinned to a season: every wish is met before the holidays, most of them otherwise.
      if date.parts.month >= 11 || random.chance(0.7) {
        orders.append(Order(on: date, by: profile.tier, from: &random))
        if random.chance(0.06) { break }
      }
      time += random.exponential() * daysBetween
    }
    return orders
  }

  /// Draws the goods of a purchase.
  private init(on date: CalendarDate, by tier: Tier, from random: inout SeededRandom) {
    let (name, price) = random.pick(Order.goods, weights: [3, 2, 2, 1.5, 1])
    self.date = date
    category = name
    items = 1 + random.poisson(0.8)
    let unit = price.scaled(by: (0.4 + 0.6 * random.exponential()) * tier.orderSize)
    amount = Money(cents: max(99, unit.cents * items))
  }

  /// The categories and the usual price of one piece.
  private static let goods: [(String, Money)] = [
    ("coffee", Money(cents: 14_00)), ("books", Money(cents: 18_00)),
    ("health", Money(cents: 26_00)), ("garden", Money(cents: 38_00)),
    ("gadgets", Money(cents: 72_00)),
  ]
}
