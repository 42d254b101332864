import Values

/// A cell read as a date or time stamp, with the order of day and month still open.
struct DateCell {
  /// Where the year stands, and whether the rest leaves a choice.
  enum Order: Equatable {
    /// The year comes first.
    case yearFirst
    /// The year comes last; a dot between the parts means that the day comes first.
    case yearLast(isDotted: Bool)
  }

  /// Where the year stands.
  let order: Order
  /// Microseconds since midnight, when a time follows; may pass a day's ends after an offset.
  let time: Int64?
  private let year: Int
  private let first: Int
  private let second: Int

  /// Reads a cell without blanks around it, or nothing when it has no such shape.
  init?(_ cell: Span<UInt8>) {
    guard cell.count >= 8 else { return nil }
    var position = 0
    guard let head = cell.number(at: &position, digits: 1...4), position < cell.count else {
      return nil
    }
    let headDigits = position
    let separator = cell[position]
    guard separator == 0x2D || separator == 0x2E || separator == 0x2F else { return nil }
    position += 1
    // With dots a blank may follow each, and a last dot the year: `31. 1. 2026.`
    let isDotted = separator == 0x2E
    if isDotted { _ = cell.skip(0x20, at: &position) }
    guard let middle = cell.number(at: &position, digits: 1...2), position < cell.count,
      cell[position] == separator
    else { return nil }
    position += 1
    if isDotted { _ = cell.skip(0x20, at: &position) }
    let tailStart = position
    guard let tail = cell.number(at: &position, digits: 1...4) else { return nil }
    let tailDigits = position - tailStart
    if isDotted { _ = cell.skip(separator, at: &position) }
    if headDigits == 4, tailDigits <= 2 {
      (order, year, first, second) = (.yearFirst, head, middle, tail)
    } else if headDigits <= 2, tailDigits == 4 {
      order = .yearLast(isDotted: isDotted)
      (year, first, second) = (tail, head, middle)
    } else {
      return nil
    }
    if position < cell.count {
      guard let time = ClockCell(cell, from: position)?.microseconds else { return nil }
      self.time = time
    } else {
      time = nil
    }
  }

  /// The day, or nothing when the calendar, which begins with the year 1, has no such day in that order.
  func date(dayFirst: Bool) -> CalendarDate? {
    guard year > 0 else { return nil }
    return switch order {
    case .yearFirst: CalendarDate(year: year, month: first, day: second)
    case .yearLast(let isDotted):
      dayFirst || isDotted
        ? CalendarDate(year: year, month: second, day: first)
        : CalendarDate(year: year, month: first, day: second)
    }
  }

  /// What kind of date it is, or nothing when the calendar has no such day.
  var cellClass: CellClass? {
    let isStamp = time != nil
    let day = date(dayFirst: true) != nil
    switch order {
    case .yearFirst: return day ? (isStamp ? .isoStamp : .isoDate) : nil
    case .yearLast(let isDotted):
      let month = !isDotted && date(dayFirst: false) != nil
      if day, month { return isStamp ? .eitherStamp : .eitherDate }
      if day { return isStamp ? .dayStamp : .dayDate }
      if month { return isStamp ? .monthStamp : .monthDate }
      return nil
    }
  }
}

/// The time of a day behind a date: ` 10:20`, `T10:20:30.5Z`, `T10:20:30+02:00`.
struct ClockCell {
  /// Microseconds since midnight UTC of the date that stands before.
  let microseconds: Int64

  /// Reads the rest of a cell, or nothing when it is no time or finer than microseconds.
  init?(_ cell: Span<UInt8>, from start: Int) {
    guard cell[start] == UInt8(ascii: "T") || cell[start] == UInt8(ascii: " ") else { return nil }
    var position = start + 1
    guard let hour = cell.number(at: &position, digits: 1...2), hour < 24,
      cell.skip(UInt8(ascii: ":"), at: &position),
      let minute = cell.number(at: &position, digits: 2...2), minute < 60
    else { return nil }
    var total = Int64(hour * 3600 + minute * 60) * 1_000_000
    if cell.skip(UInt8(ascii: ":"), at: &position) {
      guard let second = cell.number(at: &position, digits: 2...2), second < 60 else { return nil }
      total += Int64(second) * 1_000_000
      if cell.skip(UInt8(ascii: "."), at: &position) {
        guard let fraction = ClockCell.fraction(cell, &position) else { return nil }
        total += fraction
      }
    }
    guard let offset = ClockCell.offset(cell, &position), position == cell.count else { return nil }
    microseconds = total - offset
  }

  private static func fraction(_ cell: Span<UInt8>, _ position: inout Int) -> Int64? {
    let start = position
    var micro: Int64 = 0
    while position < cell.count {
      let digit = cell[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if position - start < 6 {
        micro = micro * 10 + Int64(digit)
      } else if digit != 0 {
        return nil
      }
      position += 1
    }
    guard position > start else { return nil }
    for _ in min(6, position - start)..<6 { micro *= 10 }
    return micro
  }

  /// The offset from UTC in microseconds; zero when there is none.
  private static func offset(_ cell: Span<UInt8>, _ position: inout Int) -> Int64? {
    if position == cell.count || cell.skip(UInt8(ascii: "Z"), at: &position) { return 0 }
    let isBehind = cell[position] == UInt8(ascii: "-")
    guard isBehind || cell[position] == UInt8(ascii: "+") else { return nil }
    position += 1
    guard let hours = cell.number(at: &position, digits: 2...2), hours <= 15 else { return nil }
    var minutes = 0
    if position < cell.count {
      _ = cell.skip(UInt8(ascii: ":"), at: &position)
      guard let read = cell.number(at: &position, digits: 2...2), read < 60 else { return nil }
      minutes = read
    }
    let seconds = Int64(hours * 3600 + minutes * 60)
    return (isBehind ? -seconds : seconds) * 1_000_000
  }
}

extension Span<UInt8> {
  /// The number that the digits at a place spell, at most `digits.upperBound` of them are taken.
  func number(at position: inout Int, digits: ClosedRange<Int>) -> Int? {
    let start = position
    var number = 0
    while position < count, position - start < digits.upperBound {
      let digit = self[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      number = number * 10 + Int(digit)
      position += 1
    }
    return position - start >= digits.lowerBound ? number : nil
  }

  /// Moves past a byte when it stands at the place.
  func skip(_ byte: UInt8, at position: inout Int) -> Bool {
    guard position < count, self[position] == byte else { return false }
    position += 1
    return true
  }
}
