import Tables
import Values

/// One cell of a sheet.
enum XLSXCell: Hashable {
  /// A whole number.
  case whole(Int64)
  /// A decimal number.
  case decimal(Double)
  /// A number shown with a percent sign.
  case share(Double)
  /// True or false.
  case truth(Bool)
  /// A day.
  case date(CalendarDate)
  /// A moment.
  case timestamp(Timestamp)
  /// A text.
  case text([UInt8])
  /// Nothing, said by the error `#N/A`.
  case missing
  /// Something that no column can hold, and why.
  case unreadable(String, String)

  /// The cell as a header shows it.
  var words: String {
    switch self {
    case .whole(let number): String(number)
    case .decimal(let number), .share(let number): NumberText.shortest(number)
    case .truth(let truth): truth ? "true" : "false"
    case .date(let date): date.description
    case .timestamp(let moment): moment.description
    case .text(let bytes): String(decoding: bytes, as: UTF8.self)
    case .missing: ""
    case .unreadable(let text, _): text
    }
  }
}

/// Makes cells of what stands in a sheet.
struct XLSXCellReading {
  /// The workbook the sheet is in.
  let workbook: XLSXWorkbook

  /// The cell of a type, a style and a value, or nothing when it is blank.
  ///
  /// Source of the types: ECMA-376 Part 1, 18.18.11, ST_CellType.
  func cell(type: String, style: Int?, value: [UInt8]) -> XLSXCell? {
    switch type {
    case "s":
      guard let index = Int(String(decoding: value, as: UTF8.self)),
        workbook.texts.hasText(at: index)
      else { return .unreadable(text(value), "a shared text that is not there") }
      return .text(Array(workbook.texts.bytes(at: index)))
    case "str", "inlineStr": return .text(value)
    case "b": return .truth(value == [UInt8(ascii: "1")] || text(value) == "true")
    case "e":
      return text(value) == "#N/A"
        ? .missing : .unreadable(text(value), "an error of the workbook")
    case "d": return written(value)
    default: return value.isEmpty ? nil : number(value, style)
    }
  }

  private func text(_ bytes: [UInt8]) -> String { String(decoding: bytes, as: UTF8.self) }

  /// A date as ISO text.
  private func written(_ value: [UInt8]) -> XLSXCell {
    guard let cell = DateCell(value.span), let day = cell.date(dayFirst: true) else {
      return .text(value)
    }
    guard let time = cell.time else { return .date(day) }
    return .timestamp(Timestamp(microseconds: Timestamp(startOf: day).microseconds + time))
  }

  private func number(_ value: [UInt8], _ style: Int?) -> XLSXCell {
    let words = text(value)
    guard let number = Double(words), number.isFinite else {
      return .unreadable(words, "no number")
    }
    let format =
      style.flatMap { workbook.styles.indices.contains($0) ? workbook.styles[$0] : nil } ?? .number
    switch format {
    case .number, .text: return Int64(words).map { .whole($0) } ?? .decimal(number)
    case .share: return .share(number)
    case .date, .timestamp, .time, .elapsed: return moment(number, format, words)
    }
  }

  private func moment(_ number: Double, _ format: XLSXNumberFormat, _ words: String) -> XLSXCell {
    if format == .elapsed || (format == .time && number < 1 && number >= 0) {
      return .text(Array(XLSXClock(days: number).words.utf8))
    }
    guard let moment = XLSXSerial(number, startsIn1904: workbook.startsIn1904).moment else {
      return .unreadable(words, "shown as a date, but no day of the calendar has that number")
    }
    if format == .date, moment.timeOfDay == 0 { return .date(moment.date) }
    return .timestamp(moment)
  }
}

/// A day and time counted as workbooks count them.
struct XLSXSerial {
  /// The moment, or nothing when there is none.
  let moment: Timestamp?

  /// Reads a number of days since the beginning of 1900 or 1904.
  ///
  /// In the count from 1900 day 60 is 1900-02-29, which never was: Lotus 1-2-3 took 1900 for a leap
  /// year, and Excel keeps its numbers (ECMA-376 Part 1, 18.17.4.1). Times are to the millisecond.
  init(_ number: Double, startsIn1904: Bool) {
    guard number >= 0, number < 2_958_466 else {
      moment = nil
      return
    }
    var day = Int(number)
    var milliseconds = ((number - Double(day)) * 86_400_000 + 0.5).wholePart
    if milliseconds >= 86_400_000 {
      day += 1
      milliseconds = 0
    }
    let first: Int
    if startsIn1904 {
      first = XLSXSerial.days1904
    } else if day == 0 || day == 60 {
      moment = nil
      return
    } else {
      first = XLSXSerial.days1900 - (day < 60 ? 0 : 1)
    }
    moment = Timestamp(
      date: CalendarDate(days: Int32(first + day)), seconds: Int64(milliseconds / 1000),
      microseconds: Int64(milliseconds % 1000) * 1000)
  }

  /// Days from 1970-01-01 back to 1899-12-31, on which day 1 is 1900-01-01.
  private static let days1900 = -25_568
  /// Days from 1970-01-01 back to 1904-01-01.
  private static let days1904 = -24_107
}

/// A time of day or a length of time.
struct XLSXClock {
  /// The time as `10:20:30`, with milliseconds only when there are some.
  let words: String

  /// Reads a number of days.
  init(days: Double) {
    guard abs(days) < 1e9 else {
      words = NumberText.shortest(days)
      return
    }
    let all = (abs(days) * 86_400_000 + 0.5).wholePart
    func two(_ number: Int) -> String { (number < 10 ? "0" : "") + String(number) }
    let (seconds, milliseconds) = (all / 1000, all % 1000)
    let zeros = String(repeating: "0", count: milliseconds < 10 ? 2 : milliseconds < 100 ? 1 : 0)
    let fraction = milliseconds == 0 ? "" : ".\(zeros)\(milliseconds)"
    words =
      (days < 0 && all > 0 ? "-" : "") + two(seconds / 3600) + ":" + two(seconds / 60 % 60) + ":"
      + two(seconds % 60) + fraction
  }
}

extension Double {
  /// The number without its fraction.
  fileprivate var wholePart: Int { Int(self) }
}

extension TextPool {
  /// Whether there is a text at a place.
  fileprivate func hasText(at index: Int) -> Bool { index >= 0 && index < count }
}
