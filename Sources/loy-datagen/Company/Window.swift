import Values

/// The 24 months in which the company is looked at.
enum Window {
  /// The day the company opened.
  static let first = day(2024, 4, 1)
  /// The last day on which anything is known.
  static let last = day(2026, 3, 31)
  /// The number of calendar months.
  static let months = 24

  /// A day that exists.
  static func day(_ year: Int, _ month: Int, _ day: Int) -> CalendarDate {
    guard let date = CalendarDate(year: year, month: month, day: day) else {
      preconditionFailure("\(year)-\(month)-\(day) is no day of the calendar")
    }
    return date
  }
}
