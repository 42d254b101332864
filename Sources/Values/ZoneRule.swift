/// How clocks change every year, as `CET-1CEST,M3.5.0,M10.5.0/3` says it.
///
/// Source: POSIX.1-2024, section 8.3 (TZ), with the hours from -167 to 167 of RFC 9636.
struct ZoneRule {
  /// The seconds that clocks are ahead of UTC in standard time.
  let standard: Int64
  /// The seconds in summer time with the days on which it begins and ends; none without one.
  let summer: (offset: Int64, begin: ZoneDay, end: ZoneDay)?

  /// Reads a rule, or nothing when the text is none.
  init?(_ text: String) {
    var reader = ZoneRuleReader(rest: Substring(text))
    guard reader.skipName(), let west = reader.seconds() else { return nil }
    standard = -west
    guard !reader.rest.isEmpty else {
      summer = nil
      return
    }
    guard reader.skipName() else { return nil }
    let offset = reader.rest.hasPrefix(",") ? standard + 3600 : reader.seconds().map { -$0 }
    guard let offset, let begin = reader.day(), let end = reader.day(), reader.rest.isEmpty else {
      return nil
    }
    summer = (offset, begin, end)
  }

  /// The moments at which clocks change in some years, each with the offset from then on.
  func changes(in years: ClosedRange<Int>) -> [(second: Int64, offset: Int64)] {
    guard let summer else { return [] }
    let all = years.flatMap { year in
      [
        (second: summer.begin.second(in: year) - standard, offset: summer.offset),
        (second: summer.end.second(in: year) - summer.offset, offset: standard),
      ]
    }
    return all.sorted { $0.second < $1.second }
  }
}

/// A day of every year with a time of day.
struct ZoneDay {
  /// How the day is told.
  enum Place {
    /// The weekday, Sunday 0, of a week of a month; week 5 is the last.
    case weekday(month: Int, week: Int, Int)
    /// The day from 1 to 365, with February 29 never counted.
    case common(Int)
    /// The day from 0 to 365.
    case counted(Int)
  }
  /// The day.
  let place: Place
  /// Seconds after its midnight; may be negative or more than a day.
  let time: Int64

  /// The seconds from 1970 on the wall clock in some year.
  func second(in year: Int) -> Int64 {
    let january = CalendarDate(year: year, month: 1, day: 1)?.days ?? 0
    return Int64(day(in: year, after: january)) * 86_400 + time
  }

  private func day(in year: Int, after january: Int32) -> Int32 {
    switch place {
    case .counted(let day): return january + Int32(day)
    case .common(let day):
      let isLeap = CalendarDate(year: year, month: 2, day: 29) != nil
      return january + Int32(day - 1) + (isLeap && day > 59 ? 1 : 0)
    case .weekday(let month, let week, let weekday):
      guard let first = CalendarDate(year: year, month: month, day: 1) else { return january }
      let next = first.adding(months: 1).days
      let start = first.days + Int32((weekday - first.weekday % 7 + 7) % 7)
      let wanted = start + 7 * Int32(week - 1)
      return wanted < next ? wanted : wanted - 7
    }
  }
}

/// Reads the parts of a rule one after the other.
struct ZoneRuleReader {
  /// What is still to be read.
  var rest: Substring

  /// Skips the letters of a zone, `CET` or `<+03>`.
  mutating func skipName() -> Bool {
    let start = rest
    if rest.first == "<" {
      rest = rest.drop { $0 != ">" }.dropFirst()
    } else {
      rest = rest.drop(while: \.isLetter)
    }
    return rest.count < start.count
  }

  /// `[+-]hours[:minutes[:seconds]]` as seconds.
  mutating func seconds() -> Int64? {
    let isNegative = rest.first == "-"
    if isNegative || rest.first == "+" { rest.removeFirst() }
    guard var total = number().map({ Int64($0) * 3600 }) else { return nil }
    for unit in [60, 1] as [Int64] where rest.first == ":" {
      rest.removeFirst()
      guard let part = number() else { return nil }
      total += Int64(part) * unit
    }
    return isNegative ? -total : total
  }

  /// `,M3.5.0/2` and its kin.
  mutating func day() -> ZoneDay? {
    guard rest.first == "," else { return nil }
    rest.removeFirst()
    guard let place = place() else { return nil }
    guard rest.first == "/" else { return ZoneDay(place: place, time: 7200) }
    rest.removeFirst()
    return seconds().map { ZoneDay(place: place, time: $0) }
  }

  private mutating func place() -> ZoneDay.Place? {
    guard let letter = rest.first, letter == "M" || letter == "J" else {
      return number().map { .counted($0) }
    }
    rest.removeFirst()
    guard let first = number() else { return nil }
    guard letter == "M" else { return .common(first) }
    guard let week = part(), let weekday = part(), (1...12).contains(first),
      (1...5).contains(week), (0...6).contains(weekday)
    else { return nil }
    return .weekday(month: first, week: week, weekday)
  }

  private mutating func part() -> Int? {
    guard rest.first == "." else { return nil }
    rest.removeFirst()
    return number()
  }

  private mutating func number() -> Int? {
    let digits = rest.prefix { $0.isASCII && $0.isNumber }
    rest = rest.dropFirst(digits.count)
    return digits.count < 4 ? Int(digits) : nil
  }
}
