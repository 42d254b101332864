import Values

extension Step {
  /// The step with the columns that parameters name in the place of these.
  ///
  /// Base lines, titles and columns of results then name what was computed.
  func namingColumns(in checker: ExpressionChecker) -> Step {
    guard checker.vocabulary.parameters.values.contains(where: \.isColumn) else { return self }
    func named(_ items: [Item]) -> [Item] { items.map { $0.namingColumns(in: checker) } }
    return Step(
      verb: verb, items: named(items),
      clauses: clauses.map {
        Clause(word: $0.word, wordRange: $0.wordRange, items: named($0.items))
      }, options: options, range: range)
  }
}

extension Item {
  fileprivate func namingColumns(in checker: ExpressionChecker) -> Item {
    Item(name: name, expression: expression.namingColumns(in: checker), direction: direction)
  }
}

extension ParameterValue {
  fileprivate var isColumn: Bool { if case .column = self { true } else { false } }
}

extension Expression {
  fileprivate func namingColumns(in checker: ExpressionChecker) -> Expression {
    func named(_ part: Expression) -> Expression { part.namingColumns(in: checker) }
    let kind: Kind =
      switch kind {
      case .parameter(let name): column(name, in: checker).map { .name($0) } ?? self.kind
      case .literal, .asof, .name: self.kind
      case .call(let name, let parts, let condition):
        .call(name, parts.map(named), condition: condition.map(named))
      case .unary(let sign, let inner): .unary(sign, named(inner))
      case .binary(let sign, let left, let right): .binary(sign, named(left), named(right))
      case .isMissing(let inner, let isNegated): .isMissing(named(inner), isNegated: isNegated)
      case .textTest(let test, let left, let right, let isNegated):
        .textTest(test, named(left), named(right), isNegated: isNegated)
      case .between(let inner, let low, let high, let isNegated):
        .between(named(inner), named(low), named(high), isNegated: isNegated)
      case .membership(let inner, let membership, let isNegated):
        .membership(named(inner), membership.mapping(named), isNegated: isNegated)
      }
    return Expression(kind, range: range)
  }

  private func column(_ name: Name, in checker: ExpressionChecker) -> [Name]? {
    guard case .column(let column)? = checker.vocabulary.parameter(named: name.text) else {
      return nil
    }
    return checker.names(of: column, at: range)
  }
}

extension Membership {
  fileprivate func mapping(_ change: (Expression) -> Expression) -> Membership {
    switch self {
    case .list(let items): .list(items.map(change))
    case .last(let length, let anchor): .last(length, of: anchor.map(change))
    case .first(let length, let anchor): .first(length, of: anchor.map(change))
    case .this, .previous: self
    case .value(let value): .value(change(value))
    }
  }
}
