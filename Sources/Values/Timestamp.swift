/// A moment in UTC, to the microsecond.
public struct Timestamp: Hashable, Comparable, Sendable, CustomStringConvertible {
  /// Microseconds since 1970-01-01T00:00:00Z.
  public var microseconds: Int64

  /// Creates the moment that lies `microseconds` after 1970-01-01T00:00:00Z.
  public init(microseconds: Int64) { self.microseconds = microseconds }

  /// Creates the first moment of a day.
  public init(startOf date: CalendarDate) {
    self.init(microseconds: Int64(date.days) * Timestamp.microsecondsPerDay)
  }

  /// Creates a moment of a day from a number of seconds since its midnight.
  public init(date: CalendarDate, seconds: Int64, microseconds: Int64 = 0) {
    self.init(
      microseconds: Int64(date.days) * Timestamp.microsecondsPerDay + seconds * 1_000_000
        + microseconds)
  }

  /// The number of microseconds of a day.
  public static let microsecondsPerDay: Int64 = 86_400_000_000

  /// The day that holds the moment.
  public var date: CalendarDate {
    let days = microseconds / Timestamp.microsecondsPerDay
    let isBefore = microseconds % Timestamp.microsecondsPerDay < 0
    return CalendarDate(days: Int32(clamping: isBefore ? days - 1 : days))
  }

  /// Microseconds since midnight.
  public var timeOfDay: Int64 { microseconds - Timestamp(startOf: date).microseconds }

  /// The moment as `2026-01-31T10:20:30`, with a fraction of a second only when there is one.
  public var description: String {
    let time = timeOfDay
    let seconds = Int(time / 1_000_000)
    let clock =
      "\(padded(seconds / 3600, to: 2)):\(padded(seconds / 60 % 60, to: 2)):\(padded(seconds % 60, to: 2))"
    let fraction = Int(time % 1_000_000)
    guard fraction > 0 else { return "\(date)T\(clock)" }
    var digits = padded(fraction, to: 6)
    while digits.hasSuffix("0") { digits.removeLast() }
    return "\(date)T\(clock).\(digits)"
  }

  /// Whether `left` comes before `right`.
  public static func < (left: Timestamp, right: Timestamp) -> Bool {
    left.microseconds < right.microseconds
  }
}
