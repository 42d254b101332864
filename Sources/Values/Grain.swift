/// The length of the periods that dates are gathered into.
public enum Grain: String, Hashable, Sendable, CaseIterable, Comparable {
  /// Single seconds.
  case second
  /// Whole minutes.
  case minute
  /// Whole hours.
  case hour
  /// Calendar days.
  case day
  /// ISO weeks, from Monday.
  case week
  /// Calendar months.
  case month
  /// Calendar quarters.
  case quarter
  /// Calendar years.
  case year

  /// The grain named by a unit in singular or plural, in any case.
  public init?(word: String) {
    let lower = word.lowercased()
    self.init(rawValue: lower.hasSuffix("s") ? String(lower.dropLast()) : lower)
  }

  /// The length in months of the grains that are months, else nothing.
  public var months: Int? {
    switch self {
    case .month: 1
    case .quarter: 3
    case .year: 12
    default: nil
    }
  }

  /// The length in seconds of the grains that have a fixed one, else nothing.
  public var seconds: Int64? {
    switch self {
    case .second: 1
    case .minute: 60
    case .hour: 3600
    case .day: 86_400
    case .week: 604_800
    default: nil
    }
  }

  /// The first day of the period that holds `date`; the day itself for grains below a day.
  public func start(of date: CalendarDate) -> CalendarDate {
    switch self {
    case .second, .minute, .hour, .day: return date
    case .week: return date.startOfWeek
    case .month, .quarter, .year:
      let (year, month, _) = date.parts
      let length = months ?? 1
      let first = (month - 1) / length * length + 1
      return CalendarDate(days: CalendarDate.days(year: year, month: first, day: 1))
    }
  }

  /// The first day `count` periods after the one that starts on `start`.
  public func advance(_ start: CalendarDate, by count: Int) -> CalendarDate {
    if let months { return start.adding(months: months * count) }
    return start.adding(days: (self == .week ? 7 : 1) * count)
  }

  /// The text of the period that starts on `date`, such as `2026-01` or `2026-Q1`.
  public func text(of date: CalendarDate) -> String {
    let (year, month, _) = date.parts
    switch self {
    case .week:
      let (weekYear, week) = date.isoWeek
      return "\(padded(weekYear, to: 4))-W\(padded(week, to: 2))"
    case .month: return "\(padded(year, to: 4))-\(padded(month, to: 2))"
    case .quarter: return "\(padded(year, to: 4))-Q\((month - 1) / 3 + 1)"
    case .year: return padded(year, to: 4)
    default: return date.description
    }
  }

  /// Whether `left` is the shorter grain.
  public static func < (left: Grain, right: Grain) -> Bool {
    let order = Grain.allCases
    return order.firstIndex(of: left) ?? 0 < order.firstIndex(of: right) ?? 0
  }
}
