import Values

/// The counts of all periods of one group of stays.
struct RetentionPeriods: Sendable {
  /// The periods, from the first stay's to the one before `asof`.
  private(set) var periods: [RetentionPeriod] = []
  /// Customers who left and came back.
  private(set) var returned = 0
  /// Customers who left at least once.
  private(set) var everLeft = 0
  /// Those who came back and left again.
  private(set) var leftAgain = 0

  /// Counts stays, which are in the order of customers and days.
  ///
  /// - Complexity: O(*stays* × periods they touch + days).
  init(_ spells: [SpellTable.Spell], grid: PeriodGrid, asof: CalendarDate, range: Range<Int>) {
    periods = range.map { RetentionPeriod(number: $0) }
    let count = DayCounts(spells, from: grid.start(of: range.lowerBound) - 31, to: asof.days)
    for place in periods.indices {
      let (start, end) = (
        grid.start(of: range.lowerBound + place), grid.start(of: range.lowerBound + place + 1)
      )
      var period = periods[place]
      period.isComplete = end <= asof.days
      let limit = min(end, asof.days)
      period.atStart = count.there(before: start)
      period.atEnd = count.there(before: limit)
      period.joined = count.joined(start..<limit)
      period.departures = count.left(start..<limit)
      period.daily = count.daily(start..<limit)
      let recent = max(limit - 30, start - 31)
      period.recentDepartures = count.left(recent..<limit)
      period.recentExposed = count.there(before: recent) + count.joined(recent..<limit)
      periods[place] = period
    }
    countGone(spells, grid: grid, asof: asof, first: range.lowerBound)
    countReturns(spells)
  }

  /// Counts for each period the customers there before it who are not there at its end.
  private mutating func countGone(
    _ spells: [SpellTable.Spell], grid: PeriodGrid, asof: CalendarDate, first: Int
  ) {
    for (place, spell) in spells.enumerated() where spell.end != SpellTable.Spell.open {
      let number = grid.number(of: spell.end)
      let (start, end) = (grid.start(of: number), min(grid.start(of: number + 1), asof.days))
      guard periods.indices.contains(number - first), spell.start < start else { continue }
      // Who left in the period may be back before it ends; only the stay that was there at its
      // start counts, and the last later one tells whether they are back.
      var next = place + 1
      var isBack = false
      while next < spells.count, spells[next].customer == spell.customer, spells[next].start < end {
        isBack = spells[next].isThere(before: end)
        next += 1
      }
      if !isBack { periods[number - first].gone += 1 }
    }
  }

  private mutating func countReturns(_ spells: [SpellTable.Spell]) {
    var place = 0
    while place < spells.count {
      var end = place + 1
      while end < spells.count, spells[end].customer == spells[place].customer { end += 1 }
      let departures = (place..<end).count { spells[$0].end != SpellTable.Spell.open }
      if departures > 0 { everLeft += 1 }
      if end - place > 1 { returned += 1 }
      if departures > 1 { leftAgain += 1 }
      place = end
    }
  }
}

/// How many stays begin, end and last on each day.
private struct DayCounts {
  private let first: Int32
  /// Stays that began before each day.
  private var begun: [Int]
  /// Stays that ended before each day.
  private var ended: [Int]

  init(_ spells: [SpellTable.Spell], from first: Int32, to last: Int32) {
    self.first = first
    let count = Int(max(0, last - first)) + 2
    begun = [Int](repeating: 0, count: count)
    ended = begun
    for spell in spells {
      begun[place(spell.start) + 1] += 1
      if spell.end != SpellTable.Spell.open { ended[place(spell.end) + 1] += 1 }
    }
    for day in 1..<count {
      begun[day] += begun[day - 1]
      ended[day] += ended[day - 1]
    }
  }

  private func place(_ day: Int32) -> Int { min(max(0, Int(day - first)), begun.count - 2) }

  /// Stays that began before a day and did not end before it.
  func there(before day: Int32) -> Int { begun[place(day)] - ended[place(day)] }

  func joined(_ days: Range<Int32>) -> Int {
    begun[place(days.upperBound)] - begun[place(days.lowerBound)]
  }

  func left(_ days: Range<Int32>) -> Int {
    ended[place(days.upperBound)] - ended[place(days.lowerBound)]
  }

  /// The sum of each day's departures over those there before it; nothing when nobody was but some
  /// left.
  func daily(_ days: Range<Int32>) -> Double? {
    var sum = 0.0
    for day in days {
      let lost = left(day..<(day + 1))
      guard lost > 0 else { continue }
      let there = there(before: day)
      guard there > 0 else { return nil }
      sum += Double(lost) / Double(there)
    }
    return sum
  }
}
