import Bitmaps
import Tables
import Values

extension TypedCells {
  /// A column of a type that all cells with a value are of, or can be widened to.
  ///
  /// - Complexity: O(*n*).
  func column(_ type: ColumnType) -> Column {
    let missing = missingRows
    switch type.type {
    case .truth:
      let bits = Bitmap(count: rowCount) { word($0) == 1 }
      return .truth(TruthColumn(bits, missing: missing, words: type.words))
    case .whole:
      return .whole(
        WholeColumn((0..<rowCount).map { Int64(bitPattern: word($0)) }, missing: missing))
    case .decimal: return .decimal(DecimalColumn((0..<rowCount).map(decimal), missing: missing))
    case .date:
      let days = (0..<rowCount).map { Int32(truncatingIfNeeded: Int64(bitPattern: word($0))) }
      return .date(DateColumn(days, missing: missing, grain: type.grain))
    case .timestamp:
      return .timestamp(TimestampColumn((0..<rowCount).map(moment), missing: missing))
    case .text: return .text(textColumn())
    }
  }

  private var missingRows: Bitmap? {
    guard count(.missing, .unreadable) > 0 else { return nil }
    return Bitmap(count: rowCount) { kinds[$0] == .missing || kinds[$0] == .unreadable }
  }

  private func decimal(_ row: Int) -> Double {
    kinds[row] == .whole ? Double(Int64(bitPattern: word(row))) : Double(bitPattern: word(row))
  }

  private func moment(_ row: Int) -> Int64 {
    let word = Int64(bitPattern: word(row))
    return kinds[row] == .date ? word * Timestamp.microsecondsPerDay : word
  }
}
