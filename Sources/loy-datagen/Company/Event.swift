import Statistics
import Values

/// Something a customer did in the app.
struct Event: Sendable {
  /// The day it was done.
  let date: CalendarDate
  /// What was done.
  let type: Kind

  /// What can be done in the app.
  enum Kind: String, Sendable {
    case appOpen = "app_open"
    case search
    case helpPage = "help_page"
    case inviteSent = "invite_sent"
    case tutorialDone = "tutorial_done"
  }

  /// A customer's events, in the order of days.
  static func history(
    _ onboarding: Onboarding, _ life: Life, from random: inout SeededRandom
  ) -> [Event] {
    let events = early(onboarding, life, from: &random) + later(onboarding, life, from: &random)
    return events.filter { life.contains($0.date) }.sorted { $0.date < $1.date }
  }

  /// All that happened in the first 60 days.
  private static func early(
    _ onboarding: Onboarding, _ life: Life, from random: inout SeededRandom
  ) -> [Event] {
    var events: [Event] = []
    func add(_ type: Kind, _ count: Int, days: Range<Int>) {
      for _ in 0..<count {
        let day = days.lowerBound + random.int(below: days.count)
        events.append(Event(date: life.joined.adding(days: day), type: type))
      }
    }
    add(.appOpen, onboarding.appOpens, days: 0..<30)
    add(.appOpen, random.poisson(Double(onboarding.appOpens) * 0.6), days: 30..<58)
    add(.search, random.poisson(0.7), days: 0..<58)
    add(.helpPage, onboarding.helpPages, days: 0..<56)
    add(.inviteSent, onboarding.hasInvited ? 1 : 0, days: 3..<58)
    if let day = onboarding.tutorialDay { add(.tutorialDone, 1, days: day..<day + 1) }
    return events
  }

  /// At most one opening of the app a month after the first 60 days, fewer before leaving.
  private static func later(
    _ onboarding: Onboarding, _ life: Life, from random: inout SeededRandom
  ) -> [Event] {
    var events: [Event] = []
    let (year, month, _) = life.joined.adding(days: 60).parts
    var first = Window.day(year, month, 1).adding(months: 1)
    while first < life.end {
      let date = first.adding(days: random.int(below: 28))
      let daysLeft = Int(life.end.days - date.days)
      let isFading = life.reason?.isDissatisfied == true && daysLeft < 75
      let chance = (onboarding.isHeavyUser ? 0.55 : 0.36) * (isFading ? 0.35 : 1)
      if random.chance(chance) { events.append(Event(date: date, type: .appOpen)) }
      first = first.adding(months: 1)
    }
    return events
  }
}
