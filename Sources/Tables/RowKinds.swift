public import Values

/// Columns whose numbers are of another kind in each row, as a comparison of many measures has them.
public struct RowKinds: Hashable, Sendable {
  /// The column that says what each row is about.
  public let names: String
  /// The kind of the numbers of a row, by what it is about; nothing known where it is not there.
  public let kinds: [String: Kind]
  /// The columns with values.
  public let values: Set<String>
  /// The columns with differences of values; those of shares are in percentage points.
  public let differences: Set<String>

  /// Creates the kinds of rows that a column names.
  public init(
    names: String, kinds: [String: Kind], values: Set<String>, differences: Set<String>
  ) {
    (self.names, self.kinds) = (names, kinds)
    (self.values, self.differences) = (values, differences)
  }
}
