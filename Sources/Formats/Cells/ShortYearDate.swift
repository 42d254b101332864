import Values

/// A date whose year has two digits, which leave the century open: `31/01/26`, `1. 2. 26`.
struct ShortYearDate {
  /// What stands between day, month and year.
  let separator: UInt8
  /// The first number.
  let first: Int
  /// The second number.
  let second: Int
  /// The last number.
  let last: Int
  /// Whether nothing stands in the cell but three numbers and two separators.
  let isBare: Bool

  /// Reads a cell without blanks around it, or nothing when no calendar has such a day.
  init?(_ cell: Span<UInt8>) {
    guard cell.count >= 6 else { return nil }
    var position = 0
    guard let head = cell.number(at: &position, digits: 1...2), position < cell.count else {
      return nil
    }
    let separator = cell[position]
    guard separator == 0x2D || separator == 0x2E || separator == 0x2F else { return nil }
    let hasBlank = cell.skipSeparator(separator, at: &position)
    guard let middle = cell.number(at: &position, digits: 1...2), position < cell.count,
      cell[position] == separator
    else { return nil }
    _ = cell.skipSeparator(separator, at: &position)
    guard let tail = cell.number(at: &position, digits: 2...2) else { return nil }
    isBare = !hasBlank && position == cell.count
    if separator == 0x2E { _ = cell.skip(separator, at: &position) }
    guard position == cell.count || ClockCell(cell, from: position) != nil else { return nil }
    let isYearLast = [(head, middle), (middle, head)].contains { day, month in
      (1...31).contains(day) && (1...12).contains(month)
    }
    let isYearFirst = (1...12).contains(middle) && (1...31).contains(tail)
    guard isYearLast || isYearFirst else { return nil }
    self.separator = separator
    (first, second, last) = (head, middle, tail)
  }
}

extension ShortYearDate {
  /// Why a column of such dates stays text, and the line that makes dates of them where one can.
  static func reason(_ count: Int, of values: Int, in texts: [[UInt8]], column: String) -> String {
    let finding = "stays text: " + self.finding(count, of: values, in: texts)
    let dates = texts.compactMap { ShortYearDate($0.span) }
    guard count * 2 > values, let line = line(of: dates, column: column) else {
      return finding + "; write the years with four digits in the file"
    }
    return finding + "; write the years with four digits in the file, or \(line)"
  }

  /// Why such dates are missing from a column that was to be one of dates, and what reads them;
  /// nothing when there are none.
  static func unreadReason(_ evidence: ColumnEvidence, column: String) -> String? {
    let count = evidence.count(.shortYearDate)
    guard count > 0 else { return nil }
    let texts = evidence.oddities.texts
    let finding =
      finding(count, of: evidence.valueCount, in: texts)
      + " and \(count == 1 ? "it" : "them") unread; write the years with four digits in the file"
    let dates = texts.compactMap { ShortYearDate($0.span) }
    guard count == evidence.valueCount, let line = line(of: dates, column: column) else {
      return finding
    }
    return finding + ", or load it with  text: \(column)  and \(line)"
  }

  private static func finding(_ count: Int, of values: Int, in texts: [[UInt8]]) -> String {
    let text = texts.first { ShortYearDate($0.span) != nil } ?? []
    return "\(NumberText.grouped(count)) of \(NumberText.grouped(values)) values "
      + "\(count == 1 ? "has" : "have") a year of two digits, as "
      + "\"\(String(decoding: text, as: UTF8.self))\" does, which leaves the century open"
  }

  /// The line that makes dates of such a column, with the order of day and month that it takes.
  private static func line(of dates: [ShortYearDate], column: String) -> String? {
    // With dashes, or where the last number varies the most, the year may be the first one.
    guard let separator = dates.first?.separator, separator != UInt8(ascii: "-"),
      dates.allSatisfy({ $0.isBare && $0.separator == separator }),
      Set(dates.map(\.last)).count <= Set(dates.map(\.first)).count
    else { return nil }
    let isMonthFirst =
      dates.contains { $0.second > 12 } && dates.allSatisfy { (1...12).contains($0.first) }
    let mark = String(decoding: [separator], as: UTF8.self)
    func piece(_ number: Int) -> String { "split(\(column), \"\(mark)\", \(number))" }
    func padded(_ number: Int) -> String { "suffix(\"0\" + \(piece(number)), 2)" }
    return "with the \(isMonthFirst ? "month" : "day") first and years from 2000 on:  "
      + "derive \(column) = date(\"20\" + \(piece(3)) + \"-\" + "
      + "\(padded(isMonthFirst ? 1 : 2)) + \"-\" + \(padded(isMonthFirst ? 2 : 1)))"
  }
}

extension Span<UInt8> {
  /// Moves past a separator, and past the blank that may follow a dot; says whether one did.
  fileprivate func skipSeparator(_ separator: UInt8, at position: inout Int) -> Bool {
    position += 1
    return separator == 0x2E && skip(0x20, at: &position)
  }
}
