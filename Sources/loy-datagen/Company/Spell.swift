import Statistics
import Values

/// A time without a break on one plan.
struct Spell: Sendable {
  /// The plan.
  let plan: Plan
  /// The first day.
  let started: CalendarDate
  /// The first day after it; nothing while it runs.
  let stopped: CalendarDate?
  /// The price a month.
  let amount: Money
  /// Why it stopped.
  let reason: StopReason?

  /// What was paid: a month's price on the first day and on the same day of each month.
  var paid: Money {
    let end = stopped ?? Window.last.adding(days: 1)
    var payments = 0
    while started.adding(months: payments) < end { payments += 1 }
    return Money(cents: payments * amount.cents)
  }

  /// Creates a spell on a plan at the price of a contract.
  private init(
    _ plan: Plan, _ contract: Contract, from started: CalendarDate, to stopped: CalendarDate?,
    because reason: StopReason?
  ) {
    self.plan = plan
    self.started = started
    self.stopped = stopped
    self.reason = reason
    amount = plan.price.scaled(by: contract.priceFactor)
  }

  /// The spells of a customer: one, or two when something interrupted the first.
  static func history(
    _ profile: Profile, _ life: Life, from random: inout SeededRandom
  ) -> [Spell] {
    let stop = life.reason?.stop
    let contract = profile.contract
    guard
      let gap = Interruption(profile, life, from: &random),
      gap.restarted.adding(days: 28) < life.end
    else {
      return [Spell(profile.plan, contract, from: life.joined, to: life.ended, because: stop)]
    }
    return [
      Spell(profile.plan, contract, from: life.joined, to: gap.stopped, because: gap.reason),
      Spell(gap.plan, contract, from: gap.restarted, to: life.ended, because: stop),
    ]
  }
}
