import Diagnostics
import Values

/// Gives every name of a formula its meaning and every part its type, in one scope.
///
/// It stops at the first error of a formula; a step checks its items one by one and so finds more.
struct ExpressionChecker {
  /// Everything that words can mean.
  let vocabulary: Vocabulary
  /// The names at hand.
  let scope: Scope
  /// Whether a value of a row, of rows in order, or of a group is asked for.
  let level: FunctionDeclaration.Level
  /// Inside an aggregate of linked rows: the link whose many side these rows are.
  var link: Link?
  /// Inside an aggregate: its name.
  var enclosing: String?
  /// What is found on the way.
  let journal: Journal

  /// The meaning and type of a formula that stands alone.
  func value(
    of expression: Expression, expecting type: ValueType? = nil
  ) throws(Diagnostic) -> CheckedExpression {
    try value(operand(expression), expecting: type)
  }

  /// A part as a plain value: missing takes the type asked for, a period becomes its first day.
  func value(
    _ operand: Operand, expecting type: ValueType? = nil
  ) throws(Diagnostic) -> CheckedExpression {
    switch operand.content {
    case .value(let value): return value
    case .missing: return .constant(.missing, type ?? .text, at: operand.range)
    case .period(let period): return firstMoment(of: period, as: type, at: operand.range)
    case .duration: throw .strayDuration(operand)
    }
  }

  /// The meaning of a part; its type may still depend on what stands beside it.
  func operand(_ expression: Expression) throws(Diagnostic) -> Operand {
    try journal.descend(into: expression)
    defer { journal.ascend() }
    return Operand(content: try content(of: expression), expression: expression)
  }

  private func content(of expression: Expression) throws(Diagnostic) -> Operand.Content {
    if let column = try column(spelledAs: expression) { return .value(column) }
    let range = expression.range
    switch expression.kind {
    case .literal(let literal): return try content(of: literal, at: range)
    case .parameter(let name): return try content(ofParameter: name, at: range)
    case .asof: return .value(try asof(at: range))
    case .name(let names): return .value(try meaning(of: names, at: range))
    case .call(let name, let arguments, let condition):
      return .value(try call(name, arguments, where: condition, expression))
    case .unary(.not, let inner): return .value(try condition(inner).negated(at: range))
    case .unary(.negate, let inner): return try negation(of: operand(inner), at: range)
    case .binary(let sign, let left, let right):
      return try binary(sign, left, right, expression)
    case .isMissing(let inner, let isNegated):
      let test = CheckedExpression.truth(.isMissing, [try value(of: inner)], at: range)
      return .value(isNegated ? test.negated : test)
    case .textTest(let test, let left, let right, let isNegated):
      let answer = try textTest(test, operand(left), operand(right), at: range)
      return .value(isNegated ? answer.negated : answer)
    case .between(let inner, let low, let high, let isNegated):
      let answer = try between(inner, low, high, at: range)
      return .value(isNegated ? answer.negated : answer)
    case .membership(let inner, let membership, let isNegated):
      let answer = try self.membership(inner, membership, at: range)
      return .value(isNegated ? answer.negated : answer)
    }
  }

  private func binary(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, _ whole: Expression
  ) throws(Diagnostic) -> Operand.Content {
    switch sign {
    case .and, .or: .value(try chain(sign, whole))
    case _ where sign.isComparison: .value(try comparison(sign, left, right, at: whole.range))
    default: try arithmetic(sign, operand(left), operand(right), at: whole.range)
    }
  }

  /// `a and b and c` as one operation, so that long conditions are not deep ones.
  private func chain(
    _ sign: BinaryOperator, _ whole: Expression
  ) throws(Diagnostic) -> CheckedExpression {
    var parts: [CheckedExpression] = []
    var rest = whole
    var tail: [Expression] = []
    while case .binary(sign, let left, let right) = rest.kind {
      tail.append(right)
      rest = left
    }
    for part in [rest] + tail.reversed() { parts.append(try condition(part)) }
    return .truth(sign == .and ? .and : .or, parts, at: whole.range)
  }

  /// A column of a result that is spelled like the formula, such as `avg(spend)`.
  private func column(spelledAs expression: Expression) throws(Diagnostic) -> CheckedExpression? {
    switch expression.kind {
    case .literal, .parameter, .asof: return nil
    case .name(let names) where names.count == 1: return nil
    case .call(let name, _, _) where level == .aggregate:
      if vocabulary.function(named: name.text)?.level == .aggregate { return nil }
    default: break
    }
    guard scope.fields.contains(where: \.isSpelledAsFormula) else { return nil }
    let text = expression.canonicalText
    guard let field = scope.field(named: text) else { return nil }
    return try ownColumn(field, at: expression.range)
  }
}

extension Field {
  fileprivate var isSpelledAsFormula: Bool {
    name.utf8.contains { byte in byte < 0x30 || (0x3A...0x3F).contains(byte) }
  }
}

extension CheckedExpression {
  /// The values that are true where this is false, said at a place.
  func negated(at range: SourceRange) -> CheckedExpression { .truth(.not, [self], at: range) }
}
