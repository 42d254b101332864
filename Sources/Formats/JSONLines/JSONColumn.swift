/// The cells of one key of a block; a row without a value gives an empty cell.
struct JSONColumn: CellSource {
  /// The cells, or nothing when no object of the block has the key.
  let cells: JSONBlock.Cells?
  /// The number of objects.
  let rowCount: Int
  /// The file the cells lie in.
  let file: FileBytes

  func forEachCell(_ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void) {
    file.withSpan { bytes in
      let nothing = bytes.extracting(0..<0)
      var next = 0
      for row in 0..<rowCount {
        if let cells, next < cells.rows.count, Int(cells.rows[next]) == row {
          let isString = cells.fields.marks(next).contains(.quoted)
          cells.fields.withField(next, in: bytes) { body(row, $0, isString) }
          next += 1
        } else {
          body(row, nothing, false)
        }
      }
    }
  }

  /// What the cells look like: texts are never numbers, unless that is demanded.
  func evidence(_ reading: CellReading, _ demand: CellReading.Demand) -> ColumnEvidence {
    var evidence = ColumnEvidence()
    forEachCell { _, cell, isString in
      let wanted: CellReading.Demand = isString && demand == .free ? .date : demand
      evidence.observe(cell, isQuoted: isString, reading, wanted)
    }
    return evidence
  }
}
