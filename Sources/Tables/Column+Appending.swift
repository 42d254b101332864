extension Column {
  /// This column with the rows of another of the same type below it.
  ///
  /// Words and grains stay only where both have the same.
  ///
  /// - Complexity: O(*n* + *m*).
  public func appending(_ other: Column) -> Column {
    switch (Column.joined([self, other]), description == other.description) {
    case (.truth(var column), false):
      column.words = nil
      return .truth(column)
    case (.date(var column), false):
      column.grain = nil
      return .date(column)
    case (let column, _): return column
    }
  }
}
