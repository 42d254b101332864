import Values
import Work

/// Who was active in each period, and what became of them.
struct ActivityPeriods: Sendable {
  /// The periods, from the first with an event to the one before `asof`.
  let periods: [ActivityPeriod]

  /// Counts events.
  ///
  /// - Complexity: O(*n* log *n*).
  init(_ events: EventTable, grid: PeriodGrid, in work: WorkContext) {
    var visits = events.days.indices.map { row in
      UInt64(UInt32(bitPattern: events.members.rows[row])) << 32
        | UInt64(UInt32(bitPattern: events.days[row] ^ Int32.min))
    }
    visits.sort()
    let days = visits.map { Int32(bitPattern: UInt32(truncatingIfNeeded: $0)) ^ Int32.min }
    let numbers = grid.numbers(of: days, in: work)
    guard let first = numbers.min() else {
      periods = []
      return
    }
    let last = max(grid.number(of: events.asof.days - 1), Int(numbers.max() ?? first))
    var found = (Int(first)...last).map { ActivityPeriod(number: $0) }
    for place in visits.indices {
      let stage = Int(numbers[place] - first)
      let isSameMember = place > 0 && visits[place] >> 32 == visits[place - 1] >> 32
      if place == 0 || visits[place] != visits[place - 1] { found[stage].memberDays += 1 }
      if isSameMember, numbers[place - 1] == numbers[place] { continue }
      found[stage].active += 1
      if !isSameMember {
        found[stage].new += 1
      } else if numbers[place - 1] == numbers[place] - 1 {
        found[stage].returning += 1
      } else {
        found[stage].resurrected += 1
      }
    }
    for stage in found.indices {
      let (start, end) = (
        grid.start(of: found[stage].number), grid.start(of: found[stage].number + 1)
      )
      found[stage].isComplete = end <= events.asof.days
      found[stage].days = Int(min(end, events.asof.days) - start)
      guard stage > 0 else { continue }
      found[stage].dormant = found[stage - 1].active - found[stage].returning
      let sum =
        found[stage - 1].active - found[stage].dormant + found[stage].new + found[stage].resurrected
      precondition(found[stage].active == sum, "The active are the old ones less the dormant")
    }
    periods = found
  }
}

/// One period's counts.
struct ActivityPeriod: Sendable {
  /// The period's number.
  let number: Int
  /// Customers active in it.
  var active = 0
  /// Of them those never seen before.
  var new = 0
  /// Of them those active in the period before.
  var returning = 0
  /// Of them those seen before, but not in the period before.
  var resurrected = 0
  /// Those active in the period before and not in it.
  var dormant = 0
  /// The sum over days of the customers active that day.
  var memberDays = 0
  /// The days of it that were observed.
  var days = 0
  /// Whether it was observed to its end.
  var isComplete = true

  /// (new + resurrected) / dormant.
  var quickRatio: Double? {
    dormant > 0 && isComplete ? Double(new + resurrected) / Double(dormant) : nil
  }

  /// The mean number active on a day.
  var dailyActive: Double? { days > 0 ? Double(memberDays) / Double(days) : nil }

  /// The mean of daily active / active: how much of a period its customers come.
  var stickiness: Double? {
    guard active > 0, isComplete, let dailyActive else { return nil }
    return dailyActive / Double(active)
  }
}
