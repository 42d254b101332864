import Tables

/// All chunks of a file in order, with pieces of some of its columns.
struct Chunks: Sendable {
  /// The chunks.
  let parts: [ChunkReader.Part]
  /// The columns that the pieces are of.
  let columns: [Int]

  /// The rows of each of them, or nothing where a chunk has something else.
  private var values: [ColumnParts?]

  /// Holds chunks.
  init(_ parts: [ChunkReader.Part], columns: [Int], values: [ColumnParts?]) {
    self.parts = parts
    self.columns = columns
    self.values = values
  }

  /// Takes the rows of a column away, or nothing where it was not read or a chunk has something else.
  mutating func takeValues(_ column: Int) -> [Column]? {
    guard let place = columns.firstIndex(of: column) else { return nil }
    return values[place]?.take()
  }

  /// The number of rows.
  var rowCount: Int { parts.reduce(0) { $0 + $1.rowCount } }

  /// The pieces of a column, or nothing when it was not read.
  func pieces(_ column: Int) -> [ColumnPiece]? {
    guard let place = columns.firstIndex(of: column) else { return nil }
    return parts.map { $0.pieces[place] }
  }

  /// What the cells of each column look like; all columns must have been read.
  func evidence(_ columnCount: Int) -> [ColumnEvidence] {
    (0..<columnCount).map { column in
      var all = ColumnEvidence()
      for piece in pieces(column) ?? [] { all.merge(piece.evidence) }
      return all
    }
  }

  /// What the cells of a column look like in the two styles of numbers, when that was asked.
  func styles(_ column: Int) -> StyleEvidence? {
    guard let pieces = pieces(column), pieces.allSatisfy({ $0.styles != nil }), !pieces.isEmpty
    else { return nil }
    var all = StyleEvidence()
    for piece in pieces { if let styles = piece.styles { all.merge(styles) } }
    return all
  }

  /// The lines that each chunk begins on, less one.
  func lines(from first: Int) -> [Int] {
    var line = first
    return parts.map { part in
      defer { line += part.lineCount }
      return line
    }
  }
}
