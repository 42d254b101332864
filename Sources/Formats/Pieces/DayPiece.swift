import Bitmaps
import Tables
import Values

/// Days and moments with the year first on their way into a column.
struct DayPiece<Element: FixedWidthInteger & BitwiseCopyable & Sendable> {
  let reading: CellReading
  private var values: [Element] = []
  private var missing = MissingRows()
  private var evidence = ColumnEvidence()
  /// Whether a cell is something else.
  private var isBroken = false

  /// Starts with no row.
  init(_ reading: CellReading) { self.reading = reading }

  /// The finished piece, whose column `make` makes of the values and the missing rows.
  func finished(_ make: ([Element], Bitmap?) -> Column) -> ColumnPiece {
    ColumnPiece(
      column: isBroken ? nil : make(values, missing.bitmap(count: values.count)),
      evidence: evidence)
  }

  /// Adds rows that were read, with zero for those that were not.
  mutating func add(_ read: Span<Element>) { values.append(copying: read) }

  /// Counts cells of a class.
  mutating func add(_ count: Int, of cellClass: CellClass) { evidence.add(count, of: cellClass) }

  /// Says that a row of the block under way has an empty cell.
  mutating func addEmpty(row: Int) {
    missing.mark(values.count + row)
    evidence.add(1, of: .empty)
  }

  /// Reads a cell that is not written in the usual way.
  mutating func care(
    _ cell: Span<UInt8>, isQuoted: Bool, row: Int, _ make: (DateCell) -> Element?
  ) -> Element {
    let cellClass = reading.cellClass(cell, isQuoted: isQuoted, .free)
    evidence.add(1, of: cellClass, cell, .free)
    switch cellClass {
    case .isoDate, .isoStamp:
      if let date = DateCell(cell.extracting(cell.trimmedRange)), let value = make(date) {
        return value
      }
      isBroken = true
    case .empty, .blank, .marker, .quotedMarker, .noneWord: missing.mark(values.count + row)
    default: isBroken = true
    }
    return 0
  }
}
