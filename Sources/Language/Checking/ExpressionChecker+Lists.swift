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
    let short = gathered(tests, at: range)
    return short.count == 1 ? short[0] : .truth(.or, short, at: range)
  }

  /// The tests with those of one value against constants as one operation.
  private func gathered(
    _ tests: [CheckedExpression], at range: SourceRange
  ) -> [CheckedExpression] {
    var value: CheckedExpression?
    var constants: [CheckedExpression] = []
    var others: [CheckedExpression] = []
    for test in tests {
      guard case .operation(.equal, let pair) = test.kind, pair.count == 2,
        pair[1].constant != nil, value == nil || value == pair[0]
      else {
        others.append(test)
        continue
      }
      value = pair[0]
      constants.append(pair[1])
    }
    guard let value, constants.count > 1 else { return tests }
    return [.truth(.isOneOf, [value] + constants, at: range)] + others
  }
}
