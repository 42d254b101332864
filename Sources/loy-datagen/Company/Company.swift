import Statistics
import Values

/// The made-up company: its customers in the order in which they joined.
struct Company: Sendable {
  /// The number of customers.
  static let size = 4_000

  /// The customers, first to join first.
  let customers: [Customer]
  /// What everything is drawn from.
  let seed: UInt64

  /// Draws the company that belongs to a seed.
  init(seed: UInt64) {
    self.seed = seed
    var random = Topic.joining.random(seed: seed, customer: 0)
    let joined = (0..<Company.size).map { _ in Company.joiningDay(from: &random) }.sorted()
    customers = joined.enumerated().map { index, day in
      Customer(number: index + 1, joined: day, seed: seed)
    }
  }

  /// A day of joining; the company grows from month to month.
  private static func joiningDay(from random: inout SeededRandom) -> CalendarDate {
    let months = Array(0..<Window.months)
    let month = random.pick(months, weights: months.map { 110 + 5 * Double($0) })
    let first = Window.first.adding(months: month)
    let length = Int(first.adding(months: 1).days - first.days)
    return first.adding(days: random.int(below: length))
  }

  /// What all customers did, in the order of days and within a day of customers.
  func chronicle<Deed>(
    _ deeds: (Customer) -> [Deed], on date: (Deed) -> CalendarDate
  ) -> [(customer: Customer, deed: Deed)] {
    var dated: [(day: CalendarDate, place: Int, customer: Int, deed: Deed)] = []
    for (index, customer) in customers.enumerated() {
      for deed in deeds(customer) { dated.append((date(deed), dated.count, index, deed)) }
    }
    dated.sort { ($0.day, $0.place) < ($1.day, $1.place) }
    return dated.map { (customers[$0.customer], $0.deed) }
  }
}
