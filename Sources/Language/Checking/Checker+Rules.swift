import Diagnostics
import Values

extension Checker {
  /// The formula with every `rule(n)` replaced by the condition it stands for now.
  ///
  /// A definition stores the outcome, so that it stays the same after the next answer.
  public func withoutRules(_ expression: Expression) -> Outcome<Expression> {
    do throws(Diagnostic) {
      return Outcome(try expression.replacingRules(of: vocabulary))
    } catch {
      return Outcome(failed: [error])
    }
  }
}

extension Expression {
  fileprivate func replacingRules(
    of vocabulary: Vocabulary
  ) throws(Diagnostic) -> Expression {
    if case .call(let name, let arguments, nil) = kind, name.text.lowercased() == "rule",
      arguments.count == 1, case .literal(.whole(let number)) = arguments[0].kind
    {
      let number = Int(clamping: number)
      guard let condition = vocabulary.rule(number) else {
        throw .noRule(number, at: range, vocabulary)
      }
      return condition.placed(at: range)
    }
    return try rebuilt(at: range) { part throws(Diagnostic) in
      try part.replacingRules(of: vocabulary)
    }
  }

  /// The same formula with every part at one place.
  private func placed(at place: SourceRange) -> Expression {
    // Placing cannot fail; the error type is only that of the shared walk.
    (try? rebuilt(at: place) { part throws(Diagnostic) in part.placed(at: place) }) ?? self
  }

  /// The formula made anew from changed parts.
  private func rebuilt(
    at place: SourceRange, _ change: (Expression) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Expression {
    let kind: Kind =
      switch kind {
      case .literal, .parameter, .asof, .name: self.kind
      case .call(let name, let arguments, let condition):
        .call(
          name, try arguments.changed(change),
          condition: try condition.map { part throws(Diagnostic) in try change(part) })
      case .unary(let sign, let inner): .unary(sign, try change(inner))
      case .binary(let sign, let left, let right):
        .binary(sign, try change(left), try change(right))
      case .isMissing(let inner, let isNegated):
        .isMissing(try change(inner), isNegated: isNegated)
      case .textTest(let test, let left, let right, let isNegated):
        .textTest(test, try change(left), try change(right), isNegated: isNegated)
      case .between(let value, let low, let high, let isNegated):
        .between(try change(value), try change(low), try change(high), isNegated: isNegated)
      case .membership(let value, let membership, let isNegated):
        .membership(try change(value), try membership.changed(change), isNegated: isNegated)
      }
    return Expression(kind, range: place)
  }
}

extension Membership {
  fileprivate func changed(
    _ change: (Expression) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> Membership {
    switch self {
    case .list(let items): .list(try items.changed(change))
    case .last(let length, let end):
      .last(length, of: try end.map { part throws(Diagnostic) in try change(part) })
    case .first(let length, let start):
      .first(length, of: try start.map { part throws(Diagnostic) in try change(part) })
    case .this, .previous: self
    case .value(let value): .value(try change(value))
    }
  }
}

extension [Expression] {
  fileprivate func changed(
    _ change: (Expression) throws(Diagnostic) -> Expression
  ) throws(Diagnostic) -> [Expression] {
    var changed: [Expression] = []
    for part in self { changed.append(try change(part)) }
    return changed
  }
}
