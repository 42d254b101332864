/// A cell read as a number: sign, digits, decimal mark, exponent, percent sign.
struct NumberCell {
  private var isNegative = false
  private var hasPlus = false
  private var hasMark = false
  private var hasExponent = false
  private var wholeDigits = 0
  private var startsWithZero = false
  private var mantissa: UInt64 = 0
  /// Digits that no longer fit into the mantissa.
  private var hasLostDigits = false
  /// The power of ten the mantissa is to be multiplied with.
  private var power = 0
  /// The part of the power that stands behind the digits: exponent and percent sign.
  private var exponent = 0

  /// Whether the number ends with a percent sign.
  private(set) var isPercent = false

  /// Reads a cell without blanks around it, or nothing when it is no number.
  init?(_ cell: Span<UInt8>, mark: UInt8) {
    var position = 0
    if cell.count > 0, cell[0] == UInt8(ascii: "-") || cell[0] == UInt8(ascii: "+") {
      isNegative = cell[0] == UInt8(ascii: "-")
      hasPlus = !isNegative
      position = 1
    }
    startsWithZero = position < cell.count && cell[position] == UInt8(ascii: "0")
    wholeDigits = readDigits(cell, &position, scale: 0)
    var digits = wholeDigits
    if position < cell.count, cell[position] == mark {
      hasMark = true
      position += 1
      digits += readDigits(cell, &position, scale: -1)
    }
    guard digits > 0, readExponent(cell, &position) else { return nil }
    if position < cell.count, cell[position] == UInt8(ascii: "%") {
      isPercent = true
      power -= 2
      exponent -= 2
      position += 1
    }
    guard position == cell.count else { return nil }
  }

  /// Whether the cell is a whole number that prints as it is written.
  var isWhole: Bool {
    isWholeInForm && !hasPlus && wholeDigits <= 18
      && (wholeDigits == 1 || !startsWithZero) && !(isNegative && mantissa == 0)
  }

  /// Whether the cell is a number and no code: no leading zero, no lone plus, not too many digits.
  var isDecimal: Bool {
    !(hasPlus && isWholeInForm) && wholeDigits <= 18 && (wholeDigits <= 1 || !startsWithZero)
  }

  /// Whether the cell would be a whole number but for a plus before it.
  var isPlusWhole: Bool {
    hasPlus && isWholeInForm && wholeDigits <= 18 && (wholeDigits == 1 || !startsWithZero)
  }

  /// Whether the cell is a whole number when leading zeros and a plus do not count.
  var isLooselyWhole: Bool { isWholeInForm && !hasLostDigits && mantissa <= UInt64(Int64.max) }

  /// The number, when it is a whole one that fits.
  var whole: Int64? {
    guard isLooselyWhole else { return nil }
    return isNegative ? -Int64(mantissa) : Int64(mantissa)
  }

  /// The nearest double, or nothing when the number is too great or too small for one.
  func value(of cell: Span<UInt8>) -> Double? {
    var number: Double
    if !hasLostDigits, mantissa <= 1 << 53, abs(power) <= 22 {
      // Clinger (1990): both factors are exact, so one rounding gives the nearest double.
      let scale = NumberCell.powersOfTen[abs(power)]
      number = power < 0 ? Double(mantissa) / scale : Double(mantissa) * scale
    } else {
      guard let read = exactly(cell), read.isFinite, read != 0 || mantissa == 0 else { return nil }
      number = read
    }
    if isNegative { number.negate() }
    return number
  }

  private var isWholeInForm: Bool { !hasMark && !hasExponent && !isPercent }

  private mutating func readDigits(
    _ cell: Span<UInt8>, _ position: inout Int, scale: Int
  ) -> Int {
    let start = position
    while position < cell.count {
      let digit = cell[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      if mantissa < 1_000_000_000_000_000_000 {
        mantissa = mantissa * 10 + UInt64(digit)
        power += scale
      } else {
        hasLostDigits = true
      }
      position += 1
    }
    return position - start
  }

  private mutating func readExponent(_ cell: Span<UInt8>, _ position: inout Int) -> Bool {
    guard position < cell.count, cell[position] | 0x20 == UInt8(ascii: "e") else { return true }
    hasExponent = true
    position += 1
    var isBelow = false
    if position < cell.count, cell[position] == UInt8(ascii: "-") || cell[position] == 0x2B {
      isBelow = cell[position] == UInt8(ascii: "-")
      position += 1
    }
    let start = position
    var read = 0
    while position < cell.count {
      let digit = cell[position] &- UInt8(ascii: "0")
      guard digit < 10 else { break }
      read = min(100_000, read * 10 + Int(digit))
      position += 1
    }
    exponent = isBelow ? -read : read
    power += exponent
    return position > start
  }

  /// The nearest double by way of the standard library, which rounds any number of digits right.
  private func exactly(_ cell: Span<UInt8>) -> Double? {
    guard hasLostDigits else { return Double("\(mantissa)e\(power)") }
    var digits: [UInt8] = []
    for index in cell.indices {
      let byte = cell[index]
      if byte | 0x20 == UInt8(ascii: "e") { break }
      if byte &- UInt8(ascii: "0") < 10 { digits.append(byte) }
    }
    let text = String(decoding: digits, as: UTF8.self)
    return Double("\(text)e\(exponent - (digits.count - wholeDigits))")
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15, 1e16,
    1e17, 1e18, 1e19, 1e20, 1e21, 1e22,
  ]
}
