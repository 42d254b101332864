public import Diagnostics
public import Values

/// A formula in which every name has its meaning and every part its type.
///
/// No case holds text to be read again: names are columns of a known schema, and values are data,
/// so that any engine can answer it.
public struct CheckedExpression: Hashable, Sendable {
  /// What it computes.
  public let kind: Kind
  /// What its values are; a missing literal takes the type that its place asks for.
  public let type: ColumnType
  /// Where it stands in its source, for errors of data such as an overflow.
  public let range: SourceRange?

  /// Creates a formula.
  public init(_ kind: Kind, _ type: ColumnType, range: SourceRange? = nil) {
    self.kind = kind
    self.type = type
    self.range = range
  }

  /// The forms of a checked formula.
  public indirect enum Kind: Hashable, Sendable {
    /// The same value for every row.
    case constant(Value)
    /// A column of the rows at hand, by its exact name.
    case column(String)
    /// A formula on the stored table whose rows these are, whatever columns they carry now.
    case origin(CheckedExpression)
    /// A formula on the one side of a link, seen from its many side's stored table.
    case lookup(Link, CheckedExpression)
    /// An aggregate of the many side of a link, seen from its one side's stored table.
    case linked(LinkedAggregate)
    /// An aggregate of the rows of a group; only where groups are asked for.
    case aggregate(AggregateCall)
    /// A function of the catalogue that works on rows or on all rows in order.
    case function(String, [CheckedExpression])
    /// An operator; the operands have the types it asks for.
    case operation(Operation, [CheckedExpression])
  }

  /// Whether two formulae compute the same; where they stand does not matter, so that what was
  /// computed for one place serves another.
  public static func == (left: CheckedExpression, right: CheckedExpression) -> Bool {
    left.kind == right.kind && left.type == right.type
  }

  /// Hashes what the formula computes.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(kind)
    hasher.combine(type)
  }

  /// The value, when the formula is a constant.
  public var constant: Value? {
    if case .constant(let value) = kind { value } else { nil }
  }
}

/// An aggregate function with its arguments and the condition rows must meet.
public struct AggregateCall: Hashable, Sendable {
  /// The function's name in the catalogue.
  public let function: String
  /// Its arguments, formulae on the rows of the group; none for `count()`.
  public let arguments: [CheckedExpression]
  /// The rows to look at: those where it is true.
  public let condition: CheckedExpression?

  /// Creates a call.
  public init(
    function: String, arguments: [CheckedExpression], condition: CheckedExpression? = nil
  ) {
    self.function = function
    self.arguments = arguments
    self.condition = condition
  }
}

/// An aggregate of linked rows for each row of the one side.
public struct LinkedAggregate: Hashable, Sendable {
  /// The link.
  public let link: Link
  /// The aggregate; its formulae are on the many side's stored table.
  public let call: AggregateCall
  /// A condition on the one side; where it is not true the window was not observed to its end,
  /// and the aggregate is missing.
  public let observed: CheckedExpression?

  /// Creates an aggregate over a link.
  public init(link: Link, call: AggregateCall, observed: CheckedExpression? = nil) {
    self.link = link
    self.call = call
    self.observed = observed
  }
}

/// A many-to-one connection of two stored tables.
public struct Link: Hashable, Sendable {
  /// The table with many rows for each key.
  public let many: String
  /// The table with one row for each key.
  public let one: String
  /// The key's column on the many side.
  public let manyKey: String
  /// The key's column on the one side.
  public let oneKey: String

  /// Creates a link.
  public init(many: String, one: String, manyKey: String, oneKey: String) {
    self.many = many
    self.one = one
    self.manyKey = manyKey
    self.oneKey = oneKey
  }
}

/// An operator of a checked formula, with the types of its operands.
public enum Operation: Hashable, Sendable {
  /// Truths → truth, three-valued.
  case and
  /// Truths → truth, three-valued.
  case or
  /// Truth → truth.
  case not
  /// Two values of one type → truth.
  case equal
  /// Two values of one type → truth.
  case notEqual
  /// Two values of one ordered type → truth.
  case less
  /// Two values of one ordered type → truth.
  case lessOrEqual
  /// Two values of one ordered type → truth.
  case greater
  /// Two values of one ordered type → truth.
  case greaterOrEqual
  /// Any value → truth, never missing.
  case isMissing
  /// A value and constants of its type → truth.
  case isOneOf
  /// Two texts → truth.
  case textTest(TextTest)
  /// Two numbers of one type → that type; whole numbers that overflow are an error.
  case add
  /// Two numbers of one type → that type.
  case subtract
  /// Two numbers of one type → that type.
  case multiply
  /// Two decimals → decimal; division by zero is missing and counted in a note.
  case divide
  /// A number → that type.
  case negate
  /// Two texts → text.
  case join
  /// A whole number or truth → decimal.
  case decimal
  /// A truth → whole number.
  case whole
  /// A whole number → truth: whether it is not zero.
  case truth
  /// A date → time stamp at its midnight.
  case timestamp
  /// A time stamp → its date.
  case date
  /// Two dates → whole days from the second to the first.
  case daysBetween
  /// A date or time stamp → the same type, moved.
  case shift(CalendarDuration)
  /// A date or time stamp, an anchor of the same type → whether it lies in the first stretch from
  /// the anchor on; missing where the stretch ends after `asof`.
  case firstWindow(CalendarDuration, asof: CalendarDate)
  /// A date or time stamp, an end of the same type → whether it lies in the last stretch before it.
  case lastWindow(CalendarDuration)
}
