import Bitmaps
import Language
import Tables
import Values

extension DateFunctions {
  /// A date from a text, a time stamp or the numbers of its year, month and day.
  static let date = Function(
    FunctionDeclaration(
      name: "date", family: .dates,
      parameters: [
        FunctionDeclaration.Parameter("value", [.text, .timestamp, .date, .whole]),
        FunctionDeclaration.Parameter("month", [.whole], isOptional: true),
        FunctionDeclaration.Parameter("day", [.whole], isOptional: true),
      ],
      result: .fixed(ColumnType(.date)),
      summary: "The date of a time stamp, of a text such as 2026-01-31, or of year, month, day.",
      example: FunctionDeclaration.Example("date(2026, 1, 31)", "2026-01-31")),
    .row { columns, count throws(EngineError) in
      switch columns[0] {
      case .text(let column): return column.dates
      case .whole: return columns.datesOfParts(count)
      default: return columns[0].date
      }
    }, readsCalendar: true, remark: .unreadTexts)
}

extension TextColumn {
  /// The dates that the texts spell; missing where they spell none.
  fileprivate var dates: Column {
    let numbers = numbers { text in
      let bytes = Array(text.utf8)[...]
      let date = CalendarDate(isoBytes: bytes) ?? Timestamp(isoBytes: bytes)?.date
      return date.flatMap { CalendarDate.written.contains($0) ? Double($0.days) : nil } ?? .nan
    }
    guard case .decimal(let days) = numbers else { return numbers }
    return .date(DateColumn(Lane.map(days.values) { Int32($0) }, missing: days.missing))
  }
}

extension [Column] {
  /// The dates of years, months and days, these 1 when left out; missing where there is no such
  /// day.
  fileprivate func datesOfParts(_ count: Int) -> Column {
    let parts = map { column -> [Int64] in
      if case .whole(let numbers) = column { numbers.storage.wide } else { [] }
    }
    var missing = reduce(Bitmap(count: count)) { union($0, $1.missing) ?? $0 }
    var days = [Int32](repeating: 0, count: count)
    for row in 0..<count where !missing[row] {
      let date = CalendarDate(
        year: Int(parts[0][row]), month: parts.count > 1 ? Int(parts[1][row]) : 1,
        day: parts.count > 2 ? Int(parts[2][row]) : 1)
      if let date, CalendarDate.written.contains(date) {
        days[row] = date.days
      } else {
        missing[row] = true
      }
    }
    return .date(DateColumn(days, missing: missing))
  }
}
