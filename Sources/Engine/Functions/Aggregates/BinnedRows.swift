/// The group and bin of some rows as one number, and how many rows have each.
struct BinnedRows: Sendable {
  /// For each row the number of its group and bin.
  let cells: [UInt16]
  /// How many rows have each number.
  let counts: [UInt32]

  /// The number of rows that do not count, which is beyond all groups.
  static let noCell = Int(UInt16.max)

  /// Puts the values of some rows into the bins of their groups.
  init(
    _ range: Range<Int>, _ values: [Double], _ groups: RowGroups, _ binning: Binning, cellCount: Int
  ) {
    var cells = [UInt16](repeating: 0, count: range.count)
    var counts = [UInt32](repeating: 0, count: cellCount)
    BinnedRows.fill(range, values, groups, binning, &cells, &counts)
    (self.cells, self.counts) = (cells, counts)
  }

  private static func fill(
    _ range: Range<Int>, _ values: [Double], _ groups: RowGroups, _ binning: Binning,
    _ allCells: inout [UInt16], _ allCounts: inout [UInt32]
  ) {
    groups.forEachStretch(of: range) { groups, rows in
      var cells = allCells.mutableSpan
      var counts = allCounts.mutableSpan
      let values = values.span.extracting(rows)
      let first = rows.lowerBound &- range.lowerBound
      // Said once, this need not be looked at for each row.
      precondition(groups.count == values.count && cells.count - first >= values.count)
      for place in values.indices {
        var cell = BinnedRows.noCell
        if groups[place] >= 0 {
          cell = Int(groups[place]) &* Binning.bins &+ binning.bin(values[place])
          counts[cell] &+= 1
        }
        cells[first &+ place] = UInt16(truncatingIfNeeded: cell)
      }
    }
  }
}
