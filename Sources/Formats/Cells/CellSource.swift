/// The cells of one column in the order of the rows, whatever the file looks like.
protocol CellSource {
  /// The number of cells.
  var rowCount: Int { get }

  /// Calls `body` with every cell.
  func forEachCell(_ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void)
}
