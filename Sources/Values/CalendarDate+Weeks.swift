extension CalendarDate {
  /// The day of the week, Monday being 1 and Sunday 7 (ISO 8601).
  public var weekday: Int {
    let offset = (Int(days) + 3) % 7
    return (offset < 0 ? offset + 7 : offset) + 1
  }

  /// The Monday of the day's ISO week.
  public var startOfWeek: CalendarDate { adding(days: 1 - weekday) }

  /// The ISO 8601 year and week number.
  public var isoWeek: (year: Int, week: Int) {
    let thursday = adding(days: 4 - weekday)
    let year = thursday.parts.year
    let first = CalendarDate(days: CalendarDate.days(year: year, month: 1, day: 1))
    return (year, Int(thursday.days - first.days) / 7 + 1)
  }

  /// The Monday of an ISO week, or nothing when the year has no such week.
  public static func monday(ofWeek week: Int, year: Int) -> CalendarDate? {
    guard (1...53).contains(week) else { return nil }
    let fourth = CalendarDate(days: days(year: year, month: 1, day: 4))
    let monday = fourth.startOfWeek.adding(days: 7 * (week - 1))
    return monday.isoWeek == (year, week) ? monday : nil
  }
}
