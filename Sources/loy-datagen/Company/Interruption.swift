import Statistics
import Values

/// What parts a subscription into two spells: an expired card, a pause, or a change of plan.
struct Interruption: Sendable {
  /// The first day without the old spell.
  let stopped: CalendarDate
  /// The first day of the new spell.
  let restarted: CalendarDate
  /// Why the old spell stopped.
  let reason: StopReason
  /// The plan of the new spell.
  let plan: Plan

  /// Draws at most one interruption of a customer's life.
  init?(_ profile: Profile, _ life: Life, from random: inout SeededRandom) {
    let month = 3 + random.int(below: 12)
    let due = profile.joined.adding(months: month)
    if let expired = life.cardReplaced {
      self.init(expired, expired.adding(days: 3 + random.int(below: 25)), .card, profile.plan)
    } else if profile.contract == .monthly, random.chance(0.15) {
      let months = 1 + random.int(below: 3)
      self.init(due, due.adding(months: months), .pause, profile.plan)
    } else if random.chance(0.25) {
      let plan = random.chance(0.65) ? profile.plan.larger : profile.plan.smaller
      guard plan != profile.plan else { return nil }
      self.init(due, due, .change, plan)
    } else {
      return nil
    }
  }

  /// Creates an interruption from its parts.
  private init(
    _ stopped: CalendarDate, _ restarted: CalendarDate, _ reason: StopReason, _ plan: Plan
  ) {
    self.stopped = stopped
    self.restarted = restarted
    self.reason = reason
    self.plan = plan
  }
}
