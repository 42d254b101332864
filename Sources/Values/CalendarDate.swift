/// A day of the proleptic Gregorian calendar, counted from 1970-01-01.
public struct CalendarDate: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Days since 1970-01-01; negative before it.
  public var days: Int32

  /// Creates the day that lies `days` after 1970-01-01.
  public init(days: Int32) { self.days = days }

  /// The days of the years 1 to 9999, which are those that can be written with four digits.
  public static let written: ClosedRange<CalendarDate> =
    CalendarDate(days: -719_162)...CalendarDate(days: 2_932_896)

  /// Creates a day from its year, month (1–12) and day, or nothing when the calendar has no such day.
  public init?(year: Int, month: Int, day: Int) {
    guard (-9999...9999).contains(year), (1...12).contains(month),
      day >= 1, day <= CalendarDate.length(ofMonth: month, year: year)
    else { return nil }
    self.init(days: CalendarDate.days(year: year, month: month, day: day))
  }

  /// The year, month and day.
  public var parts: (year: Int, month: Int, day: Int) {
    // Howard Hinnant, "chrono-Compatible Low-Level Date Algorithms", civil_from_days.
    let shifted = Int(days) + 719_468
    let era = (shifted >= 0 ? shifted : shifted - 146_096) / 146_097
    let dayOfEra = shifted - era * 146_097
    let yearOfEra =
      (dayOfEra - dayOfEra / 1460 + dayOfEra / 36_524 - dayOfEra / 146_096) / 365
    let dayOfYear = dayOfEra - (365 * yearOfEra + yearOfEra / 4 - yearOfEra / 100)
    let shiftedMonth = (5 * dayOfYear + 2) / 153
    let day = dayOfYear - (153 * shiftedMonth + 2) / 5 + 1
    let month = shiftedMonth < 10 ? shiftedMonth + 3 : shiftedMonth - 9
    return (yearOfEra + era * 400 + (month <= 2 ? 1 : 0), month, day)
  }

  /// The number of days since 1970-01-01 of a day that must exist.
  static func days(year: Int, month: Int, day: Int) -> Int32 {
    // Howard Hinnant, days_from_civil.
    let shiftedYear = month <= 2 ? year - 1 : year
    let era = (shiftedYear >= 0 ? shiftedYear : shiftedYear - 399) / 400
    let yearOfEra = shiftedYear - era * 400
    let dayOfYear = (153 * (month > 2 ? month - 3 : month + 9) + 2) / 5 + day - 1
    let dayOfEra = yearOfEra * 365 + yearOfEra / 4 - yearOfEra / 100 + dayOfYear
    return Int32(era * 146_097 + dayOfEra - 719_468)
  }

  /// The number of days of a month.
  public static func length(ofMonth month: Int, year: Int) -> Int {
    switch month {
    case 4, 6, 9, 11: 30
    case 2: isLeap(year) ? 29 : 28
    default: 31
    }
  }

  /// Whether the year has a 29th of February.
  public static func isLeap(_ year: Int) -> Bool {
    year % 4 == 0 && (year % 100 != 0 || year % 400 == 0)
  }

  /// The day `months` months later, with the day clamped to the month's end.
  public func adding(months: Int) -> CalendarDate {
    let (year, month, day) = parts
    let total = max(
      -120_000, min(120_000, year * 12 + month - 1 + max(-240_000, min(240_000, months))))
    let newYear = total >= 0 ? total / 12 : (total - 11) / 12
    let newMonth = total - newYear * 12 + 1
    let clamped = min(day, CalendarDate.length(ofMonth: newMonth, year: newYear))
    return CalendarDate(days: CalendarDate.days(year: newYear, month: newMonth, day: clamped))
  }

  /// The day `days` days later.
  public func adding(days: Int) -> CalendarDate {
    let sum = self.days.addingReportingOverflow(Int32(clamping: days))
    guard !sum.overflow else {
      return CalendarDate(days: days > 0 ? CalendarDate.limit : -CalendarDate.limit)
    }
    return CalendarDate(days: max(-CalendarDate.limit, min(CalendarDate.limit, sum.partialValue)))
  }

  /// Days never leave ±`limit` by arithmetic, so that no later sum can overflow.
  private static let limit: Int32 = 4_000_000

  /// The date as `2026-01-31`.
  public var description: String {
    let (year, month, day) = parts
    return "\(padded(year, to: 4))-\(padded(month, to: 2))-\(padded(day, to: 2))"
  }

  /// Whether `left` comes before `right`.
  public static func < (left: CalendarDate, right: CalendarDate) -> Bool { left.days < right.days }
}

/// The number's digits with zeros in front, at least `width` of them.
func padded(_ number: Int, to width: Int) -> String {
  let digits = String(abs(number))
  let zeros = String(repeating: "0", count: max(0, width - digits.utf8.count))
  return (number < 0 ? "-" : "") + zeros + digits
}
