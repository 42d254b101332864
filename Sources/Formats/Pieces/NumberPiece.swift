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

  /// Adds the rows of a block: digits and scales as `PlainNumber` gives them, with the cells that
  /// need care read.
  mutating func add(
    _ digits: Span<Int64>, _ scales: Span<UInt8>, careful: [(row: Int, value: Double)]
  ) {
    if decimals == nil, careful.isEmpty, !scales.hasDecimals {
      wholes.append(digits)
    } else {
      var values = decimals ?? wholes.doubles
      // Nobody else may hold the array, or it is copied for every block.
      decimals = nil
      values.append(scaling: digits, by: scales)
      for (row, value) in careful { values[values.count - digits.count + row] = value }
      decimals = values
    }
    count += digits.count
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

  /// Counts cells that were plain numbers.
  mutating func addPlain(wholes: Int, decimals: Int) {
    evidence.add(wholes, of: .whole)
    evidence.add(decimals, of: .decimal)
  }
}

extension Span<UInt8> {
  /// Whether a number has digits behind its mark.
  fileprivate var hasDecimals: Bool {
    for index in indices where self[index] != 0 { return true }
    return false
  }
}

extension [Double] {
  /// Adds digits divided by the powers of ten that their scales say.
  fileprivate mutating func append(scaling digits: Span<Int64>, by scales: Span<UInt8>) {
    let powers = Array<Double>.powersOfTen
    for row in digits.indices {
      // Both are exact, so the division gives the nearest double (Clinger 1990).
      append(Double(digits[row]) / powers[Int(scales[row] & 15)])
    }
  }

  private static let powersOfTen: [Double] = [
    1e0, 1e1, 1e2, 1e3, 1e4, 1e5, 1e6, 1e7, 1e8, 1e9, 1e10, 1e11, 1e12, 1e13, 1e14, 1e15,
  ]
}
