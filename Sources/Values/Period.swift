/// A half-open stretch of time: from `start`, up to but not including `end`.
public struct Period: Hashable, Sendable, CustomStringConvertible {
  /// The first moment inside.
  public let start: Timestamp
  /// The first moment after it.
  public let end: Timestamp
  /// The length of the period.
  public let grain: Grain

  /// Creates the period of a grain of a day or longer that holds a day.
  public init(_ grain: Grain, holding date: CalendarDate) {
    let first = grain.start(of: date)
    self.grain = grain
    self.start = Timestamp(startOf: first)
    self.end = Timestamp(startOf: grain.advance(first, by: 1))
  }

  /// Creates the period of a second or a minute that starts at a moment.
  public init(_ grain: Grain, startingAt start: Timestamp) {
    self.grain = grain
    self.start = start
    self.end = Timestamp(microseconds: start.microseconds + (grain.seconds ?? 1) * 1_000_000)
  }

  /// The first day inside.
  public var startDate: CalendarDate { start.date }

  /// The first day after it.
  public var endDate: CalendarDate {
    let date = end.date
    return Timestamp(startOf: date) == end ? date : date.adding(days: 1)
  }

  /// Whether the period begins and ends at midnight.
  public var isWholeDays: Bool { grain >= .day }

  /// The period moved by a number of its own units, with month ends clamped; moved by anything else it is
  /// the day, or for shorter periods the like one, that its beginning comes to.
  public func shifted(by duration: CalendarDuration) -> Period {
    guard isWholeDays else { return Period(grain, startingAt: duration.added(to: start)) }
    return Period(duration.keeps(grain) ? grain : .day, holding: duration.added(to: start).date)
  }

  /// The period as it is typed: `2026-01`, `2026-Q1`, `2026-W05`, `2026-01-31`.
  public var description: String {
    isWholeDays
      ? grain.text(of: startDate) : String(start.description.prefix(grain == .minute ? 16 : 19))
  }
}
