import Bitmaps
import Tables

/// Plain numbers on their way into a column: whole ones in the narrowest width, all as decimals as
/// soon as one is.
struct NumberPiece {
  let reading: CellReading
  /// The whole numbers, while all are.
  private var wholes = WholeStorage.one([])
  /// All numbers, once one is no whole one.
  private var decimals: [Double]?
  private var missing = MissingRows()
  private(set) var evidence = ColumnEvidence()
  /// Whether a cell is no number.
  private var isBroken = false
  private var count = 0

  /// Starts with no row.
  init(_ reading: CellReading) { self.reading = reading }

  /// The finished piece.
  func finished() -> ColumnPiece {
    guard !isBroken else { return ColumnPiece(column: nil, evidence: evidence) }
    let absent = missing.bitmap(count: count)
    let column: Column =
      if let decimals {
        .decimal(DecimalColumn(decimals, missing: absent))
      } else {
        .whole(WholeColumn(storage: wholes, missing: absent))
      }
    return ColumnPiece(column: column, evidence: evidence)
  }

  /// Whether a number so far was no whole one.
  var isDecimal: Bool { decimals != nil }

  /// Adds the rows of a block: whole numbers, all bits of which come together in `bits`, but for some
  /// rows that are decimals.
  mutating func add(
    _ numbers: Span<Int64>, bits: UInt64, _ odd: [(row: Int, value: Double)]
  ) {
    if odd.isEmpty {
      wholes.append(numbers, bits: bits)
      count += numbers.count
    } else {
      var values = numbers.indices.map { Double(numbers[$0]) }
      for (row, value) in odd { values[row] = value }
      decimals = wholes.doubles
      wholes = .one([])
      add(values.span)
    }
  }

  /// Adds the rows of a block once a number is no whole one.
  mutating func add(_ numbers: Span<Double>) {
    decimals?.append(copying: numbers)
    count += numbers.count
  }

  /// Reads a cell that is no plain number; gives its digits when it is whole, its value when it is
  /// a decimal.
  mutating func care(
    _ cell: Span<UInt8>, isQuoted: Bool, row: Int
  ) -> (whole: Int64, decimal: Double?) {
    let cellClass = reading.cellClass(cell, isQuoted: isQuoted, .free)
    evidence.add(1, of: cellClass, cell, .free)
    switch cellClass {
    case .whole: return (reading.whole(cell.extracting(cell.trimmedRange)) ?? 0, nil)
    case .decimal, .percent: return (0, reading.decimal(cell.extracting(cell.trimmedRange)))
    case .empty, .blank, .marker, .quotedMarker, .noneWord: missing.mark(count + row)
    default: isBroken = true
    }
    return (0, nil)
  }

  /// Says that a row has an empty cell.
  mutating func addEmpty(row: Int) {
    missing.mark(count + row)
    evidence.add(1, of: .empty)
  }

  /// Says of a plain whole number that it was read one by one.
  mutating func observe(_ whole: Int64) {
    if whole.isRoundedAsDecimal { evidence.hasLongWhole = true }
  }

  /// Counts cells that were plain numbers.
  mutating func addPlain(wholes: Int, decimals: Int) {
    evidence.add(wholes, of: .whole)
    evidence.add(decimals, of: .decimal)
  }
}
