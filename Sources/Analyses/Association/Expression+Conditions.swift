import Diagnostics
import Engine
import Language
import Values

extension Expression {
  /// A name by itself.
  static func name(_ name: String, range: SourceRange) -> Expression {
    Expression(.name([Name(name, range: range)]), range: range)
  }

  /// This formula and another joined by an operator.
  func joined(_ sign: BinaryOperator, _ other: Expression) -> Expression {
    Expression(.binary(sign, self, other), range: range)
  }

  /// This formula compared with a number, written whole where it is.
  func compared(_ sign: BinaryOperator, with number: Double) -> Expression {
    let size = Expression(.literal(.number(number.magnitude)), range: range)
    let isNegative = number < 0
    return joined(sign, isNegative ? Expression(.unary(.negate, size), range: range) : size)
  }

  /// This formula is a text.
  func equals(text: String) -> Expression {
    joined(.equal, Expression(.literal(.plain(text)), range: range))
  }

  /// This formula has a value, or nothing when the value cannot be written.
  func equals(_ value: Value) -> Expression? {
    switch value {
    case .missing: lacksValue
    case .truth(let truth): truth ? self : negated
    case .whole(let number): compared(.equal, with: Double(number))
    case .decimal(let number): compared(.equal, with: number)
    case .text(let text): equals(text: text)
    case .date(let date): joined(.equal, .day(date, range))
    case .timestamp: nil
    }
  }

  /// The opposite of this condition.
  var negated: Expression { Expression(.unary(.not, self), range: range) }

  /// Whether this formula has no value.
  var lacksValue: Expression { Expression(.isMissing(self, isNegated: false), range: range) }

  /// A checked formula as it could be typed again, or nothing when a part of it cannot be told.
  init?(_ formula: CheckedExpression, at range: SourceRange) {
    guard let kind = Expression.kind(of: formula, at: range) else { return nil }
    self.init(kind, range: range)
  }

  private static func kind(of formula: CheckedExpression, at range: SourceRange) -> Kind? {
    switch formula.kind {
    case .column(let name): .name([Name(name, range: range)])
    case .constant(let value): Literal(value).map(Kind.literal)
    case .origin(let inner): kind(of: inner, at: range)
    case .operation(let operation, let parts): kind(of: operation, parts, at: range)
    case .function(let name, let parts): call(name, parts, at: range)
    case .lookup, .linked, .aggregate: nil
    }
  }

  private static func call(
    _ name: String, _ parts: [CheckedExpression], at range: SourceRange
  ) -> Kind? {
    let inner = parts.compactMap { Expression($0, at: range) }
    // What looks at all rows in their order means something else on the next rows.
    guard inner.count == parts.count,
      FunctionCatalogue.all[name]?.declaration.level != .window
    else { return nil }
    return .call(Name(name, range: range), inner, condition: nil)
  }

  private static func kind(
    of operation: Operation, _ parts: [CheckedExpression], at range: SourceRange
  ) -> Kind? {
    let inner = parts.compactMap { Expression($0, at: range) }
    guard inner.count == parts.count, let first = inner.first else { return nil }
    switch operation {
    case .not: return .unary(.not, first)
    case .negate: return .unary(.negate, first)
    case .isMissing: return .isMissing(first, isNegated: false)
    case .isOneOf:
      return .membership(first, .list(Array(inner.dropFirst())), isNegated: false)
    case .decimal, .whole, .truth, .timestamp: return first.kind
    default:
      guard inner.count == 2, let sign = operation.sign else { return nil }
      return .binary(sign, first, inner[1])
    }
  }
}

extension Literal {
  /// A number, whole where it is.
  static func number(_ number: Double) -> Literal {
    Int64(exactly: number).map(Literal.whole) ?? .decimal(number)
  }

  /// A value as it is written, or nothing for a moment in time.
  fileprivate init?(_ value: Value) {
    switch value {
    case .missing: self = .missing
    case .truth(let truth): self = .truth(truth)
    case .whole(let number): self = .whole(number)
    case .decimal(let number): self = .number(number)
    case .text(let text): self = .plain(text)
    case .date(let date): self = .period(Period(.day, holding: date))
    case .timestamp: return nil
    }
  }
}

extension Operation {
  /// The sign of the operator, when it stands between two operands.
  fileprivate var sign: BinaryOperator? {
    switch self {
    case .and: .and
    case .or: .or
    case .equal: .equal
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    case .add, .join: .add
    case .subtract, .daysBetween: .subtract
    case .multiply: .multiply
    case .divide: .divide
    default: nil
    }
  }
}
