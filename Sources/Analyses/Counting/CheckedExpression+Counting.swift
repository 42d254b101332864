import Language
import Values

extension CheckedExpression {
  /// The column that the formula is nothing but, of the rows at hand or of their stored table.
  var columnName: String? {
    switch kind {
    case .column(let name): name
    case .origin(let inner): inner.columnName
    default: nil
    }
  }

  /// Whether the formula has no value.
  var isMissing: CheckedExpression { CheckedExpression(.operation(.isMissing, [self]), .truth) }

  /// Whether the formula has a value.
  var isPresent: CheckedExpression { isMissing.negated }

  /// The opposite of a condition.
  var negated: CheckedExpression { CheckedExpression(.operation(.not, [self]), .truth) }

  /// Whether this condition and another hold.
  func and(_ other: CheckedExpression) -> CheckedExpression {
    CheckedExpression(.operation(.and, [self, other]), .truth)
  }

  /// The number as a decimal, so that its sum cannot overflow.
  var decimal: CheckedExpression {
    type.type == .decimal
      ? self
      : CheckedExpression(
        .operation(.decimal, [self]), ColumnType(.decimal, kind: type.kind), range: range)
  }

  /// Whether the number is below zero.
  var isNegative: CheckedExpression {
    let zero = CheckedExpression(.constant(.decimal(0)), ColumnType(.decimal))
    return CheckedExpression(.operation(.less, [decimal, zero]), .truth)
  }

  /// The number times itself.
  var squared: CheckedExpression {
    CheckedExpression(.operation(.multiply, [decimal, decimal]), ColumnType(.decimal))
  }
}

extension ColumnType {
  /// True or false.
  fileprivate static let truth = ColumnType(.truth)
}
