// SAFETY: the cells are used only while the block lends them.

extension RowBlock {
  /// Adds the cells of a column to numbers.
  func take(_ column: Int, _ bytes: Span<UInt8>, into piece: inout NumberPiece) {
    unsafe withCells(of: column, in: bytes) { unsafe piece.take($0) }
  }

  /// Adds the cells of a column to days.
  func take(_ column: Int, _ bytes: Span<UInt8>, into piece: inout DayPiece<Int32>) {
    unsafe withCells(of: column, in: bytes) { unsafe piece.takeDays($0) }
  }

  /// Adds the cells of a column to moments.
  func take(_ column: Int, _ bytes: Span<UInt8>, into piece: inout DayPiece<Int64>) {
    unsafe withCells(of: column, in: bytes) { unsafe piece.takeMoments($0) }
  }

  /// Adds the cells of a column to texts.
  func take(_ column: Int, _ bytes: Span<UInt8>, into piece: inout TextPiece) {
    unsafe withCells(of: column, in: bytes) { unsafe piece.take($0) }
  }
}
