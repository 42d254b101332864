import Engine
import Language
import Values

extension NamedExpression {
  /// The number of rows of a group, or of those that meet a condition.
  static func count(_ name: String, where condition: CheckedExpression? = nil) -> NamedExpression {
    let call = AggregateCall(function: "count", arguments: [], condition: condition)
    return NamedExpression(
      name, CheckedExpression(.aggregate(call), ColumnType(.whole, kind: .count)))
  }

  /// The sum of a number over the rows of a group, or over those that meet a condition.
  static func sum(
    _ name: String, of number: CheckedExpression, where condition: CheckedExpression? = nil
  ) -> NamedExpression {
    let call = AggregateCall(function: "sum", arguments: [number.decimal], condition: condition)
    return NamedExpression(
      name,
      CheckedExpression(.aggregate(call), ColumnType(.decimal, kind: number.type.kind)))
  }
}
