import Bitmaps
import Language
import Tables
import Values

extension DateFunctions {
  /// Whole days between two times.
  static let days = between(
    "days",
    "Whole days from one date to another; between two time stamps, whole stretches of 24 hours.",
    kind: .days, readsCalendar: false,
    FunctionDeclaration.Example("days(2026-01-31, 2026-03-01)", "29")
  ) { columns throws(EngineError) in
    let times = try columns.asCommonType()
    let missing = union(times[0].missing, times[1].missing)
    switch (times[0], times[1]) {
    case (.date(let from), .date(let to)):
      let days = Lane.map(.rows(from.days), .rows(to.days), count: from.days.count) {
        Int64($1) - Int64($0)
      }
      return .wholes(days, missing: missing)
    case (.timestamp(let from), .timestamp(let to)):
      let days = Lane.map(.rows(from.values), .rows(to.values), count: from.values.count) {
        ($1 - $0) / Timestamp.microsecondsPerDay
      }
      return .wholes(days, missing: missing)
    default: return .missing(ColumnType(.whole), count: columns[0].count)
    }
  }

  /// Whole months between two dates.
  static let months = between(
    "months", "Whole months from one date to another, counted from month end to month end.",
    FunctionDeclaration.Example("months(2026-01-31, 2026-02-28)", "1")
  ) { columns throws(EngineError) in columns.monthsBetween { $0 } }

  /// Whole years between two dates.
  static let years = between(
    "years", "Whole years from one date to another.",
    FunctionDeclaration.Example("years(2000-02-29, 2026-02-28)", "26")
  ) { columns throws(EngineError) in columns.monthsBetween { $0 / 12 } }

  private static func between(
    _ name: String, _ summary: String, kind: Kind = .plain, readsCalendar: Bool = true,
    _ example: FunctionDeclaration.Example,
    _ body: @escaping @Sendable ([Column]) throws(EngineError) -> Column
  ) -> Function {
    Function(
      FunctionDeclaration(
        name: name, family: .dates,
        parameters: [
          FunctionDeclaration.Parameter("from", .times),
          FunctionDeclaration.Parameter("to", .times),
        ],
        result: .fixed(ColumnType(.whole, kind: kind)), summary: summary, example: example),
      .row { columns, _ throws(EngineError) in try body(columns) }, readsCalendar: readsCalendar)
  }
}

extension [Column] {
  /// A function of the whole months from the dates of one column to those of another.
  @inline(__always)
  fileprivate func monthsBetween(_ body: (Int64) -> Int64) -> Column {
    guard case .date(let from) = self[0].date, case .date(let to) = self[1].date else {
      return .missing(ColumnType(.whole), count: self[0].count)
    }
    let months = Lane.map(.rows(from.days), .rows(to.days), count: from.days.count) {
      body(CalendarDate(days: $0).months(to: CalendarDate(days: $1)))
    }
    return .wholes(months, missing: union(from.missing, to.missing))
  }
}

extension CalendarDate {
  /// The greatest number of months that, added with the day clamped, does not lead past another
  /// day; negative when that lies before.
  fileprivate func months(to other: CalendarDate) -> Int64 {
    guard self <= other else { return -other.months(to: self) }
    let (start, end) = (parts, other.parts)
    let months = (end.year - start.year) * 12 + end.month - start.month
    return Int64(adding(months: months) > other ? months - 1 : months)
  }
}
