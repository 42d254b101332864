public import Language
public import Values

/// The normal form of what analyses ask: filter, keys, aggregates over a source.
///
/// Rows of the answer come in the order of the keys: texts by their UTF-8 bytes, numbers and dates
/// ascending, missing last. Without keys there is exactly one row.
public struct GroupQuery: Sendable {
  /// Where the rows come from.
  public let source: Plan
  /// The rows to look at: those where it is true.
  public let filter: CheckedExpression?
  /// The values that make the groups.
  public let keys: [NamedExpression]
  /// Values of a group: aggregates, and arithmetic on them.
  public let aggregates: [NamedExpression]
  /// A condition of the aggregates; the rows for which it is missing are counted in a note.
  public let told: RowCondition?

  /// Creates a query.
  public init(
    source: Plan, filter: CheckedExpression? = nil, keys: [NamedExpression],
    aggregates: [NamedExpression], told: RowCondition? = nil
  ) {
    self.source = source
    self.filter = filter
    self.keys = keys
    self.aggregates = aggregates
    self.told = told
  }

  /// The fields of the answer: the keys, then the aggregates.
  public var fields: [Field] { (keys + aggregates).map(\.field) }
}
