import Diagnostics
import Values

/// How tightly operators bind, loosest first.
enum Precedence: Int, Comparable, Sendable {
  /// From `or` to single values, in the order of the grammar.
  case or, and, not, comparison, sum, product, sign, primary

  /// The next tighter one.
  var tighter: Precedence { Precedence(rawValue: rawValue + 1) ?? .primary }

  /// Whether the left one binds more loosely.
  static func < (left: Precedence, right: Precedence) -> Bool { left.rawValue < right.rawValue }
}

extension Parser {
  /// Reads a formula whose operators bind at least as tightly as `floor`.
  mutating func expression(_ floor: Precedence = .or) throws(SyntaxError) -> Expression {
    nesting += 1
    defer { nesting -= 1 }
    guard nesting <= Parser.nestingLimit else { throw .found(.tooDeep(at: current.range)) }
    height = 0
    let first = try operand(floor)
    return try continued(first, floor)
  }

  /// Reads the operators behind a formula that bind at least as tightly as `floor`.
  mutating func continued(
    _ first: Expression, _ floor: Precedence
  ) throws(SyntaxError) -> Expression {
    var left = first
    var tall = height
    var comparison: Comparison?
    while true {
      height = 0
      let mark = current.range
      let isComparing = floor <= .comparison && startsComparison
      if isComparing, let comparison { throw .found(try chained(comparison)) }
      guard let kind = try isComparing ? comparing(left) : joining(left, floor) else { break }
      tall = max(tall, height) + 1
      guard tall <= Parser.heightLimit else { throw .found(.tooDeep(at: mark)) }
      comparison = isComparing ? Comparison(kind: kind, mark: mark) : nil
      left = Expression(kind, range: range(from: left.range.lower))
    }
    height = tall
    return left
  }

  /// A comparison that has just been read, in case another one follows.
  struct Comparison {
    /// What was read.
    let kind: Expression.Kind
    /// Where its operator stands.
    let mark: SourceRange
  }

  /// Reads a part of a formula and keeps the greatest height of the parts.
  mutating func part(_ floor: Precedence) throws(SyntaxError) -> Expression {
    let before = height
    let part = try expression(floor)
    height = max(before, height)
    return part
  }

  private mutating func joining(
    _ left: Expression, _ floor: Precedence
  ) throws(SyntaxError) -> Expression.Kind? {
    guard let (operation, precedence) = joiner, floor <= precedence else { return nil }
    advance()
    return .binary(operation, left, try part(precedence.tighter))
  }

  /// The operator to read next, when it is none that compares.
  var joiner: (BinaryOperator, Precedence)? {
    switch current.kind {
    case .word(.or): (.or, .or)
    case .word(.and): (.and, .and)
    case .symbol(.plus): (.add, .sum)
    case .symbol(.minus): (.subtract, .sum)
    case .symbol(.times): (.multiply, .product)
    case .symbol(.divide): (.divide, .product)
    default: nil
    }
  }

  private mutating func operand(_ floor: Precedence) throws(SyntaxError) -> Expression {
    let lower = current.lower
    if isAt(.symbol(.minus)) {
      advance()
      return try raised(.unary(.negate, try part(.sign)), from: lower)
    }
    guard isAt(.word(.not)) else { return try primary() }
    guard floor <= .not else { throw expected("a value", form: "not (…), with brackets") }
    advance()
    return try raised(.unary(.not, try part(.not)), from: lower)
  }

  private mutating func raised(
    _ kind: Expression.Kind, from lower: Int
  ) throws(SyntaxError) -> Expression {
    height += 1
    return Expression(kind, range: range(from: lower))
  }

  private mutating func primary() throws(SyntaxError) -> Expression {
    let token = current
    switch token.kind {
    case .symbol(.open): return try bracketed()
    case .name, .quotedName: return try named()
    case .word(.asof):
      advance()
      return Expression(.asof, range: token.range)
    case .parameter:
      advance()
      return Expression(.parameter(parameterName(token)), range: token.range)
    default:
      guard let literal = try unsignedLiteral() else { throw missingOperand() }
      return Expression(.literal(literal), range: range(from: token.lower))
    }
  }

  /// The name behind the dollar sign of a token.
  func parameterName(_ token: Token) -> Name {
    Name(lexer.text(token.lower + 1, token.upper), range: token.range)
  }

  private mutating func bracketed() throws(SyntaxError) -> Expression {
    let open = current.range
    advance()
    let inner = try part(.or)
    try close(open)
    let whole = Expression(inner.kind, range: range(from: open.lower))
    lastBracketed = whole.range
    return whole
  }

  /// Reads the bracket that closes the one at a place.
  mutating func close(_ open: SourceRange) throws(SyntaxError) {
    if take(.symbol(.close)) { return }
    if isAt(.invalid) { throw .reported }
    guard current.endsStatement || isAt(.symbol(.pipe)) else { throw unexpected(inBrackets: true) }
    throw .found(.unclosedBracket(at: open))
  }

  private mutating func named() throws(SyntaxError) -> Expression {
    let first = try name("a column")
    if isAt(.symbol(.open)) { return try call(first) }
    var names = [first]
    while take(.symbol(.dot)) { names.append(try name("a column")) }
    return Expression(.name(names), range: range(from: first.range.lower))
  }

  private mutating func call(_ function: Name) throws(SyntaxError) -> Expression {
    let open = current.range
    advance()
    if isAt(.symbol(.times)), following == .symbol(.close) {
      throw .found(.starArgument(function.text, at: current.range))
    }
    var arguments: [Expression] = []
    if !isAt(.symbol(.close)), !isAt(.word(.where)) {
      repeat { arguments.append(try part(.or)) } while take(.symbol(.comma))
    }
    let condition = take(.word(.where)) ? try part(.or) : nil
    try close(open)
    height += 1
    return Expression(
      .call(function, arguments, condition: condition), range: range(from: function.range.lower))
  }
}
