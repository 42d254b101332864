import Tables

/// A table on its way into a file, some thousand cells at a time.
struct TableRows {
  /// The table.
  let table: Table

  /// Calls `body` for each row with the rendered columns and the row's place in them.
  ///
  /// - Complexity: O(cells + bytes).
  func write(
    to sink: ByteSink, head: [UInt8] = [], tail: [UInt8] = [],
    row body: (_ cells: [RenderedCells], _ index: Int, _ out: inout [UInt8]) -> Void
  ) throws(FileError) {
    var out = head
    let step = max(1, 65_536 / max(1, table.columns.count))
    var start = 0
    while start < table.rowCount {
      let rows = start..<min(table.rowCount, start + step)
      let cells = table.columns.map { RenderedCells($0, rows: rows) }
      for index in 0..<rows.count {
        body(cells, index, &out)
        if out.count > 1 << 18 {
          try sink.write(out)
          out.removeAll(keepingCapacity: true)
        }
      }
      start = rows.upperBound
    }
    out += tail
    if !out.isEmpty { try sink.write(out) }
  }
}
