import Statistics
import Values

/// A request to the support team.
struct Ticket: Sendable {
  /// The day it was opened.
  let opened: CalendarDate
  /// The day it was closed; nothing while open.
  let closed: CalendarDate?
  /// What it was about.
  let topic: String
  /// How bad it was.
  let severity: Severity
  /// Whether the customer was content with the answer; nothing when not said.
  let isSatisfied: Bool?

  /// A customer's tickets: those of the first weeks and those of the time after.
  static func history(
    _ profile: Profile, _ onboarding: Onboarding, _ life: Life, from random: inout SeededRandom
  ) -> [Ticket] {
    var tickets: [Ticket] = []
    for early in onboarding.tickets {
      let opened = life.joined.adding(days: early.day)
      guard life.contains(opened) else { continue }
      let severity = random.pick(Severity.allCases, weights: [3, 4, 2])
      tickets.append(Ticket(opened, early.daysOpen, severity, life, from: &random))
    }
    return tickets + later(profile, life, from: &random)
  }

  /// Tickets after the second month, rare but for the costly customers.
  private static func later(
    _ profile: Profile, _ life: Life, from random: inout SeededRandom
  ) -> [Ticket] {
    let daysBetween = profile.isCostly ? 17.0 : 700.0
    var tickets: [Ticket] = []
    var time = 61 + random.exponential() * daysBetween
    while life.contains(life.joined.adding(days: Int(time))) {
      let opened = life.joined.adding(days: Int(time))
      let severity = random.pick(
        Severity.allCases, weights: profile.isCostly ? [1, 2, 5] : [3, 4, 2])
      let daysOpen = Int(random.exponential() * 3)
      tickets.append(Ticket(opened, daysOpen, severity, life, from: &random))
      time += random.exponential() * daysBetween
    }
    return tickets
  }

  /// Draws the rest of a ticket; leaving closes it, and what closes after the window is still open.
  private init(
    _ opened: CalendarDate, _ daysOpen: Int, _ severity: Severity, _ life: Life,
    from random: inout SeededRandom
  ) {
    let done = min(opened.adding(days: daysOpen), life.ended ?? Window.last.adding(days: 1_000))
    let isClosed = done <= Window.last
    self.opened = opened
    self.severity = severity
    closed = isClosed ? done : nil
    topic = random.pick(
      ["billing", "delivery", "login", "app", "quality"], weights: [3, 3, 2, 2, 1])
    let isContent = random.chance(daysOpen > 14 ? 0.25 : 0.74)
    let answers = random.chance(0.62)
    isSatisfied = isClosed && answers ? isContent : nil
  }
}
