public import Diagnostics
public import Values

/// A formula as it was typed, before any name has a meaning.
public struct Expression: Hashable, Sendable {
  /// What the formula is.
  public let kind: Kind
  /// Where it stands.
  public let range: SourceRange

  /// Creates a formula.
  public init(_ kind: Kind, range: SourceRange) {
    self.kind = kind
    self.range = range
  }

  /// The forms of a formula.
  public indirect enum Kind: Hashable, Sendable {
    /// A written value.
    case literal(Literal)
    /// `$name`.
    case parameter(Name)
    /// The date at which the data is looked at.
    case asof
    /// `spend` or `orders.amount`.
    case name([Name])
    /// `count(orders where amount > 5)`; the function's name, its arguments and its condition.
    case call(Name, [Expression], condition: Expression?)
    /// `not x`, `-x`.
    case unary(UnaryOperator, Expression)
    /// `x + y`, `x and y`, `x < y`.
    case binary(BinaryOperator, Expression, Expression)
    /// `x is [not] missing`.
    case isMissing(Expression, isNegated: Bool)
    /// `x [not] contains y` and its kin.
    case textTest(TextTest, Expression, Expression, isNegated: Bool)
    /// `x [not] between y and z`.
    case between(Expression, Expression, Expression, isNegated: Bool)
    /// `x [not] in …`.
    case membership(Expression, Membership, isNegated: Bool)
  }
}

/// An operator before its operand.
public enum UnaryOperator: String, Hashable, Sendable {
  /// Logical not.
  case not
  /// The number with the other sign.
  case negate = "-"
}

/// An operator between two operands, spelled as it is written.
public enum BinaryOperator: String, Hashable, Sendable {
  /// Either.
  case or
  /// Both.
  case and
  /// Equal.
  case equal = "="
  /// Different.
  case notEqual = "!="
  /// Below.
  case less = "<"
  /// Below or equal.
  case lessOrEqual = "<="
  /// Above.
  case greater = ">"
  /// Above or equal.
  case greaterOrEqual = ">="
  /// Sum, or texts joined.
  case add = "+"
  /// Difference.
  case subtract = "-"
  /// Product.
  case multiply = "*"
  /// Real division.
  case divide = "/"

  /// Whether the operator compares its operands.
  public var isComparison: Bool {
    switch self {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: true
    default: false
    }
  }
}

/// A test of a text against another.
public enum TextTest: String, Hashable, Sendable {
  /// The one holds the other.
  case contains
  /// `%` stands for any text and `_` for any character.
  case like
  /// The whole text fits a regular expression.
  case matches
  /// The one begins with the other.
  case startsWith = "starts with"
  /// The one ends with the other.
  case endsWith = "ends with"
}

/// What stands after `in`.
public enum Membership: Hashable, Sendable {
  /// `in (a, b, c)`.
  case list([Expression])
  /// `in last 30 days [of d]`.
  case last(CalendarDuration, of: Expression?)
  /// `in first 30 days [of d]`.
  case first(CalendarDuration, of: Expression?)
  /// `in this month`.
  case this(Grain)
  /// `in previous quarter`.
  case previous(Grain)
  /// `in 2026-01`, `in $month - 1 year`.
  case value(Expression)
}
