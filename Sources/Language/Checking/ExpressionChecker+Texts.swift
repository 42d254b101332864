import Diagnostics
import Values

extension ExpressionChecker {
  /// `x contains "a"` and its kin; both sides must be texts.
  func textTest(
    _ test: TextTest, _ left: Operand, _ right: Operand, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let texts = [try text(left, for: test), try text(right, for: test)]
    return .truth(.textTest(test), texts, at: range)
  }

  private func text(
    _ operand: Operand, for test: TextTest
  ) throws(Diagnostic) -> CheckedExpression {
    let value = try value(operand, expecting: .text)
    guard value.type.type == .text else { throw .noText(operand, value, for: test) }
    return value
  }
}
