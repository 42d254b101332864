// SAFETY: eight bytes behind the first of a cell can be read, and as many as the cell has.

/// A number as nearly all are written: a minus or none, digits, perhaps a point and digits.
///
/// What is read here reads the same as a `NumberCell`; whatever looks otherwise (a leading zero, a
/// plus, an exponent, many digits) is left to that.
enum PlainNumber {
  /// The digits of a number without its mark, and how many of them stand behind it.
  struct Reading {
    /// The digits with their sign.
    let digits: Int64
    /// How many digits stand behind the mark; `odd` for a cell that must be read with care.
    let scale: Int
  }

  /// Stands for a cell that must be read with care.
  static let odd = 255

  /// The powers of ten that a scale stands for.
  static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]

  /// Reads a cell that is not empty.
  ///
  /// - Complexity: O(*length*), the same few steps up to eight characters.
  @inline(__always)
  @unsafe
  static func read(
    _ start: UnsafeRawPointer, _ length: Int, mark: UInt64
  ) -> Reading {
    var text = unsafe start
    var count = length
    let isNegative = unsafe text.load(as: UInt8.self) == UInt8(ascii: "-")
    if isNegative {
      unsafe text += 1
      count -= 1
    }
    guard UInt(bitPattern: count &- 1) < 8 else {
      return count == 0
        ? care : unsafe long(text, count, UInt8(truncatingIfNeeded: mark), isNegative)
    }
    // The characters at the high end of a word, zeros before them.
    let unused = UInt64(truncatingIfNeeded: 64 - 8 * count)
    let typed = unsafe text.loadUnaligned(as: UInt64.self)
    var word = typed &<< unused | (count == 8 ? 0 : 0x3030_3030_3030_3030 &>> (64 &- unused))
    let other = word ^ mark
    let hits = (other &- 0x0101_0101_0101_0101) & ~other & 0x8080_8080_8080_8080
    var scale = 0
    if hits != 0 {
      // The digits before the mark move up by one, over it.
      let shift = UInt64(truncatingIfNeeded: hits.trailingZeroBitCount & 56)
      scale = 7 &- Int(truncatingIfNeeded: shift &>> 3)
      let before = (1 &<< shift) &- 1
      word = word & ~(before &<< 8 | 0xFF) | (word & before) &<< 8 | 0x30
      if scale == 0 || count &- scale < 2 { return care }
    }
    let values = word ^ 0x3030_3030_3030_3030
    let isOther = ((values &+ 0x7676_7676_7676_7676) | values) & 0x8080_8080_8080_8080 != 0
    let wholeDigits = count &- (hits == 0 ? 0 : scale &+ 1)
    let startsWithZero = UInt8(truncatingIfNeeded: typed) == UInt8(ascii: "0")
    if isOther || (startsWithZero && wholeDigits > 1) { return care }
    // Pairs, fours, eight: each step joins neighbours (Lemire and others, "fast_float", 2021).
    let pairs = values &* 10 &+ values &>> 8
    let number =
      ((pairs & 0x0000_00FF_0000_00FF) &* 0x000F_4240_0000_0064
        &+ ((pairs &>> 16) & 0x0000_00FF_0000_00FF) &* 0x0000_2710_0000_0001) &>> 32
    guard isNegative else {
      return Reading(digits: Int64(truncatingIfNeeded: number), scale: scale)
    }
    return number == 0 ? care : Reading(digits: -Int64(truncatingIfNeeded: number), scale: scale)
  }

  private static let care = Reading(digits: 0, scale: odd)

  /// Reads a cell of nine characters or more, one at a time.
  @unsafe
  private static func long(
    _ text: UnsafeRawPointer, _ count: Int, _ mark: UInt8, _ isNegative: Bool
  ) -> Reading {
    guard count <= 18 else { return care }
    var number: Int64 = 0
    var markPlace = -1
    for index in 0..<count {
      let byte = unsafe text.load(fromByteOffset: index, as: UInt8.self)
      let digit = byte &- UInt8(ascii: "0")
      if digit < 10 {
        number = number &* 10 &+ Int64(digit)
      } else if byte == mark, markPlace < 0, index > 0, index < count - 1 {
        markPlace = index
      } else {
        return care
      }
    }
    let wholeDigits = markPlace < 0 ? count : markPlace
    let startsWithZero = unsafe text.load(as: UInt8.self) == UInt8(ascii: "0")
    // Fifteen digits are exact in a double.
    if (startsWithZero && wholeDigits > 1) || (markPlace >= 0 && count > 16) { return care }
    if isNegative, number == 0 { return care }
    return Reading(
      digits: isNegative ? -number : number, scale: markPlace < 0 ? 0 : count - 1 - markPlace)
  }
}
