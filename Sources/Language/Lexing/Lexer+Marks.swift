import Diagnostics

extension Lexer {
  /// Reads the mark at the position: a quote, a punctuation or an operator.
  mutating func readMark() {
    let start = position
    let (first, width) = mark(at: position)
    if first == UInt8(ascii: "\"") || first == UInt8(ascii: "'") { return readText(quote: first) }
    position += width
    let (second, secondWidth) = mark(at: position)
    if let pair = Lexer.pair(first, second) {
      position += secondWidth
      return add(.symbol(pair), from: start)
    }
    guard let symbol = Lexer.symbol(first) else {
      return rejectMark(first, second, secondWidth, from: start)
    }
    if symbol == .colon, markOption() { return }
    add(.symbol(symbol), from: start)
  }

  private static func pair(_ first: UInt8, _ second: UInt8) -> Symbol? {
    switch (first, second) {
    case (UInt8(ascii: "="), UInt8(ascii: "=")): .doubleEqual
    case (UInt8(ascii: "!"), UInt8(ascii: "=")): .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: ">")): .notEqual
    case (UInt8(ascii: "<"), UInt8(ascii: "=")): .lessOrEqual
    case (UInt8(ascii: ">"), UInt8(ascii: "=")): .greaterOrEqual
    default: nil
    }
  }

  private static func symbol(_ byte: UInt8) -> Symbol? {
    switch byte {
    case UInt8(ascii: "|"): .pipe
    case UInt8(ascii: ","): .comma
    case UInt8(ascii: "("): .open
    case UInt8(ascii: ")"): .close
    case UInt8(ascii: "="): .equal
    case UInt8(ascii: "<"): .less
    case UInt8(ascii: ">"): .greater
    case UInt8(ascii: "+"): .plus
    case UInt8(ascii: "-"): .minus
    case UInt8(ascii: "*"): .times
    case UInt8(ascii: "/"): .divide
    case UInt8(ascii: ":"): .colon
    case UInt8(ascii: "."): .dot
    case UInt8(ascii: ";"): .semicolon
    default: nil
    }
  }

  private mutating func rejectMark(_ first: UInt8, _ second: UInt8, _ width: Int, from start: Int) {
    if first == UInt8(ascii: "&"), second == first { position += width }
    let range = SourceRange(start, position)
    reject(.strayCharacter(text(start, position), at: range), from: start)
  }
}
