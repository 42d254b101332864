import Bitmaps
import Tables

extension Column {
  /// The column with some more rows missing, whose values become zero as in every column.
  ///
  /// - Complexity: O(*missing rows*) and a copy when the values are shared.
  consuming func blanked(at rows: Bitmap?) -> Column {
    guard let rows, !rows.isEmpty else { return self }
    let missing = union(self.missing, rows)
    switch self {
    case .truth(let column): return .truth(TruthColumn(column.bits, missing: missing))
    case .whole(let column):
      return .whole(WholeColumn(storage: column.storage.zeroed(at: rows), missing: missing))
    case .decimal(let column):
      return .decimal(DecimalColumn(blankedValues(column.values, at: rows), missing: missing))
    case .date(let column):
      let days = blankedValues(column.days, at: rows)
      return .date(DateColumn(days, missing: missing, grain: column.grain))
    case .timestamp(let column):
      return .timestamp(TimestampColumn(blankedValues(column.values, at: rows), missing: missing))
    case .text(let column):
      guard case .coded(let codes, let dictionary) = column.storage else {
        return withMissing(rows)
      }
      return .text(TextColumn(.coded(codes.zeroed(at: rows), dictionary), missing: missing))
    }
  }
}

/// The values with zero in some rows.
private func blankedValues<Number: Numeric>(_ values: [Number], at rows: Bitmap) -> [Number] {
  var values = values
  rows.forEachSetBit { values[$0] = 0 }
  return values
}

extension WholeStorage {
  fileprivate func zeroed(at rows: Bitmap) -> WholeStorage {
    switch self {
    case .one(let values): .one(blankedValues(values, at: rows))
    case .two(let values): .two(blankedValues(values, at: rows))
    case .four(let values): .four(blankedValues(values, at: rows))
    case .eight(let values): .eight(blankedValues(values, at: rows))
    }
  }
}

extension Codes {
  fileprivate func zeroed(at rows: Bitmap) -> Codes {
    switch self {
    case .one(let codes): .one(blankedValues(codes, at: rows))
    case .two(let codes): .two(blankedValues(codes, at: rows))
    case .four(let codes): .four(blankedValues(codes, at: rows))
    }
  }
}
