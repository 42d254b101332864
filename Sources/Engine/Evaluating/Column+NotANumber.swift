import Tables

extension Column {
  /// The column with decimal numbers that are none, such as infinity less infinity, missing.
  ///
  /// - Complexity: O(*n*).
  var withoutNotANumber: Column {
    guard case .decimal(let column) = self, column.values.contains(where: \.isNaN) else {
      return self
    }
    let span = column.values.span
    return blanked(at: packedBits(count) { span[$0].isNaN })
  }
}
