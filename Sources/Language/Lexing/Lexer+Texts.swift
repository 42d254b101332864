import Diagnostics

extension Lexer {
  /// Reads a text up to its closing quote on the same line.
  ///
  /// A curved quote may close with any quote of its kind, a straight one only with itself.
  mutating func readText(quote: UInt8) {
    let start = position
    let isStraight = bytes[start] < 0x80
    position += mark(at: start).width
    let openingEnd = position
    while position < bytes.count, bytes[position] != 0x0A {
      if bytes[position] == UInt8(ascii: "\\"), position + 1 < bytes.count, byte(1) != 0x0A {
        position += 2
        continue
      }
      let (mark, width) = isStraight ? (bytes[position], 1) : mark(at: position)
      position += width
      if mark == quote { return add(.text, from: start) }
    }
    let opening = text(start, openingEnd)
    reject(.unclosedText(opening, at: SourceRange(start, openingEnd)), from: start)
  }
}
