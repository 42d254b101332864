/// A table of groups: some values down, one value's values across, an aggregate in each cell.
public struct Pivot: Hashable, Sendable {
  /// The values that make the rows.
  public let rows: [NamedExpression]
  /// The value whose values become columns.
  public let column: NamedExpression
  /// What stands in each cell: an aggregate, or arithmetic on aggregates.
  public let value: NamedExpression

  /// Creates a way to pivot.
  public init(rows: [NamedExpression], column: NamedExpression, value: NamedExpression) {
    self.rows = rows
    self.column = column
    self.value = value
  }
}
