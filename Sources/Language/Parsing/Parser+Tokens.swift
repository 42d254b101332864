import Diagnostics

extension Parser {
  /// The token to read next.
  var current: Token { lexer.tokens[index] }

  /// The kind of the token after the one to read next.
  var following: Token.Kind {
    index + 1 < lexer.tokens.count ? lexer.tokens[index + 1].kind : .end
  }

  /// The verb that the token to read next names, when it names one.
  mutating func currentForm() -> VerbForm? {
    if lookedUp.index != index { lookedUp = (index, grammar.form(currentText)) }
    return lookedUp.form
  }

  /// The text of the token to read next.
  var currentText: String { text(of: current) }

  /// The bytes of a token as text.
  func text(of token: Token) -> String { lexer.text(token.lower, token.upper) }

  /// Whether the token to read next is of a kind.
  func isAt(_ kind: Token.Kind) -> Bool { current.kind == kind }

  /// Whether the token to read next is a name with these letters, in any case.
  func isAtWord(_ word: String) -> Bool {
    isAt(.name) && current.upper - current.lower == word.utf8.count
      && zip(lexer.bytes[current.lower..<current.upper], word.utf8).allSatisfy { $0 | 0x20 == $1 }
  }

  /// Moves to the next token; inside brackets and after a mark that goes on, over line ends.
  mutating func advance() {
    let token = current
    guard token.kind != .end else { return }
    if token.kind == .symbol(.open) { brackets += 1 }
    if token.kind == .symbol(.close) { brackets = max(0, brackets - 1) }
    index += 1
    if !token.endsStatement { lastUpper = token.upper }
    guard brackets > 0 || token.goesOn else { return }
    while isAt(.lineEnd) { index += 1 }
  }

  /// Reads the token when it is of a kind, and says whether it was.
  mutating func take(_ kind: Token.Kind) -> Bool {
    guard isAt(kind) else { return false }
    advance()
    return true
  }

  /// The stretch from a byte to the end of the token read last.
  func range(from lower: Int) -> SourceRange { SourceRange(lower, lastUpper) }

  /// Whether a step ends before the token to read next.
  var stepEnds: Bool { current.endsStatement || isAt(.symbol(.pipe)) }

  /// Whether a slot ends before the token to read next.
  var slotEnds: Bool {
    if stepEnds || isAt(.option) { return true }
    if case .word(let word) = current.kind { return word.clause != nil }
    return false
  }

  /// Reads a name, with or without backticks.
  ///
  /// - Parameter role: What the name is for, such as `the name of a table`.
  mutating func name(_ role: String) throws(SyntaxError) -> Name {
    let token = current
    switch token.kind {
    case .name, .quotedName:
      advance()
      return name(of: token)
    case .word(let word): throw .found(.reserved(word.rawValue, as: role, at: token.range))
    default: throw expected(role)
    }
  }

  /// The name that a token holds.
  func name(of token: Token) -> Name {
    guard token.kind == .quotedName else { return Name(text(of: token), range: token.range) }
    let inner = lexer.text(token.lower + 1, token.upper - 1)
    let text = inner.utf8.contains(UInt8(ascii: "`")) ? undoubled(inner) : inner
    return Name(text, range: token.range, isQuoted: true)
  }

  private func undoubled(_ text: String) -> String {
    var result: [UInt8] = []
    var isSecond = false
    for byte in text.utf8 {
      isSecond = byte == UInt8(ascii: "`") && !isSecond
      if byte != UInt8(ascii: "`") || isSecond { result.append(byte) }
    }
    return String(decoding: result, as: UTF8.self)
  }

  /// Reads any word, reserved or not.
  mutating func word(_ role: String) throws(SyntaxError) -> Name {
    let token = current
    guard token.isWord else { throw expected(role) }
    advance()
    return Name(text(of: token), range: token.range)
  }

  /// Reads a reserved word that must stand here.
  mutating func expect(_ word: ReservedWord, form: String) throws(SyntaxError) {
    guard take(.word(word)) else { throw expected("the word `\(word.rawValue)`", form: form) }
  }

  /// Reads the pieces of a text.
  mutating func textArgument(_ role: String, form: String) throws(SyntaxError) -> TextArgument {
    let token = current
    guard token.kind == .text else { throw unquoted(role, form: form) }
    return TextArgument(parts: try parts(of: token), range: token.range)
  }

  /// Reads the token to read next, which is a text.
  mutating func parts(of token: Token) throws(SyntaxError) -> [TextPart] {
    let reader = TextReader(token, lexer: lexer)
    if let mistake = reader.mistake { throw .found(mistake) }
    advance()
    return reader.parts
  }

  /// What to throw when something else should stand here.
  func expected(_ what: String, form: String? = nil) -> SyntaxError {
    guard current.kind != .invalid else { return .reported }
    let advice = form.map { ["like this:  \($0)"] } ?? []
    guard !current.endsStatement else {
      return .found(.expected(what, at: SourceRange(lastUpper, lastUpper), advice: advice))
    }
    return .found(.expected(what, found: currentText, at: current.range, advice: advice))
  }

  /// What to throw when a text should stand here, perhaps one that lacks its quotes.
  private func unquoted(_ role: String, form: String) -> SyntaxError {
    guard current.isWord || current.isNumber || isAt(.symbol(.dot)) || isAt(.symbol(.divide)) else {
      return expected(role, form: form)
    }
    let blanks: Set<UInt8> = [0x20, 0x09, 0x0A, 0x0D, UInt8(ascii: ",")]
    let upper =
      lexer.bytes[current.lower...].firstIndex { blanks.contains($0) } ?? lexer.bytes.count
    let range = SourceRange(current.lower, max(upper, current.upper))
    return .found(.unquoted(role, lexer.text(range.lower, range.upper), at: range))
  }
}
