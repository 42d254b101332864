/// A length of time as it is typed: a whole number of one unit.
public struct CalendarDuration: Hashable, Sendable, CustomStringConvertible {
  /// How many units; may be negative.
  public let count: Int
  /// The unit.
  public let unit: Grain

  /// Creates a length of time.
  public init(_ count: Int, _ unit: Grain) {
    self.count = count
    self.unit = unit
  }

  /// The length the other way.
  public var negated: CalendarDuration { CalendarDuration(-count, unit) }

  /// Whether the length is exact in seconds: false for months, quarters and years.
  public var isExact: Bool { unit.seconds != nil }

  /// Whether the length is a whole number of days, weeks, months, quarters or years.
  public var isWholeDays: Bool { unit >= .day }

  /// The length in days when that is fixed: days and weeks.
  public var days: Int? {
    switch unit {
    case .day: count
    case .week: count * 7
    default: nil
    }
  }

  /// Whether periods of a grain that are moved by this length are such periods again: whole months for
  /// months, seven days for weeks.
  public func keeps(_ grain: Grain) -> Bool {
    if let months = grain.months, let own = unit.months { return own * count % months == 0 }
    if let seconds = grain.seconds, let own = unit.seconds {
      return Int64(count).multipliedReportingOverflow(by: own).partialValue % seconds == 0
    }
    // Whole months are whole days.
    return grain <= .day && unit.months != nil
  }

  /// The day this length after `date`, months clamped to the month's end; parts of a day are dropped.
  public func added(to date: CalendarDate) -> CalendarDate {
    if let months = unit.months { return date.adding(months: months * count) }
    if let days { return date.adding(days: days) }
    return added(to: Timestamp(startOf: date)).date
  }

  /// The moment this length after `moment`.
  public func added(to moment: Timestamp) -> Timestamp {
    guard unit.months != nil else {
      return Timestamp(
        microseconds: moment.microseconds + Int64(count) * (unit.seconds ?? 0) * 1_000_000)
    }
    let day = added(to: moment.date)
    return Timestamp(microseconds: Timestamp(startOf: day).microseconds + moment.timeOfDay)
  }

  /// The length as it is typed, such as `30 days`.
  public var description: String { "\(count) \(unit.rawValue)\(abs(count) == 1 ? "" : "s")" }
}
