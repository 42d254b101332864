public import Bitmaps

extension Column {
  /// The numbers as doubles, true as 1 and false as 0, zero where missing; nothing for other types.
  ///
  /// - Complexity: O(*n*).
  public var doubles: [Double]? {
    switch self {
    case .truth(let column): (0..<column.bits.count).map { column.bits[$0] ? 1 : 0 }
    case .whole(let column): column.storage.doubles
    case .decimal(let column): column.values
    default: nil
    }
  }

  /// The rows that have a value.
  ///
  /// - Complexity: O(*n* / 64).
  public var present: Bitmap {
    missing?.inverted() ?? Bitmap(repeating: true, count: count)
  }

  /// The same column with some more rows missing.
  public func withMissing(_ rows: Bitmap?) -> Column {
    guard let rows, !rows.isEmpty else { return self }
    let all = missing?.union(rows) ?? rows
    switch self {
    case .truth(let column):
      return .truth(TruthColumn(column.bits, missing: all, words: column.words))
    case .whole(let column): return .whole(WholeColumn(storage: column.storage, missing: all))
    case .decimal(let column): return .decimal(DecimalColumn(column.values, missing: all))
    case .date(let column):
      return .date(DateColumn(column.days, missing: all, grain: column.grain))
    case .timestamp(let column): return .timestamp(TimestampColumn(column.values, missing: all))
    case .text(let column): return .text(TextColumn(column.storage, missing: all))
    }
  }

  /// The bytes the column takes in memory.
  public var byteCount: Int {
    let bitmap = missing == nil ? 0 : (count + 7) / 8
    switch self {
    case .truth: return bitmap + (count + 7) / 8
    case .whole(let column): return bitmap + column.storage.byteCount
    case .decimal, .timestamp: return bitmap + count * 8
    case .date: return bitmap + count * 4
    case .text(let column): return bitmap + column.storage.byteCount
    }
  }
}

extension TextStorage {
  fileprivate var byteCount: Int {
    switch self {
    case .coded(let codes, let dictionary):
      codes.byteCount + dictionary.bytes.count + dictionary.offsets.count * 4
    case .plain(let pool): pool.bytes.count + pool.offsets.count * 4
    }
  }
}
