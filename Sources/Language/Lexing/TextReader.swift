import Diagnostics

/// Reads the escapes and parameters of a text whose end is known.
struct TextReader {
  /// The pieces so far.
  private(set) var parts: [TextPart] = []
  /// The first mistake.
  private(set) var mistake: Diagnostic?

  private let lexer: Lexer
  private let upper: Int
  private var index: Int
  private var plain: [UInt8] = []

  /// Reads the text of a token.
  init(_ token: Token, lexer: Lexer) {
    self.lexer = lexer
    index = token.lower + lexer.mark(at: token.lower).width
    let closing = lexer.bytes[token.upper - 1] < 0x80 ? 1 : 3
    upper = max(index, token.upper - closing)
    while index < upper, mistake == nil { readPiece() }
    finishPlain()
  }

  private mutating func readPiece() {
    let byte = lexer.bytes[index]
    if byte == UInt8(ascii: "\\") { return readEscape() }
    if byte == UInt8(ascii: "{"), index + 1 < upper, lexer.bytes[index + 1] == UInt8(ascii: "$") {
      return readParameter()
    }
    if byte < 0x20, byte != 0x09 {
      mistake = .controlCharacter(at: SourceRange(index, index + 1))
    }
    plain.append(byte)
    index += 1
  }

  private mutating func readEscape() {
    let start = index
    index += 2
    switch start + 1 < upper ? lexer.bytes[start + 1] : 0 {
    case UInt8(ascii: "n"): plain.append(0x0A)
    case UInt8(ascii: "t"): plain.append(0x09)
    case UInt8(ascii: "r"): plain.append(0x0D)
    case UInt8(ascii: "u"): readScalar(from: start)
    case let byte where [UInt8](#"\"'{"#.utf8).contains(byte): plain.append(byte)
    default:
      let width = start + 1 < upper ? lexer.scalar(at: start + 1).width : 0
      mistake = .unknownEscape(
        lexer.text(start, start + 1 + width), at: SourceRange(start, start + 1 + width))
    }
  }

  private mutating func readScalar(from start: Int) {
    var end = index
    while end < upper, lexer.bytes[end] != UInt8(ascii: "}") { end += 1 }
    guard end < upper, lexer.bytes[index] == UInt8(ascii: "{"),
      let value = UInt32(lexer.text(index + 1, end), radix: 16), let scalar = Unicode.Scalar(value)
    else {
      mistake = .unknownEscape("\\u", at: SourceRange(start, index))
      return
    }
    plain += Array(String(scalar).utf8)
    index = end + 1
  }

  private mutating func readParameter() {
    let start = index
    var end = index + 2
    if end < upper, lexer.startsName(at: end) {
      while end < upper, lexer.nameWidth(at: end) > 0 { end += lexer.nameWidth(at: end) }
    }
    guard end > index + 2, end < upper, lexer.bytes[end] == UInt8(ascii: "}") else {
      mistake = .unreadableParameter(at: SourceRange(start, min(end, upper)))
      return
    }
    finishPlain()
    let name = Name(lexer.text(start + 2, end), range: SourceRange(start + 1, end))
    parts.append(.parameter(name))
    index = end + 1
  }

  private mutating func finishPlain() {
    guard !plain.isEmpty else { return }
    parts.append(.plain(String(decoding: plain, as: UTF8.self)))
    plain = []
  }
}
