import Language
import Values

/// What gives items to rules: a column, whose values are its items, or a condition, which is one.
struct RuleSource: Sendable {
  /// The name that items carry.
  let name: String
  /// How its value is found for each customer.
  let formula: CheckedExpression
  /// The formula as it could be typed again, or nothing when that is not known.
  let tree: Expression?
  /// Whether it is a condition, and so one item of its own name.
  let isCondition: Bool
  /// Whether it counts what most customers may have none of, so that none is always told from some.
  var isCount = false

  /// Whether the name is a condition of parts that `not` before it would not take as one.
  var isCompound: Bool { name.contains(" ") && formula.joinsParts }
}

/// What takes no part in rules, and why.
struct LeftOut: Hashable, Sendable {
  /// The column or condition.
  let name: String
  /// The reason, to stand in brackets.
  let reason: String
}

extension CheckedExpression {
  /// The columns of the rows at hand that the formula reads.
  var ownColumns: Set<String> {
    switch kind {
    case .column(let name): [name]
    case .origin(let inner): inner.ownColumns
    case .function(_, let parts), .operation(_, let parts):
      parts.reduce(into: []) { $0.formUnion($1.ownColumns) }
    case .constant, .lookup, .linked, .aggregate: []
    }
  }

  /// The name of the column that the formula is, as it stands in some table.
  var plainColumn: String? {
    switch kind {
    case .column(let name): name
    case .origin(let inner), .lookup(_, let inner): inner.plainColumn
    default: nil
    }
  }

  /// Whether the formula is parts joined by `and` or `or`.
  fileprivate var joinsParts: Bool {
    switch kind {
    case .operation(.and, _), .operation(.or, _): true
    case .origin(let inner): inner.joinsParts
    default: false
    }
  }

  /// The formula as true or false, where it is a number that is 0 or 1.
  var asTruth: CheckedExpression {
    type.type == .whole ? CheckedExpression(.operation(.truth, [self]), ColumnType(.truth)) : self
  }
}
