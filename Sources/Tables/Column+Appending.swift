public import Work

extension Column {
  /// This column with the rows of another of the same type below it.
  ///
  /// Words and grains stay only where both have the same. Once a stop is asked for, the values mean
  /// nothing: whoever runs polls before using them.
  ///
  /// - Complexity: O(*n* + *m*).
  public func appending(
    _ other: Column, in work: WorkContext = WorkContext(threads: 1)
  ) -> Column {
    switch (Column.joined([self, other], in: work), description == other.description) {
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
