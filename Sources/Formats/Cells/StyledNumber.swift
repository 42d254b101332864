/// A number taken apart: the plain text of it, its currency, and how it was written.
struct StyledNumber {
  /// The number as plain text with a decimal point.
  private(set) var plain: [UInt8] = []
  /// The sign or code of the currency.
  private(set) var currency: String?
  /// Whether a decimal mark was there.
  private(set) var hasMark = false
  /// The mark between thousands, if there was one.
  private(set) var group: UInt8?
  /// How many marks stood between thousands.
  private(set) var groupCount = 0

  private static let blank = UInt8(ascii: " ")

  /// Reads a cell of a style.
  init?(_ cell: Span<UInt8>, _ style: NumberStyle) {
    guard cell.count <= 64 else { return nil }
    var rest = StyledNumber.withPlainBlanks(cell)[...]
    var isNegative = false
    if rest.first == UInt8(ascii: "("), rest.last == UInt8(ascii: ")") {
      isNegative = true
      rest = rest.dropFirst().dropLast()
    }
    var sign = StyledNumber.takeSign(&rest)
    currency = Currency.takePrefix(&rest)
    if sign == nil { sign = StyledNumber.takeSign(&rest) }
    if currency == nil { currency = Currency.takeSuffix(&rest) }
    let isPercent = rest.last == UInt8(ascii: "%")
    if isPercent { rest = StyledNumber.trimmed(rest.dropLast()) }
    guard !isNegative || sign == nil, let digits = digits(rest, style) else { return nil }
    if isNegative { sign = UInt8(ascii: "-") }
    plain = (sign.map { [$0] } ?? []) + digits + (isPercent ? [UInt8(ascii: "%")] : [])
  }

  /// The digits with a point for the mark and nothing between thousands.
  private mutating func digits(_ bytes: ArraySlice<UInt8>, _ style: NumberStyle) -> [UInt8]? {
    var made: [UInt8] = []
    var run = 0
    var index = bytes.startIndex
    while index < bytes.endIndex {
      let byte = bytes[index]
      if byte &- UInt8(ascii: "0") < 10 {
        made.append(byte)
        run += 1
      } else if byte == style.mark {
        hasMark = true
        made.append(UInt8(ascii: "."))
        break
      } else if byte | 0x20 == UInt8(ascii: "e") {
        break
      } else if byte == style.group || byte == StyledNumber.blank || byte == UInt8(ascii: "'") {
        guard group == nil ? (1...3).contains(run) : group == byte && run == 3 else { return nil }
        group = byte
        groupCount += 1
        run = 0
      } else {
        return nil
      }
      index += 1
    }
    guard group == nil || run == 3, !made.isEmpty else { return nil }
    let tail = index < bytes.endIndex ? bytes[(hasMark ? index + 1 : index)...] : []
    return made + tail
  }

  private static func takeSign(_ bytes: inout ArraySlice<UInt8>) -> UInt8? {
    if bytes.starts(with: [0xE2, 0x88, 0x92]) {
      bytes = trimmed(bytes.dropFirst(3))
      return UInt8(ascii: "-")
    }
    guard let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") else {
      return nil
    }
    bytes = trimmed(bytes.dropFirst())
    return first
  }

  /// The bytes without the blanks around them.
  static func trimmed(_ bytes: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    var bytes = bytes
    while bytes.first == blank { bytes.removeFirst() }
    while bytes.last == blank { bytes.removeLast() }
    return bytes
  }

  /// The cell with ordinary blanks for no-break, narrow and thin ones.
  private static func withPlainBlanks(_ cell: Span<UInt8>) -> [UInt8] {
    var made: [UInt8] = []
    var index = 0
    while index < cell.count {
      if let wide = wideBlanks.first(where: { cell.matches($0, at: index) }) {
        made.append(blank)
        index += wide.count
      } else {
        made.append(cell[index])
        index += 1
      }
    }
    return Array(trimmed(made[...]))
  }

  private static let wideBlanks: [[UInt8]] = ["\u{A0}", "\u{202F}", "\u{2009}"].map {
    Array($0.utf8)
  }
}
