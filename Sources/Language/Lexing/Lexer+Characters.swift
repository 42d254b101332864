import Diagnostics

extension Lexer {
  /// The character that starts at a byte and the number of its bytes.
  func scalar(at index: Int) -> (scalar: Unicode.Scalar, width: Int) {
    let first = UInt32(bytes[index])
    guard first >= 0xC0 else { return (Unicode.Scalar(UInt8(first)), 1) }
    let width = first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4
    var value = first & (0xFF >> UInt32(width + 1))
    for offset in 1..<width where index + offset < bytes.count {
      value = value << 6 | UInt32(bytes[index + offset] & 0x3F)
    }
    return (Unicode.Scalar(value) ?? "\u{FFFD}", width)
  }

  /// Whether a name can start at a byte.
  func startsName(at index: Int) -> Bool {
    let byte = bytes[index]
    if byte < 0x80 { return (byte | 0x20) &- UInt8(ascii: "a") < 26 }
    return scalar(at: index).scalar.properties.isIDStart
  }

  /// The number of bytes of the letter, digit or `_` at a byte, zero when there is none.
  func nameWidth(at index: Int) -> Int {
    guard index < bytes.count else { return 0 }
    let byte = bytes[index]
    if byte < 0x80 {
      let isPart =
        (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10
        || byte == UInt8(ascii: "_")
      return isPart ? 1 : 0
    }
    let (scalar, width) = scalar(at: index)
    // Full-width digits and `＿` would make names that look like others; marks belong to letters.
    guard scalar.properties.isIDContinue, !(0xFF00...0xFF3F).contains(scalar.value) else {
      return 0
    }
    return width
  }

  /// Moves behind the name that starts at the position.
  mutating func skipName() {
    while true {
      let width = nameWidth(at: position)
      guard width > 0 else { return }
      position += width
    }
  }

  /// Reads a character outside ASCII: a letter, the twin of a mark, a blank or a mistake.
  mutating func readWideCharacter() {
    let start = position
    let (scalar, width) = scalar(at: position)
    if let twin = Lexer.twin(of: scalar) {
      return twin == 0x20 ? (position += width) : readMark()
    }
    guard startsName(at: position), nameWidth(at: position) > 0 else {
      position += width
      return reject(.strayCharacter(String(scalar), at: SourceRange(start, position)), from: start)
    }
    skipName()
    add(.name, from: start)
  }

  /// The ASCII mark at a distance, full-width forms included, and its bytes; zero for no mark.
  func mark(at index: Int) -> (byte: UInt8, width: Int) {
    guard index < bytes.count else { return (0, 0) }
    if bytes[index] < 0x80 { return (bytes[index], 1) }
    let (scalar, width) = scalar(at: index)
    return (Lexer.twin(of: scalar) ?? 0, width)
  }

  /// The ASCII twin of a full-width mark or blank.
  static func twin(of scalar: Unicode.Scalar) -> UInt8? {
    switch scalar {
    case "\u{3000}", "\u{A0}": 0x20
    case "“", "”": UInt8(ascii: "\"")
    case "‘", "’": UInt8(ascii: "'")
    case "｜", "，", "（", "）", "＝", "＞", "＜", "：", "；", "＋", "－", "＊", "／", "！", "％":
      UInt8(truncatingIfNeeded: scalar.value - 0xFEE0)
    default: nil
    }
  }
}
