import Statistics
import Values

/// How long a customer stays, and why they leave.
struct Life: Sendable {
  /// The first day with the service.
  let joined: CalendarDate
  /// The first day without the service; nothing while still a customer.
  private(set) var ended: CalendarDate?
  /// Why the customer left.
  private(set) var reason: EndReason?
  /// The day a card expired and was replaced after a short break.
  private(set) var cardReplaced: CalendarDate?

  /// The first day about which nothing can be recorded any more.
  var end: CalendarDate { ended ?? Window.last.adding(days: 1) }

  /// Whether a day lies within the time as a customer.
  func contains(_ date: CalendarDate) -> Bool { date >= joined && date < end }

  /// Lives month by month until one of the causes strikes or the window closes.
  init(_ profile: Profile, _ onboarding: Onboarding, from random: inout SeededRandom) {
    joined = profile.joined
    let cardMonth = random.int(below: Hazard.cardLifetime)
    // The first two months are paid when joining: nobody leaves before they are over.
    for month in 2...Window.months {
      let due = joined.adding(months: month)
      guard due <= Window.last else { return }
      if random.chance(Hazard.cancelling(profile, onboarding, month: month)) {
        leave(on: due, because: Life.voluntary(onboarding, from: &random))
      } else if random.chance(Hazard.moving) {
        leave(on: due.adding(days: 1 + random.int(below: 26)), because: .moved)
      } else if profile.payment == .card, month == cardMonth {
        meetExpiry(on: due, from: &random)
      }
      if ended != nil { return }
    }
  }

  /// Ends the service on a day, when that is not after the window.
  private mutating func leave(on date: CalendarDate, because reason: EndReason) {
    guard date <= Window.last else { return }
    ended = date
    self.reason = reason
  }

  /// Loses the customer ten days after a card expired, unless it is replaced.
  private mutating func meetExpiry(on due: CalendarDate, from random: inout SeededRandom) {
    if random.chance(Hazard.cardNotReplaced) {
      leave(on: due.adding(days: 10), because: .cardExpired)
    } else {
      cardReplaced = due
    }
  }

  /// Who had trouble says so, mostly.
  private static func voluntary(
    _ onboarding: Onboarding, from random: inout SeededRandom
  ) -> EndReason {
    let hadTrouble = onboarding.hasManyTickets || onboarding.hasSlowTicket
    return random.pick(
      [.price, .competitor, .notUsed, .service],
      weights: hadTrouble ? [0.2, 0.2, 0.1, 0.5] : [0.40, 0.27, 0.25, 0.08])
  }
}
