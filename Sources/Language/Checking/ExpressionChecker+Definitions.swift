import Diagnostics
public import Values

extension ExpressionChecker {
  /// The formula of a new definition, of the type its kind asks for.
  func definition(
    _ kind: DefinitionKind, _ name: Name, _ expression: Expression
  ) throws(Diagnostic) -> CheckedExpression {
    switch kind {
    case .segment, .behaviour: return try varyingCondition(expression)
    case .measure: return try measure(name, expression)
    case .role:
      guard let role = Role(rawValue: name.text.lowercased()) else { throw .unknownRole(name) }
      let operand = try operand(expression)
      if role.types == [.truth] { return try condition(operand) }
      return try value(operand, fitting: role.types, as: "the role \(role.rawValue)")
    }
  }

  private func measure(
    _ name: Name, _ expression: Expression
  ) throws(Diagnostic) -> CheckedExpression {
    let value = try value(of: expression)
    guard value.holdsAggregate else { throw .measureWithoutRows(name, at: expression.range) }
    return value
  }

  /// A part as a value of one of some types; a condition where a truth is wanted.
  func value(
    _ operand: Operand, fitting types: Set<ValueType>, as label: String
  ) throws(Diagnostic) -> CheckedExpression {
    if types == [.truth] { return try condition(operand) }
    let preferred = FunctionDeclaration.preference.first(where: types.contains)
    let value = try value(operand, expecting: preferred)
    guard let fitting = value.yearOfTime(types) ?? value.fitted(to: types) else {
      throw .unexpected(operand, value, wanted: types, as: label, shape: shape(of: value))
    }
    return fitting
  }
}

extension Role {
  /// The types a formula with this meaning may have; any when there is none.
  public var types: Set<ValueType> {
    switch self {
    case .customer, .reason, .event: []
    case .churned: [.truth]
    case .tenure, .revenue, .cost, .nps, .csat, .effort, .amount: .numbers
    case .joined, .ended, .date: .times
    }
  }
}

extension CheckedExpression {
  /// The year of `year(asof)` as a period where it stands beside a date; other formulae as they are.
  func asPeriod(beside other: CheckedExpression) -> CheckedExpression {
    other.type.type.isTime ? yearOfTime(.times) ?? self : self
  }

  /// The date inside `year(joined)` as a date with the grain of a year, where dates are wanted.
  fileprivate func yearOfTime(_ types: Set<ValueType>) -> CheckedExpression? {
    guard types.isSubset(of: .times), !types.isEmpty else { return nil }
    switch kind {
    case .function("year", let parts) where parts.count == 1 && parts[0].type.type.isTime:
      return CheckedExpression(
        parts[0].asDate.kind, ColumnType(.date, grain: .year), range: range)
    case .origin(let inner):
      return inner.yearOfTime(types).map { CheckedExpression(.origin($0), $0.type, range: range) }
    default: return nil
    }
  }
}
