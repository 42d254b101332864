extension Period {
  /// Reads `2026-01-31`, `2026-01`, `2026-Q1`, `2026-W05` or `2026-01-31T10:20[:30]`.
  ///
  /// A bare year is a number in the language; `Period.year(_:)` makes a period of it.
  public init?(_ text: some StringProtocol) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 7, bytes[4] == UInt8(ascii: "-"), let year = digits(bytes, 0, 4) else {
      return nil
    }
    switch bytes.count {
    case 7 where bytes[5] == UInt8(ascii: "Q") || bytes[5] == UInt8(ascii: "q"):
      guard let quarter = digits(bytes, 6, 1), (1...4).contains(quarter) else { return nil }
      self.init(.quarter, year: year, month: quarter * 3 - 2)
    case 8 where bytes[5] == UInt8(ascii: "W") || bytes[5] == UInt8(ascii: "w"):
      guard let week = digits(bytes, 6, 2),
        let monday = CalendarDate.monday(ofWeek: week, year: year)
      else { return nil }
      self.init(.week, holding: monday)
    case 7:
      guard let month = digits(bytes, 5, 2) else { return nil }
      self.init(.month, year: year, month: month)
    case 10:
      guard let date = CalendarDate(isoBytes: bytes[...]) else { return nil }
      self.init(.day, holding: date)
    case 16, 19:
      guard let moment = Timestamp(isoBytes: bytes[...]) else { return nil }
      self.init(bytes.count == 16 ? .minute : .second, startingAt: moment)
    default: return nil
    }
  }

  /// The period of a calendar year.
  public static func year(_ year: Int) -> Period? { Period(.year, year: year, month: 1) }

  private init?(_ grain: Grain, year: Int, month: Int) {
    guard let date = CalendarDate(year: year, month: month, day: 1) else { return nil }
    self.init(grain, holding: date)
  }
}

extension CalendarDate {
  /// Reads exactly `YYYY-MM-DD`.
  public init?(isoBytes bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == 10, bytes[4] == UInt8(ascii: "-"), bytes[7] == UInt8(ascii: "-"),
      let year = digits(bytes, 0, 4), let month = digits(bytes, 5, 2),
      let day = digits(bytes, 8, 2)
    else { return nil }
    self.init(year: year, month: month, day: day)
  }
}

extension Timestamp {
  /// Reads exactly `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS`; a blank may stand for the `T`.
  public init?(isoBytes bytes: ArraySlice<UInt8>) {
    let bytes = Array(bytes)
    guard bytes.count == 16 || bytes.count == 19,
      let date = CalendarDate(isoBytes: bytes[..<10]),
      bytes[10] == UInt8(ascii: "T") || bytes[10] == UInt8(ascii: " "),
      bytes[13] == UInt8(ascii: ":"), let hour = digits(bytes, 11, 2), hour < 24,
      let minute = digits(bytes, 14, 2), minute < 60
    else { return nil }
    var second = 0
    if bytes.count == 19 {
      guard bytes[16] == UInt8(ascii: ":"), let read = digits(bytes, 17, 2), read < 60 else {
        return nil
      }
      second = read
    }
    self.init(date: date, seconds: Int64(hour * 3600 + minute * 60 + second))
  }
}

/// The number that `count` digits from `start` spell, or nothing when one is no digit.
private func digits(_ bytes: [UInt8], _ start: Int, _ count: Int) -> Int? {
  guard start + count <= bytes.count else { return nil }
  var number = 0
  for position in start..<(start + count) {
    let digit = bytes[position] &- UInt8(ascii: "0")
    guard digit < 10 else { return nil }
    number = number * 10 + Int(digit)
  }
  return number
}
