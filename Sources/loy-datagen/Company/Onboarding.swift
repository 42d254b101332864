import Statistics

/// What a customer does in the first two months, in which nobody can leave yet.
///
/// Every planted behaviour happens before the first possible end, so causes come before effects.
struct Onboarding: Sendable {
  /// Support tickets of the first weeks, earliest first.
  let tickets: [EarlyTicket]
  /// Help pages read in the first 60 days.
  let helpPages: Int
  /// The day on which the tutorial was finished, counted from joining.
  let tutorialDay: Int?
  /// Times the app was opened in the first 30 days.
  let appOpens: Int
  /// Whether a friend was invited, which has no effect on anything.
  let hasInvited: Bool

  /// Whether three or more tickets were opened: the strongest planted cause of churn.
  var hasManyTickets: Bool { tickets.count >= 3 }
  /// Whether a ticket stayed open for more than 14 days: the second planted cause.
  var hasSlowTicket: Bool { tickets.contains { $0.daysOpen > 14 } }
  /// Whether the tutorial was done in the first 14 days, which protects.
  var hasTutorialEarly: Bool { tutorialDay.map { $0 < 14 } ?? false }
  /// Whether the app was opened five times or more in the first 30 days, which protects too.
  var isHeavyUser: Bool { appOpens >= 5 }

  /// Draws the first two months of a customer.
  init(from random: inout SeededRandom) {
    let hasManyTickets = random.chance(0.15)
    let count =
      hasManyTickets
      ? 3 + random.poisson(0.6) : random.pick([0, 1, 2], weights: [0.60, 0.28, 0.12])
    tickets = (0..<count).map { _ in EarlyTicket(from: &random) }.sorted { $0.day < $1.day }
    // The proxy: who has trouble reads help, and reading help changes nothing.
    let readsHelp = random.chance(hasManyTickets ? 0.88 : 0.10)
    helpPages = readsHelp ? 3 + random.poisson(0.8) : random.pick([0, 1, 2], weights: [6, 3, 1])
    tutorialDay = Onboarding.tutorialDay(from: &random)
    appOpens = random.chance(0.28) ? 5 + random.poisson(1.2) : min(4, random.poisson(1.6))
    hasInvited = random.chance(0.12)
  }

  /// Half do the tutorial in time, a few later, when it no longer helps.
  private static func tutorialDay(from random: inout SeededRandom) -> Int? {
    switch random.pick([0, 1, 2], weights: [0.50, 0.10, 0.40]) {
    case 0: random.int(below: 14)
    case 1: 14 + random.int(below: 40)
    default: nil
    }
  }
}
