import Diagnostics
import Values

extension ExpressionChecker {
  /// `x in (a, b, c)`: one look-up where all are constants of one type, else comparisons.
  func isOne(
    of items: [Expression], _ expression: Expression, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let value = try operand(expression)
    var tests: [CheckedExpression] = []
    for item in items {
      tests.append(try compared(.equal, value, operand(item, beside: value), at: item.range))
    }
    guard let first = tests.first else { return .constant(.truth(false), at: range) }
    guard tests.count > 1 else { return first }
    return gathered(tests, at: range) ?? .truth(.or, tests, at: range)
  }

  /// Equal tests of one value against constants, as one operation.
  private func gathered(
    _ tests: [CheckedExpression], at range: SourceRange
  ) -> CheckedExpression? {
    var value: CheckedExpression?
    var constants: [CheckedExpression] = []
    for test in tests {
      guard case .operation(.equal, let pair) = test.kind, pair.count == 2,
        pair[1].constant != nil, value == nil || value == pair[0]
      else { return nil }
      value = pair[0]
      constants.append(pair[1])
    }
    return value.map { .truth(.isOneOf, [$0] + constants, at: range) }
  }
}
