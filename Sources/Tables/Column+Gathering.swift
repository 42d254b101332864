import Bitmaps
public import Work

extension Column {
  /// The values at some rows, in their order; a negative row gives a missing value.
  ///
  /// Once a stop is asked for, the values mean nothing: whoever runs polls before using them.
  ///
  /// - Complexity: O(*rows*), shared among the threads.
  public func gathered(at rows: [Int32], in work: WorkContext = WorkContext()) -> Column {
    let absent = gatheredMissing(at: rows, in: work)
    switch self {
    case .truth(let column):
      let bits = column.bits.gathered(at: rows, isSetWhereAbsent: false, in: work)
      return .truth(TruthColumn(bits, missing: absent, words: column.words))
    case .whole(let column):
      return .whole(
        WholeColumn(storage: column.storage.gathered(at: rows, in: work), missing: absent))
    case .decimal(let column):
      return .decimal(DecimalColumn(gather(column.values, at: rows, in: work), missing: absent))
    case .date(let column):
      let days = gather(column.days, at: rows, in: work)
      return .date(DateColumn(days, missing: absent, grain: column.grain))
    case .timestamp(let column):
      return .timestamp(
        TimestampColumn(gather(column.values, at: rows, in: work), missing: absent))
    case .text(let column):
      return .text(TextColumn(column.storage.gathered(at: rows, in: work), missing: absent))
    }
  }

  private func gatheredMissing(at rows: [Int32], in work: WorkContext) -> Bitmap? {
    if let missing { return missing.gathered(at: rows, isSetWhereAbsent: true, in: work) }
    let found = try? Work.overRanges(rows.count, in: work) { range in
      var least: Int32 = 0
      let rows = rows.span
      for place in range { least = min(least, rows[place]) }
      return least < 0
    }
    guard found?.contains(true) ?? false else { return nil }
    return Bitmap(count: rows.count) { rows[$0] < 0 }
  }
}

extension Bitmap {
  /// The bits at some rows; negative rows have the bit that is told.
  fileprivate func gathered(
    at rows: [Int32], isSetWhereAbsent: Bool, in work: WorkContext
  ) -> Bitmap {
    let absent: UInt64 = isSetWhereAbsent ? 1 : 0
    let words = Work.array((rows.count + 63) / 64, piece: Work.usualPiece / 64, in: work) {
      (range, output: inout MutableSpan<UInt64>) in
      withWords { source in
        let rows = rows.span
        for index in range {
          var word: UInt64 = 0
          for place in (index &* 64)..<min(rows.count, index &* 64 &+ 64) {
            let row = Int(rows[place])
            let bit = row < 0 ? absent : (source[row &>> 6] &>> UInt64(row & 63)) & 1
            word |= bit &<< UInt64(place & 63)
          }
          output[index &- range.lowerBound] = word
        }
      }
    }
    return Bitmap(words: words, count: rows.count)
  }
}

extension TextStorage {
  fileprivate func gathered(at rows: [Int32], in work: WorkContext) -> TextStorage {
    switch self {
    case .plain(let pool): pool.gathered(at: rows, in: work)
    case .coded(let codes, let dictionary):
      // A row that is absent points at text 0, so an empty dictionary needs one text to point at.
      .coded(
        codes.gathered(at: rows, in: work), dictionary.count == 0 ? TextPool([""]) : dictionary)
    }
  }
}
