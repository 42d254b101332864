import Bitmaps

extension Column {
  /// The values at some rows, in their order; a negative row gives a missing value.
  ///
  /// - Complexity: O(*rows*).
  public func gathered(at rows: [Int32]) -> Column {
    let absent = gatheredMissing(at: rows)
    switch self {
    case .truth(let column):
      let bits = Bitmap(count: rows.count) { rows[$0] >= 0 && column.bits[Int(rows[$0])] }
      return .truth(TruthColumn(bits, missing: absent, words: column.words))
    case .whole(let column):
      return .whole(WholeColumn(storage: column.storage.gathered(at: rows), missing: absent))
    case .decimal(let column):
      return .decimal(DecimalColumn(gather(column.values, at: rows, absent: 0), missing: absent))
    case .date(let column):
      let days = gather(column.days, at: rows, absent: 0)
      return .date(DateColumn(days, missing: absent, grain: column.grain))
    case .timestamp(let column):
      return .timestamp(
        TimestampColumn(gather(column.values, at: rows, absent: 0), missing: absent))
    case .text(let column):
      return .text(TextColumn(column.storage.gathered(at: rows), missing: absent))
    }
  }

  private func gatheredMissing(at rows: [Int32]) -> Bitmap? {
    guard let missing else {
      guard rows.contains(where: { $0 < 0 }) else { return nil }
      return Bitmap(count: rows.count) { rows[$0] < 0 }
    }
    return Bitmap(count: rows.count) { rows[$0] < 0 || missing[Int(rows[$0])] }
  }
}

extension TextStorage {
  fileprivate func gathered(at rows: [Int32]) -> TextStorage {
    switch self {
    case .plain(let pool): .plain(pool.gathered(at: rows))
    case .coded(let codes, let dictionary):
      // A row that is absent points at text 0, so an empty dictionary needs one text to point at.
      .coded(codes.gathered(at: rows), dictionary.count == 0 ? TextPool([""]) : dictionary)
    }
  }
}
