import Tables
import Values

/// Reads the rows of a chunk into pieces of columns.
struct ChunkReader: Sendable {
  let file: FileBytes
  let dialect: Dialect
  let reading: CellReading
  /// The columns that are read and how, in order.
  let columns: [(column: Int, method: PieceMethod)]
  /// What is demanded of each column of the file.
  let demands: [CellReading.Demand]
  /// What the bytes are shown to, if to anything.
  let seen: SeenBytes?

  /// What a chunk holds.
  struct Part: Sendable {
    /// The first byte.
    let start: Int
    /// The byte after the last record, which may lie past the end that was guessed.
    let end: Int
    /// How many line ends it has.
    let lineCount: Int
    /// How many rows it has.
    let rowCount: Int
    /// A piece for each column that was asked for.
    var pieces: [ColumnPiece]
    /// What was seen while splitting.
    let findings: RowBlock.Findings
  }

  /// Reads the records that begin in a range; the last one may end past it.
  ///
  /// - Parameter bound: The end of the bytes that may be looked at.
  /// - Complexity: O(bytes).
  func read(
    _ bytes: Span<UInt8>, _ range: Range<Int>, bound: Int
  ) throws(RowBlock.Obstacle) -> Part {
    var block = RowBlock(dialect)
    var builders = columns.map { PieceBuilder($0.method, reading, demands[$0.column], file) }
    var position = range.lowerBound
    var rowCount = 0
    while position < range.upperBound {
      let start = position
      position = try block.fill(bytes, from: start, limit: range.upperBound, bound: bound)
      seen?.look(at: bytes.extracting(start..<position))
      for place in builders.indices {
        builders[place].take(block, column: columns[place].column, bytes)
      }
      rowCount += block.rowCount
    }
    return Part(
      start: range.lowerBound, end: position, lineCount: block.line, rowCount: rowCount,
      pieces: builders.map { $0.finished() }, findings: block.findings)
  }
}

/// One column on its way, by one method.
struct PieceBuilder {
  private enum State {
    case number(NumberPiece)
    case day(DayPiece<Int32>)
    case moment(DayPiece<Int64>)
    case text(TextPiece)
    case planned(PlannedPiece)
    case styles(StyleEvidence)
    /// Stands in while the state is being changed, so that nothing is copied.
    case moved
  }

  private var state: State
  private let reading: CellReading

  /// Starts with no row.
  init(
    _ method: PieceMethod, _ reading: CellReading, _ demand: CellReading.Demand, _ file: FileBytes
  ) {
    self.reading = reading
    switch method {
    case .number: state = .number(NumberPiece(reading))
    case .day: state = .day(DayPiece(reading))
    case .moment: state = .moment(DayPiece(reading))
    case .text(let isMostlyDistinct):
      state = .text(TextPiece(reading, demand: demand, isMostlyDistinct: isMostlyDistinct))
    case .planned(let plan): state = .planned(PlannedPiece(plan, reading, demand, file))
    case .styles: state = .styles(StyleEvidence())
    }
  }

  /// Adds the rows of a block.
  mutating func take(_ block: RowBlock, column: Int, _ bytes: Span<UInt8>) {
    var old = State.moved
    swap(&old, &state)
    switch consume old {
    case .number(var piece):
      block.take(column, bytes, into: &piece)
      state = .number(piece)
    case .day(var piece):
      block.take(column, bytes, into: &piece)
      state = .day(piece)
    case .moment(var piece):
      block.take(column, bytes, into: &piece)
      state = .moment(piece)
    case .text(var piece):
      block.take(column, bytes, into: &piece)
      state = .text(piece)
    case .planned(var piece):
      piece.take(block, column: column, bytes)
      state = .planned(piece)
    case .styles(var evidence):
      block.forEachCell(of: column, in: bytes) { _, cell, _ in
        evidence.observe(cell, reading.markers)
      }
      state = .styles(evidence)
    case .moved: preconditionFailure("A piece is taken from and put back in one call")
    }
  }

  /// The finished piece.
  func finished() -> ColumnPiece {
    switch state {
    case .number(let piece): piece.finished()
    case .day(let piece): piece.finished { .date(DateColumn($0, missing: $1)) }
    case .moment(let piece): piece.finished { .timestamp(TimestampColumn($0, missing: $1)) }
    case .text(let piece): piece.finished()
    case .planned(let piece): piece.finished()
    case .styles(let evidence):
      ColumnPiece(column: nil, evidence: ColumnEvidence(), styles: evidence)
    case .moved: preconditionFailure("A piece is taken from and put back in one call")
    }
  }
}
