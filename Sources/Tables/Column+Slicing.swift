import Bitmaps

extension Column {
  /// The values of consecutive rows; a range must begin at a multiple of 64.
  ///
  /// Texts of a dictionary keep the whole of it, which is shared.
  ///
  /// - Complexity: O(*range*).
  public func rows(_ range: Range<Int>) -> Column {
    let missing = missing?.rows(range)
    switch self {
    case .truth(let column):
      return .truth(TruthColumn(column.bits.rows(range), missing: missing, words: column.words))
    case .whole(let column):
      return .whole(WholeColumn(storage: column.storage.rows(range), missing: missing))
    case .decimal(let column):
      return .decimal(DecimalColumn(Array(column.values[range]), missing: missing))
    case .date(let column):
      let days = Array(column.days[range])
      return .date(DateColumn(days, missing: missing, grain: column.grain))
    case .timestamp(let column):
      return .timestamp(TimestampColumn(Array(column.values[range]), missing: missing))
    case .text(let column):
      return .text(TextColumn(column.storage.rows(range), missing: missing))
    }
  }
}

extension Bitmap {
  fileprivate func rows(_ range: Range<Int>) -> Bitmap {
    precondition(range.lowerBound % 64 == 0, "a stretch of bits begins with a word")
    let words = withWords { words in
      (range.lowerBound / 64..<(range.upperBound + 63) / 64).map { words[$0] }
    }
    return Bitmap(words: words, count: range.count)
  }
}

extension WholeStorage {
  fileprivate func rows(_ range: Range<Int>) -> WholeStorage {
    switch self {
    case .one(let values): .one(Array(values[range]))
    case .two(let values): .two(Array(values[range]))
    case .four(let values): .four(Array(values[range]))
    case .eight(let values): .eight(Array(values[range]))
    }
  }
}

extension TextStorage {
  fileprivate func rows(_ range: Range<Int>) -> TextStorage {
    switch self {
    case .coded(.one(let codes), let texts): return .coded(.one(Array(codes[range])), texts)
    case .coded(.two(let codes), let texts): return .coded(.two(Array(codes[range])), texts)
    case .coded(.four(let codes), let texts): return .coded(.four(Array(codes[range])), texts)
    case .plain(let pool):
      let start = pool.offsets[range.lowerBound]
      let offsets = pool.offsets[range.lowerBound...range.upperBound].map { $0 - start }
      let bytes = pool.bytes[Int(start)..<Int(pool.offsets[range.upperBound])]
      return .plain(TextPool(bytes: Array(bytes), offsets: offsets))
    }
  }
}
