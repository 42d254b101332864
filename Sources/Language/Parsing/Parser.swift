public import Diagnostics

/// Reads the tokens of a text as statements.
///
/// A mistake ends its statement and no more: reading goes on with the next one.
public struct Parser {
  /// The greatest number of mistakes that are reported at once.
  static let mistakeLimit = 10
  /// The greatest number of brackets inside one another.
  static let nestingLimit = 200
  /// The greatest number of operators on the way from a formula to its deepest part.
  static let heightLimit = 500
  /// The greatest number of steps of a line.
  static let stepLimit = 200

  /// The words of lines and steps.
  let grammar: Grammar
  /// The text, cut into tokens.
  let lexer: Lexer
  /// The token to read next.
  var index = 0
  /// The open brackets at the token to read next, within which line ends are skipped.
  var brackets = 0
  /// How deep formulae are nested at the token to read next.
  var nesting = 0
  /// The height of the formula read last.
  var height = 0
  /// The byte after the token read last.
  var lastUpper = 0
  /// The last bracketed formula, to tell `(a > b)` from `a > b`.
  var lastBracketed: SourceRange?
  /// The verb looked up last, by its token.
  var lookedUp: (index: Int, form: VerbForm?) = (-1, nil)
  /// The mistakes so far.
  var mistakes: [Diagnostic] = []

  private init(_ text: String, grammar: Grammar) {
    self.grammar = grammar
    lexer = Lexer(text)
  }

  /// Reads a text to its end.
  ///
  /// - Complexity: O(*n*).
  public static func parse(_ source: Source, grammar: Grammar) -> ParsedScript {
    var parser = Parser(source.text, grammar: grammar)
    let statements = parser.script()
    let found = parser.lexer.diagnostics + parser.mistakes
    let ordered = found.sorted { ($0.range?.lower ?? 0) < ($1.range?.lower ?? 0) }
    return ParsedScript(
      source: source, statements: statements,
      diagnostics: Array(ordered.prefix(Parser.mistakeLimit)))
  }

  /// Whether a text could be run: it ends in no open bracket and in nothing that asks for more.
  ///
  /// A text without its closing quote counts as complete, since it never crosses a line end.
  public static func isComplete(_ text: String) -> Bool {
    let lexer = Lexer(text)
    var open = 0
    var last: Token?
    for token in lexer.tokens {
      switch token.kind {
      case .symbol(.open): open += 1
      case .symbol(.close): open = max(0, open - 1)
      case .lineEnd, .end: continue
      default: break
      }
      last = token
    }
    return open == 0 && !lexer.endsInBackslash && !(last?.goesOn ?? false)
  }

  private mutating func script() -> [Statement] {
    var statements: [Statement] = []
    while true {
      while isAt(.lineEnd) || isAt(.symbol(.semicolon)) { advance() }
      guard !isAt(.end), mistakes.count < Parser.mistakeLimit else { return statements }
      do throws(SyntaxError) {
        statements.append(try statement())
      } catch {
        if case .found(let diagnostic) = error { mistakes.append(diagnostic) }
        recover()
      }
    }
  }

  /// Moves behind the statement that could not be read.
  ///
  /// Inside open brackets the lines that do not start like a statement still belong to it.
  private mutating func recover() {
    let wasOpen = brackets > 0
    brackets = 0
    nesting = 0
    while true {
      while !current.endsStatement { step(over: current) }
      guard wasOpen, isAt(.lineEnd) else { return }
      while isAt(.lineEnd) { step(over: current) }
      if isAt(.end) || startsStatement { return }
    }
  }

  private mutating func step(over token: Token) {
    index += 1
    while token.goesOn, isAt(.lineEnd) { index += 1 }
  }

  /// Whether the current token starts a line in a way that only a statement does.
  private var startsStatement: Bool {
    if isAt(.symbol(.pipe)) { return true }
    guard isAt(.name) else { return false }
    let word = currentText
    return grammar.form(word) != nil || grammar.command(word) != nil
      || Grammar.definition(word) != nil || following == .symbol(.pipe)
  }
}
