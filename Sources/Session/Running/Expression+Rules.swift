import Diagnostics
import Language

extension Expression {
  /// The formula with the condition of rule n in place of each `rule(n)`, so that a definition
  /// stays what it was when a later answer has other rules.
  func replacingRules(with rule: (Int) -> Expression?) throws(SessionError) -> Expression {
    switch kind {
    case .call(let name, let arguments, let condition) where name.text.lowercased() == "rule":
      guard condition == nil, arguments.count == 1,
        case .literal(.whole(let number)) = arguments[0].kind
      else { return self }
      guard let found = rule(Int(clamping: number)) else {
        throw SessionError(.unknownRule(number, at: range))
      }
      return found
    case .unary(let sign, let inner):
      return Expression(.unary(sign, try inner.replacingRules(with: rule)), range: range)
    case .binary(let sign, let left, let right):
      let parts = (try left.replacingRules(with: rule), try right.replacingRules(with: rule))
      return Expression(.binary(sign, parts.0, parts.1), range: range)
    default: return self
    }
  }
}

extension Diagnostic {
  /// Says that the last answer has no rule of a number.
  fileprivate static func unknownRule(_ number: Int64, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "R2", message: "there is no rule \(number) to name", range: range,
      advice: ["run associate first; rule(n) is row n of its last answer"], stage: .run)
  }
}
