import Statistics

/// A kind of input for benchmarks, of any length, written row by row.
struct BenchKind: Sendable {
  /// The name given to `--bench`.
  let name: String
  /// The header.
  let columns: [String]
  /// Adds the cells of the row with a number, counted from 0.
  let row: @Sendable (_ number: Int, _ random: inout SeededRandom, _ text: inout CSVText) -> Void

  /// Writes a file with a number of rows, holding no more than a piece of it in memory.
  func write(rows: Int, seed: UInt64, to path: String) throws(FileError) {
    let sink = try FileSink(path: path)
    var random = SeededRandom(seed: seed)
    var text = CSVText()
    text.row(columns)
    for number in 0..<rows {
      row(number, &random, &text)
      text.endRow()
      if text.bytes.count >= BenchKind.piece {
        try sink.append(text.bytes)
        text.clear()
      }
    }
    try sink.append(text.bytes)
    try sink.finish()
  }

  private static let piece = 262_144
}
