import Diagnostics
import Values

extension Parser {
  /// Reads a value that is written out, with its sign.
  mutating func literal() throws(SyntaxError) -> Literal {
    guard take(.symbol(.minus)) else {
      guard let literal = try unsignedLiteral() else {
        throw expected("a number, a date or a text", form: Parser.quotedForm(current, lexer))
      }
      return literal
    }
    guard current.isNumber, let literal = try unsignedLiteral() else {
      throw expected("a number")
    }
    switch literal {
    case .whole(let number): return .whole(-number)
    case .decimal(let number): return .decimal(-number)
    case .percent(let number): return .percent(-number)
    case .duration(let duration): return .duration(duration.negated)
    default: return literal
    }
  }

  private static func quotedForm(_ token: Token, _ lexer: Lexer) -> String? {
    token.isWord ? "\"\(lexer.text(token.lower, token.upper))\"" : nil
  }

  /// Reads a value that is written out, or nothing when something else stands here.
  mutating func unsignedLiteral() throws(SyntaxError) -> Literal? {
    let token = current
    switch token.kind {
    case .whole(let number):
      advance()
      return try duration(number, from: token.lower) ?? .whole(number)
    case .decimal(let number): return try unitless(.decimal(number))
    case .percent(let number): return try unitless(.percent(number))
    case .text: return .text(try parts(of: token))
    case .period:
      advance()
      guard let period = Period(text(of: token)) else { return nil }
      return .period(period)
    case .word(.true): return taken(.truth(true))
    case .word(.false): return taken(.truth(false))
    case .word(.missing): return taken(.missing)
    default: return nil
    }
  }

  private mutating func taken(_ literal: Literal) -> Literal {
    advance()
    return literal
  }

  /// The unit of time to read next, when there is one.
  var unit: Grain? { isAt(.name) ? Grain(word: currentText) : nil }

  /// Reads the unit behind a whole number, when there is one.
  mutating func duration(_ number: Int64, from lower: Int) throws(SyntaxError) -> Literal? {
    guard let unit else { return nil }
    advance()
    guard number <= 100_000 else { throw .found(.longDuration(at: range(from: lower))) }
    return .duration(CalendarDuration(Int(number), unit))
  }

  private mutating func unitless(_ literal: Literal) throws(SyntaxError) -> Literal {
    let lower = current.lower
    advance()
    guard unit == nil else {
      throw .found(.brokenDuration(at: SourceRange(lower, current.upper)))
    }
    return literal
  }
}
