import Diagnostics

/// The statement that holds a cursor, up to the cursor, and the word that is being typed there.
struct CompletionLine {
  /// The bytes of the text to replace.
  let range: Range<Int>
  /// The beginning of the word, without quotes or backticks, in lower case.
  let key: String
  /// How the word begins.
  let opening: Opening
  /// The tokens of the statement before the word.
  let tokens: [Token]
  /// False in a comment, a number or a finished text, where nothing can be offered.
  let isOpen: Bool
  /// The text up to the cursor, cut into tokens.
  let lexer: Lexer

  /// How the word at the cursor begins.
  enum Opening {
    /// With a letter, or not yet.
    case plain
    /// With a backtick.
    case backtick
    /// With a quote.
    case quote
    /// With a dollar sign.
    case dollar

    /// A candidate as it begins like this, or nothing when it cannot.
    func begun(_ candidate: Candidate) -> Candidate? {
      switch self {
      case .plain, .dollar: candidate
      case .quote: candidate.text.hasPrefix("\"") ? candidate : nil
      case .backtick: candidate.isName ? candidate.quoted : nil
      }
    }
  }

  /// Reads a text up to a cursor.
  init(_ text: String, cursor: Int) {
    let bytes = Array(text.utf8)
    let end = min(max(0, cursor), bytes.count)
    let lexer = Lexer(String(decoding: bytes[..<end], as: UTF8.self))
    self.lexer = lexer
    var tokens = Array(lexer.tokens.dropLast())
    var opening = Opening.plain
    var lower = end
    var isOpen = true
    if let last = tokens.last, last.upper == end {
      (opening, isOpen) = CompletionLine.opening(of: last, lexer)
      if CompletionLine.isPartial(last) || opening != .plain {
        tokens.removeLast()
        lower = last.lower
      }
    } else if CompletionLine.holdsComment(lexer, after: tokens.last?.upper ?? 0) {
      isOpen = false
    }
    self.isOpen = isOpen
    self.opening = opening
    range = lower..<end
    let typed = lexer.text(min(lower, lexer.bytes.count), min(end, lexer.bytes.count))
    key = (opening == .plain ? typed : String(typed.dropFirst())).lowercased()
    self.tokens = CompletionLine.statement(tokens)
  }

  private static func isPartial(_ token: Token) -> Bool {
    token.isWord || token.kind == .parameter
  }

  private static func opening(of token: Token, _ lexer: Lexer) -> (Opening, Bool) {
    switch (token.kind, lexer.bytes[token.lower]) {
    case (.parameter, _), (.invalid, UInt8(ascii: "$")): return (.dollar, true)
    case (.invalid, UInt8(ascii: "`")): return (.backtick, true)
    case (.invalid, _):
      let mark = lexer.mark(at: token.lower).byte
      return (.quote, mark == UInt8(ascii: "\"") || mark == UInt8(ascii: "'"))
    case (.text, _), (.quotedName, _), (.whole, _), (.decimal, _), (.percent, _), (.period, _):
      return (.plain, false)
    default: return (.plain, true)
    }
  }

  private static func holdsComment(_ lexer: Lexer, after lower: Int) -> Bool {
    lexer.bytes[lower...].contains { $0 == UInt8(ascii: "#") || $0 == UInt8(ascii: "-") }
  }

  /// The tokens after the last statement's end.
  private static func statement(_ tokens: [Token]) -> [Token] {
    var statement: [Token] = []
    var brackets = 0
    for token in tokens {
      switch token.kind {
      case .symbol(.open): brackets += 1
      case .symbol(.close): brackets = max(0, brackets - 1)
      default: break
      }
      guard token.endsStatement else {
        statement.append(token)
        continue
      }
      let goesOn = token.kind == .lineEnd && (brackets > 0 || statement.last?.goesOn ?? false)
      if !goesOn {
        statement = []
        brackets = 0
      }
    }
    return statement
  }
}
