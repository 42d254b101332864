import Statistics
import Values

extension Dataset {
  /// One row for each movement of the points of a member of the programme.
  static let points = Dataset(
    fileName: "points.csv",
    columns: ["customer_id", "date", "movement", "points"]
  ) { company in
    company.chronicle({ PointsAccount($0, seed: company.seed).movements }, on: \.date).map {
      [
        $0.customer.id, $0.deed.date.description, $0.deed.kind.rawValue, String($0.deed.points),
      ]
    }
  }
}

/// The points of a customer: one for each unit of money, spent in hundreds, void after a year.
struct PointsAccount {
  /// What happens to points.
  enum Kind: String {
    case earned
    case redeemed
    case expired
  }

  /// A movement.
  struct Movement {
    let date: CalendarDate
    let kind: Kind
    let points: Int
  }

  /// All movements in the order of days.
  private(set) var movements: [Movement] = []
  private var lots: [(date: CalendarDate, points: Int)] = []

  /// Draws the account of a customer; six of ten are no members.
  init(_ customer: Customer, seed: UInt64) {
    var random = Topic.points.random(seed: seed, customer: customer.number)
    guard random.chance(0.4) else { return }
    for order in customer.orders {
      expire(before: order.date)
      let points = order.amount.cents / 100
      guard points > 0 else { continue }
      lots.append((order.date, points))
      movements.append(Movement(date: order.date, kind: .earned, points: points))
      let whole = balance / 100 * 100
      if whole > 0, random.chance(0.3) { redeem(whole, on: order.date) }
    }
    expire(before: Window.last)
  }

  private var balance: Int { lots.reduce(0) { $0 + $1.points } }

  /// Takes the oldest points first.
  private mutating func redeem(_ points: Int, on date: CalendarDate) {
    var left = points
    while left > 0, let first = lots.first {
      let taken = min(left, first.points)
      left -= taken
      lots[0].points -= taken
      if lots[0].points == 0 { lots.removeFirst() }
    }
    movements.append(Movement(date: date, kind: .redeemed, points: points))
  }

  private mutating func expire(before date: CalendarDate) {
    while let first = lots.first, first.date.adding(days: 365) <= date {
      movements.append(
        Movement(date: first.date.adding(days: 365), kind: .expired, points: first.points))
      lots.removeFirst()
    }
  }
}
