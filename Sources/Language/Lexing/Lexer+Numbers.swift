import Diagnostics
import Values

extension Lexer {
  /// Reads the number or period that starts at the position.
  mutating func readNumber() {
    let start = position
    if readPeriod() { return }
    skipDigits()
    let wholeEnd = position
    if let lower = thousandsStart(from: start, to: wholeEnd) {
      return rejectThousands(lower, from: start)
    }
    if byte(0) == UInt8(ascii: "."), isDigit(byte(1)) {
      position += 1
      skipDigits()
    }
    let mantissaEnd = position
    let exponent = readExponent()
    let isPercent = mark(at: position).byte == UInt8(ascii: "%")
    let numberEnd = position
    if isPercent { position += mark(at: position).width }
    if numberEnd == wholeEnd, !isPercent { return addWhole(from: start, to: wholeEnd) }
    addDecimal(from: start, to: mantissaEnd, exponent: exponent, isPercent: isPercent)
  }

  private mutating func addWhole(from start: Int, to end: Int) {
    var number: Int64 = 0
    for byte in bytes[start..<end] where byte != UInt8(ascii: "_") {
      let tens = number.multipliedReportingOverflow(by: 10)
      let sum = tens.partialValue.addingReportingOverflow(Int64(byte - UInt8(ascii: "0")))
      guard !tens.overflow, !sum.overflow else {
        return reject(.numberTooLarge(at: SourceRange(start, end)), from: start)
      }
      number = sum.partialValue
    }
    add(.whole(number), from: start)
  }

  private mutating func addDecimal(
    from start: Int, to end: Int, exponent: Int, isPercent: Bool
  ) {
    let digits = bytes[start..<end].filter { $0 != UInt8(ascii: "_") }
    let power = isPercent ? exponent - 2 : exponent
    let written = String(decoding: digits, as: UTF8.self) + "e\(power)"
    guard let number = Double(written), number.isFinite else {
      return reject(.numberTooLarge(at: SourceRange(start, position)), from: start)
    }
    add(isPercent ? .percent(number) : .decimal(number), from: start)
  }

  /// Reads `e6` or `e-6`; zero when there is none.
  private mutating func readExponent() -> Int {
    guard byte(0) | 0x20 == UInt8(ascii: "e") else { return 0 }
    let isSigned = byte(1) == UInt8(ascii: "-") || byte(1) == UInt8(ascii: "+")
    guard isDigit(byte(isSigned ? 2 : 1)) else { return 0 }
    let isNegative = byte(1) == UInt8(ascii: "-")
    position += isSigned ? 2 : 1
    var exponent = 0
    while isDigit(byte(0)) {
      exponent = min(9999, exponent * 10 + Int(byte(0) - UInt8(ascii: "0")))
      position += 1
    }
    return isNegative ? -exponent : exponent
  }

  /// Where a number such as `1,000` starts, when three digits that begin with a zero stand directly
  /// behind a comma that stands directly behind one to three digits.
  private func thousandsStart(from start: Int, to end: Int) -> Int? {
    guard end - start == 3, bytes[start] == UInt8(ascii: "0") else { return nil }
    var lower: Int?
    var rest = tokens[...]
    while let comma = rest.popLast(), let number = rest.popLast(), case .whole = number.kind,
      comma.kind == .symbol(.comma), comma.upper == lower ?? start, number.upper == comma.lower,
      number.upper - number.lower <= 3
    {
      lower = number.lower
      guard number.upper - number.lower == 3 else { break }
    }
    return lower
  }

  /// Refuses a number with commas for thousands, to its last digit.
  private mutating func rejectThousands(_ lower: Int, from start: Int) {
    while byte(0) == UInt8(ascii: ","), (1...3).allSatisfy({ isDigit(byte($0)) }),
      !isDigit(byte(4))
    {
      position += 4
    }
    if byte(0) == UInt8(ascii: "."), isDigit(byte(1)) {
      position += 1
      skipDigits()
    }
    let range = SourceRange(lower, position)
    reject(.thousandsComma(text(lower, position), at: range), from: start)
  }

  private mutating func skipDigits() {
    while isDigit(byte(0)) || (byte(0) == UInt8(ascii: "_") && isDigit(byte(1))) { position += 1 }
  }

  private func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  /// Reads what is written like a period, and says whether something is.
  private mutating func readPeriod() -> Bool {
    guard byte(4) == UInt8(ascii: "-"), (0..<4).allSatisfy({ isDigit(byte($0)) }) else {
      return false
    }
    let start = position
    let length = periodLength
    guard length > 0 else { return false }
    position += length
    let written = text(start, position)
    guard Period(written) != nil else {
      reject(.noSuchPeriod(written, at: SourceRange(start, position)), from: start)
      return true
    }
    add(.period, from: start)
    return true
  }

  /// The bytes that are written like a period, right or wrong; zero for what is none.
  ///
  /// A month of one digit counts as one, as two digits do: a difference of numbers has blanks.
  private var periodLength: Int {
    var run = 5
    while run < 24, isPeriodByte(byte(run)) { run += 1 }
    while run > 5, [UInt8(ascii: "-"), UInt8(ascii: ":")].contains(byte(run - 1)) { run -= 1 }
    let shape = (5..<run).map { isDigit(byte($0)) ? UInt8(ascii: "9") : byte($0) | 0x20 }
    let parts = shape.split(separator: UInt8(ascii: "-") | 0x20)
    guard let first = parts.first, nameWidth(at: position + run) == 0 else { return 0 }
    let isMonth =
      parts.count == 1 && first.count <= 2 && first.allSatisfy { $0 == UInt8(ascii: "9") }
      && !goesOnAsDecimal(at: position + run)
    let isLettered = parts.count == 1 && first.count > 1 && isLetteredPeriod(first)
    let isDate =
      parts.count > 1 && first.allSatisfy { $0 == UInt8(ascii: "9") }
      && parts[1].first == UInt8(ascii: "9") && first.count <= 2
    return isMonth || isLettered || isDate ? run : 0
  }

  /// Whether a number has a part behind its point, or is a percentage.
  private func goesOnAsDecimal(at index: Int) -> Bool {
    guard index < bytes.count else { return false }
    if bytes[index] == UInt8(ascii: ".") {
      return index + 1 < bytes.count && isDigit(bytes[index + 1])
    }
    return mark(at: index).byte == UInt8(ascii: "%")
  }

  private func isLetteredPeriod(_ part: ArraySlice<UInt8>) -> Bool {
    let letter = part.first
    return (letter == UInt8(ascii: "q") || letter == UInt8(ascii: "w"))
      && part.dropFirst().allSatisfy { $0 == UInt8(ascii: "9") }
  }

  private func isPeriodByte(_ byte: UInt8) -> Bool {
    isDigit(byte) || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ":")
      || [UInt8(ascii: "q"), UInt8(ascii: "w"), UInt8(ascii: "t")].contains(byte | 0x20)
  }
}
