import Diagnostics

/// Cuts a text into tokens; what makes no token becomes a diagnostic and an invalid token.
struct Lexer {
  /// The text in UTF-8.
  let bytes: [UInt8]
  /// The tokens so far; the last one is `end` when the lexer has run.
  private(set) var tokens: [Token] = []
  /// What is wrong with the text.
  private(set) var diagnostics: [Diagnostic] = []
  /// Whether the text ends after a backslash, which asks for another line.
  private(set) var endsInBackslash = false
  /// The byte to read next.
  var position = 0

  private let words = ReservedWord.byLetters

  /// Reads a whole text.
  ///
  /// - Complexity: O(*n*).
  init(_ text: String) {
    bytes = Array(text.utf8)
    tokens.reserveCapacity(bytes.count / 4 + 8)
    if bytes.starts(with: [0xEF, 0xBB, 0xBF]) { position = 3 }
    while position < bytes.count { readToken() }
    add(.end, from: bytes.count)
  }

  private mutating func readToken() {
    switch bytes[position] {
    case 0x20, 0x09, 0x0D: position += 1
    case 0x0A:
      position += 1
      add(.lineEnd, from: position - 1)
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): readName()
    case UInt8(ascii: "0")...UInt8(ascii: "9"): readNumber()
    case UInt8(ascii: "`"): readQuotedName()
    case UInt8(ascii: "$"): readParameter()
    case UInt8(ascii: "#"): skipToLineEnd()
    case UInt8(ascii: "\\"): readBackslash()
    case UInt8(ascii: "-") where isDashComment: skipToLineEnd()
    case 0x80...: readWideCharacter()
    default: readMark()
    }
  }

  /// Adds a token that ends at the position.
  mutating func add(_ kind: Token.Kind, from lower: Int) {
    tokens.append(Token(kind: kind, lower: lower, upper: position))
  }

  /// Reports an error and adds an invalid token that ends at the position.
  mutating func reject(_ diagnostic: Diagnostic, from lower: Int) {
    if diagnostics.count < 20 { diagnostics.append(diagnostic) }
    add(.invalid, from: lower)
  }

  /// The byte at a distance from the position, or zero behind the end.
  func byte(_ distance: Int) -> UInt8 {
    position + distance < bytes.count ? bytes[position + distance] : 0
  }

  /// The text of a stretch.
  func text(_ lower: Int, _ upper: Int) -> String {
    String(decoding: bytes[lower..<upper], as: UTF8.self)
  }

  /// Moves to the line end, or the end of the text.
  mutating func skipToLineEnd() {
    while position < bytes.count, bytes[position] != 0x0A { position += 1 }
  }

  private var isDashComment: Bool {
    guard byte(1) == UInt8(ascii: "-") else { return false }
    let next = byte(2)
    return next == 0x20 || next == 0x09 || next == 0x0A || next == 0x0D
      || position + 2 >= bytes.count
  }

  private mutating func readBackslash() {
    let start = position
    position += 1
    while byte(0) == 0x20 || byte(0) == 0x09 || byte(0) == 0x0D { position += 1 }
    if byte(0) == UInt8(ascii: "#") { skipToLineEnd() }
    guard position < bytes.count else {
      endsInBackslash = true
      return
    }
    guard bytes[position] == 0x0A else {
      position = start + 1
      return reject(.strayCharacter("\\", at: SourceRange(start, position)), from: start)
    }
    position += 1
  }

  private mutating func readName() {
    let start = position
    skipName()
    let word = position - start <= 8 ? words[letters(start, position)] : nil
    add(word.map { .word($0) } ?? .name, from: start)
  }

  /// Turns the word before a colon into an option and says whether there was one.
  mutating func markOption() -> Bool {
    guard let last = tokens.last, last.isWord else { return false }
    tokens[tokens.count - 1].kind = .option
    return true
  }

  private func letters(_ lower: Int, _ upper: Int) -> UInt64 {
    var packed: UInt64 = 0
    for index in lower..<upper { packed = packed << 8 | UInt64(bytes[index] | 0x20) }
    return packed
  }

  private mutating func readQuotedName() {
    let start = position
    position += 1
    while position < bytes.count, bytes[position] != 0x0A {
      defer { position += 1 }
      guard bytes[position] == UInt8(ascii: "`") else { continue }
      guard byte(1) == UInt8(ascii: "`"), position > start + 1 else {
        return closeQuotedName(from: start)
      }
      position += 1
    }
    reject(.unclosedName(at: SourceRange(start, start + 1)), from: start)
  }

  private mutating func closeQuotedName(from start: Int) {
    let upper = position + 1
    guard upper - start > 2 else {
      position = upper
      reject(.emptyName(at: SourceRange(start, upper)), from: start)
      return position = upper - 1
    }
    tokens.append(Token(kind: .quotedName, lower: start, upper: upper))
  }

  private mutating func readParameter() {
    let start = position
    position += 1
    guard position < bytes.count, startsName(at: position) else {
      return reject(.strayDollar(at: SourceRange(start, position)), from: start)
    }
    skipName()
    add(.parameter, from: start)
  }
}
