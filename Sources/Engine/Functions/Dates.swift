import Bitmaps
import Language
import Tables
import Values

/// Functions of dates and time stamps.
enum DateFunctions {
  /// The functions, in the order of help.
  static let all: [Function] = [
    date, year, quarter, month, monthOfYear, week, weekday, day, hour, days, months, years,
  ]

  private static let when = FunctionDeclaration.Parameter("date", .times)

  /// A whole number of each day.
  private static func part(
    _ name: String, _ summary: String, _ example: FunctionDeclaration.Example,
    _ number: @escaping @Sendable (CalendarDate) -> Int
  ) -> Function {
    Function(
      FunctionDeclaration(
        name: name, family: .dates, parameters: [when], result: .fixed(ColumnType(.whole)),
        summary: summary, example: example),
      .row { columns, _ throws(EngineError) in
        guard case .date(let column) = columns[0].date else { return columns[0] }
        let numbers = mapDays(column.days) { Int64(number(CalendarDate(days: $0))) }
        return .wholes(numbers, missing: column.missing)
      }, readsCalendar: true)
  }

  /// The period of a grain that holds each day.
  private static func period(
    _ grain: Grain, _ summary: String, _ example: FunctionDeclaration.Example
  ) -> Function {
    Function(
      FunctionDeclaration(
        name: grain.rawValue, family: .dates, parameters: [when],
        result: .fixed(ColumnType(.date, grain: grain)), summary: summary, example: example),
      .row { columns, _ throws(EngineError) in
        guard case .date(let column) = columns[0].date else { return columns[0] }
        let days = mapDays(column.days) { grain.start(of: CalendarDate(days: $0)).days }
        return Column.date(DateColumn(days, missing: column.missing, grain: grain))
          .blanked(at: column.missing)
      }, readsCalendar: true)
  }

  private static let year = part(
    "year", "The year as a number.", FunctionDeclaration.Example("year(2026-01-31)", "2026")
  ) { $0.parts.year }

  private static let quarter = period(
    .quarter, "The quarter that holds the date.",
    FunctionDeclaration.Example("quarter(2026-02-28)", "2026-Q1"))

  private static let month = period(
    .month, "The month that holds the date.",
    FunctionDeclaration.Example("month(2026-01-31)", "2026-01"))

  private static let week = period(
    .week, "The ISO week that holds the date.",
    FunctionDeclaration.Example("week(2026-01-31)", "2026-W05"))

  private static let monthOfYear = part(
    "month_of_year", "The month as a number from 1 to 12.",
    FunctionDeclaration.Example("month_of_year(2026-11-05)", "11")
  ) { $0.parts.month }

  private static let weekday = part(
    "weekday", "The day of the week, Monday 1 to Sunday 7.",
    FunctionDeclaration.Example("weekday(2026-01-31)", "6")
  ) { $0.weekday }

  private static let day = part(
    "day", "The day of the month.", FunctionDeclaration.Example("day(2026-01-31)", "31")
  ) { $0.parts.day }

  private static let hour = Function(
    FunctionDeclaration(
      name: "hour", family: .dates,
      parameters: [FunctionDeclaration.Parameter("time", [.timestamp])],
      result: .fixed(ColumnType(.whole)), summary: "The hour of the day from 0 to 23.",
      example: FunctionDeclaration.Example("hour(2026-01-31T10:20)", "10")),
    .row { columns, _ throws(EngineError) in
      guard case .timestamp(let column) = columns[0].timestamp else { return columns[0] }
      let hours = Lane.map(column.values) {
        Timestamp(microseconds: $0).timeOfDay / 3_600_000_000
      }
      return .wholes(hours, missing: column.missing)
    }, readsCalendar: true)
}
