import Diagnostics
import Values

extension Parser {
  /// Whether the token to read next compares what stands before it.
  var startsComparison: Bool {
    switch current.kind {
    case .symbol(let symbol): symbol.comparison != nil
    case .word(.not):
      if case .word(let next) = following { next.isNegatable } else { false }
    case .word(let word): word == .is || word.isNegatable
    default: false
    }
  }

  /// Reads a comparison from its operator on.
  mutating func comparing(_ left: Expression) throws(SyntaxError) -> Expression.Kind? {
    if case .symbol(let symbol) = current.kind, let operation = symbol.comparison {
      advance()
      return .binary(operation, left, try part(.sum))
    }
    let isNegated = take(.word(.not))
    guard case .word(let word) = current.kind else { return nil }
    advance()
    switch word {
    case .is: return try missingTest(left)
    case .in: return .membership(left, try membership(), isNegated: isNegated)
    case .between: return try between(left, isNegated: isNegated)
    default: return try textTest(word, left, isNegated: isNegated)
    }
  }

  private mutating func missingTest(_ left: Expression) throws(SyntaxError) -> Expression.Kind {
    let isNegated = take(.word(.not))
    guard take(.word(.missing)) else {
      throw expected("the word `missing`", form: "region is missing")
    }
    return .isMissing(left, isNegated: isNegated)
  }

  private mutating func between(
    _ left: Expression, isNegated: Bool
  ) throws(SyntaxError) -> Expression.Kind {
    let lower = try part(.sum)
    try expect(.and, form: "spend between 100 and 500")
    return .between(left, lower, try part(.sum), isNegated: isNegated)
  }

  private mutating func textTest(
    _ word: ReservedWord, _ left: Expression, isNegated: Bool
  ) throws(SyntaxError) -> Expression.Kind {
    let test: TextTest
    switch word {
    case .contains: test = .contains
    case .like: test = .like
    case .matches: test = .matches
    case .starts: test = .startsWith
    default: test = .endsWith
    }
    if test == .startsWith || test == .endsWith {
      try expect(.with, form: "name \(word.rawValue) with \"A\"")
    }
    return .textTest(test, left, try part(.sum), isNegated: isNegated)
  }

  private mutating func membership() throws(SyntaxError) -> Membership {
    if isAt(.symbol(.open)) { return try list() }
    if following.isNumber {
      if isAtWord("last") { return try window(isFirst: false) }
      if isAtWord("first") { return try window(isFirst: true) }
    }
    if isAtWord("this"), let unit = try unitAhead() { return .this(unit) }
    if isAtWord("previous"), let unit = try unitAhead() { return .previous(unit) }
    try windowWithoutCount()
    return .value(try part(.sum))
  }

  /// Says that `in last month` lacks its count.
  private mutating func windowWithoutCount() throws(SyntaxError) {
    guard following == .name, isAtWord("last") || isAtWord("first") else { return }
    let next = lexer.tokens[index + 1]
    guard let unit = Grain(word: text(of: next)) else { return }
    throw .found(.windowWithoutCount(currentText, unit, at: next.range))
  }

  /// Reads `this` or `previous` with its unit, or nothing when no unit follows.
  private mutating func unitAhead() throws(SyntaxError) -> Grain? {
    guard following == .name, let unit = Grain(word: text(of: lexer.tokens[index + 1])) else {
      return nil
    }
    advance()
    advance()
    return unit
  }

  private mutating func window(isFirst: Bool) throws(SyntaxError) -> Membership {
    advance()
    let lower = current.lower
    guard case .duration(let duration)? = try unsignedLiteral() else {
      throw expected("days, weeks, months or years", form: "in last 30 days")
    }
    guard duration.count > 0 else { throw .found(.emptyWindow(at: range(from: lower))) }
    var anchor: Expression?
    if isAtWord("of") {
      advance()
      anchor = try part(.sum)
    }
    return isFirst ? .first(duration, of: anchor) : .last(duration, of: anchor)
  }

  /// Reads `(a, b, c)`, or a value that happens to start with a bracket.
  private mutating func list() throws(SyntaxError) -> Membership {
    let open = current.range
    advance()
    var items: [Expression] = []
    repeat { items.append(try part(.or)) } while take(.symbol(.comma))
    try close(open)
    guard items.count == 1, let first = items.first, joiner.map({ $0.1 >= .sum }) ?? false else {
      return .list(items)
    }
    let before = height
    let left = Expression(first.kind, range: range(from: open.lower))
    let value = try continued(left, .sum)
    height = max(before, height)
    return .value(value)
  }

  /// Says that two comparisons follow each other, with both written out.
  mutating func chained(_ first: Comparison) throws(SyntaxError) -> Diagnostic {
    let second = current
    let range = SourceRange(first.mark.lower, second.upper)
    guard case .binary(let left, let low, let middle) = first.kind,
      case .symbol(let symbol) = second.kind, let right = symbol.comparison
    else { return .chainedComparison(at: range, correction: nil) }
    advance()
    let high = try part(.sum)
    let texts = (text(low), text(middle), text(high))
    return .chainedComparison(
      at: range, correction: Parser.correction(left, right, texts.0, texts.1, texts.2))
  }

  private func text(_ expression: Expression) -> String {
    lexer.text(expression.range.lower, expression.range.upper)
  }

  private static func correction(
    _ first: BinaryOperator, _ second: BinaryOperator, _ low: String, _ middle: String,
    _ high: String
  ) -> String {
    switch (first, second) {
    case (.less, .less), (.less, .lessOrEqual), (.lessOrEqual, .less), (.lessOrEqual, .lessOrEqual):
      "\(middle) between \(low) and \(high)"
    case (.greater, .greater), (.greater, .greaterOrEqual), (.greaterOrEqual, .greater),
      (.greaterOrEqual, .greaterOrEqual):
      "\(middle) between \(high) and \(low)"
    default: "\(low) \(first.rawValue) \(middle) and \(middle) \(second.rawValue) \(high)"
    }
  }
}
