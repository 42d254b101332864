import Bitmaps

extension Column {
  /// This column with the rows of another of the same type below it.
  ///
  /// - Complexity: O(*n* + *m*).
  public func appending(_ other: Column) -> Column {
    precondition(type == other.type, "Only columns of one type can be put below each other")
    let rows = joinedMissing(other)
    switch (self, other) {
    case (.truth(let left), .truth(let right)):
      let words = left.words == right.words ? left.words : nil
      return .truth(TruthColumn(left.bits.appending(right.bits), missing: rows, words: words))
    case (.whole(let left), .whole(let right)):
      return .whole(WholeColumn(left.storage.wide + right.storage.wide, missing: rows))
    case (.decimal(let left), .decimal(let right)):
      return .decimal(DecimalColumn(left.values + right.values, missing: rows))
    case (.date(let left), .date(let right)):
      let grain = left.grain == right.grain ? left.grain : nil
      return .date(DateColumn(left.days + right.days, missing: rows, grain: grain))
    case (.timestamp(let left), .timestamp(let right)):
      return .timestamp(TimestampColumn(left.values + right.values, missing: rows))
    case (.text(let left), .text(let right)):
      return .text(TextColumn(left.joined(with: right), missing: rows))
    default: return self
    }
  }

  private func joinedMissing(_ other: Column) -> Bitmap? {
    guard missing != nil || other.missing != nil else { return nil }
    let left = missing ?? Bitmap(count: count)
    return left.appending(other.missing ?? Bitmap(count: other.count))
  }
}

extension TextColumn {
  fileprivate func joined(with other: TextColumn) -> TextStorage {
    let (codes, dictionary) = coded
    let (otherCodes, otherDictionary) = other.coded
    var places: [ArraySlice<UInt8>: UInt32] = [:]
    for index in 0..<dictionary.count { places[dictionary.bytes(at: index)] = UInt32(index) }
    var all = dictionary
    let moved = (0..<otherDictionary.count).map { index -> UInt32 in
      let bytes = otherDictionary.bytes(at: index)
      if let place = places[bytes] { return place }
      all.append(bytes)
      return UInt32(all.count - 1)
    }
    let behind = otherCodes.wide.map { moved.isEmpty ? 0 : moved[Int($0)] }
    return .coded(Codes(narrowing: codes.wide + behind, distinctCount: all.count), all)
  }
}
