import Tables

/// A column read one cell after another as a plan says: periods, other dates, other styles of
/// numbers, forced types.
struct PlannedPiece {
  private let plan: ColumnPlan
  private let reading: CellReading
  private let demand: CellReading.Demand
  private let file: FileBytes
  private var columns: [Column] = []
  private var evidence = ColumnEvidence()
  private var styles: StyleEvidence?
  private var unreadable: [ColumnPiece.Unreadable] = []

  /// Starts with no row.
  init(
    _ plan: ColumnPlan, _ reading: CellReading, _ demand: CellReading.Demand, _ file: FileBytes
  ) {
    self.plan = plan
    self.file = file
    self.demand = demand
    var styled = reading
    styled.style = plan.style
    self.reading = styled
    if plan.style != nil { styles = StyleEvidence() }
  }

  /// Adds the rows of a block.
  mutating func take(_ block: RowBlock, column: Int, _ bytes: Span<UInt8>) {
    var evidence = evidence
    var styles = styles
    block.forEachCell(of: column, in: bytes) { _, cell, isQuoted in
      evidence.observe(cell, isQuoted: isQuoted, reading, demand)
      styles?.observe(cell, reading.markers)
    }
    self.evidence = evidence
    self.styles = styles
    let cells = BlockColumn(rows: block, column: column, file: file)
    let made = ColumnMaking(plan: plan, reading: reading, cells: cells).column()
    columns.append(made.column)
    unreadable += made.unreadable.map { .init(line: block.lines[$0.row], text: $0.text) }
  }

  /// The finished piece.
  func finished() -> ColumnPiece {
    let column =
      columns.isEmpty ? Column.missing(plan.description, count: 0) : Column.joined(columns)
    return ColumnPiece(
      column: column, evidence: evidence, styles: styles, unreadable: unreadable)
  }
}

/// The cells of one column of a block.
struct BlockColumn: CellSource {
  /// The rows.
  let rows: RowBlock
  /// The place of the column.
  let column: Int
  /// The file the rows lie in.
  let file: FileBytes

  var rowCount: Int { rows.rowCount }

  func forEachCell(_ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void) {
    file.withSpan { rows.forEachCell(of: column, in: $0, body) }
  }
}
