extension JSONText {
  /// Undoes the escapes of a text between its quotes and adds its bytes.
  ///
  /// - Complexity: O(length).
  static func appendUnescaped(
    _ range: Range<Int>, _ bytes: Span<UInt8>, to out: inout [UInt8]
  ) throws(JSONFault) {
    var position = range.lowerBound
    while position < range.upperBound {
      let byte = bytes[position]
      position += 1
      guard byte == UInt8(ascii: "\\") else {
        out.append(byte)
        continue
      }
      let escape = bytes[position]
      position += 1
      if let plain = simple(escape) {
        out.append(plain)
      } else if escape == UInt8(ascii: "u") {
        let scalar = try scalar(bytes, &position, range.upperBound)
        out += String(Character(scalar)).utf8
      } else {
        throw JSONFault(offset: position - 2, reason: "no such escape in a text")
      }
    }
  }

  private static func simple(_ escape: UInt8) -> UInt8? {
    switch escape {
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): escape
    case UInt8(ascii: "b"): 0x08
    case UInt8(ascii: "f"): 0x0C
    case UInt8(ascii: "n"): 0x0A
    case UInt8(ascii: "r"): 0x0D
    case UInt8(ascii: "t"): 0x09
    default: nil
    }
  }

  private static func scalar(
    _ bytes: Span<UInt8>, _ position: inout Int, _ end: Int
  ) throws(JSONFault) -> Unicode.Scalar {
    let start = position - 2
    guard let high = unit(bytes, &position, end) else {
      throw JSONFault(offset: start, reason: "expected four hexadecimal digits behind \\u")
    }
    if let scalar = Unicode.Scalar(high) { return scalar }
    if high < 0xDC00, position + 1 < end, bytes[position] == UInt8(ascii: "\\"),
      bytes[position + 1] == UInt8(ascii: "u")
    {
      position += 2
      if let low = unit(bytes, &position, end), (0xDC00...0xDFFF).contains(low),
        let scalar = Unicode.Scalar(0x10000 + (high - 0xD800) << 10 + (low - 0xDC00))
      {
        return scalar
      }
    }
    throw JSONFault(offset: start, reason: "half of a surrogate pair")
  }

  private static func unit(_ bytes: Span<UInt8>, _ position: inout Int, _ end: Int) -> UInt32? {
    guard position + 4 <= end else { return nil }
    var unit: UInt32 = 0
    for _ in 0..<4 {
      let byte = bytes[position]
      let digit: UInt8
      switch byte {
      case 0x30...0x39: digit = byte - 0x30
      case 0x41...0x46: digit = byte - 0x37
      case 0x61...0x66: digit = byte - 0x57
      default: return nil
      }
      unit = unit << 4 | UInt32(digit)
      position += 1
    }
    return unit
  }
}
