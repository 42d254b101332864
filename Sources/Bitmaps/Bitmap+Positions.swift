extension Bitmap {
  /// Calls a function with the position of every set bit, in rising order.
  /// - Complexity: O(*n* / 64 + *set bits*).
  @inlinable
  public func forEachSetBit<E: Error>(_ body: (Int) throws(E) -> Void) throws(E) {
    for index in words.indices {
      var word = words[index]
      while word != 0 {
        try body(index &<< 6 | word.trailingZeroBitCount)
        word &= word &- 1
      }
    }
  }

  /// The positions of the set bits, in rising order.
  /// - Complexity: O(*n* / 64 + *set bits*).
  public func setIndices() -> [Int32] {
    precondition(count <= Int(Int32.max), "positions past 2³¹ do not fit in 32 bits")
    var positions = [Int32](repeating: 0, count: populationCount)
    var filled = 0
    for index in words.indices {
      var word = words[index]
      let base = Int32(truncatingIfNeeded: index &<< 6)
      while word != 0 {
        positions[filled] = base | Int32(truncatingIfNeeded: word.trailingZeroBitCount)
        filled &+= 1
        word &= word &- 1
      }
    }
    return positions
  }

  /// The bits at the given rows, in the order of the rows.
  /// - Complexity: O(*rows*).
  public func gathered(at rows: [Int32]) -> Bitmap {
    Bitmap(count: rows.count) { self[Int(rows[$0])] }
  }

  /// This row of bits with another behind it.
  /// - Complexity: O(*n* / 64).
  public func appending(_ other: Bitmap) -> Bitmap {
    let used = UInt64(count % 64)
    guard used != 0 else {
      return Bitmap(words: words + other.words, count: count + other.count)
    }
    var joined = words
    joined.reserveCapacity(words.count + other.words.count)
    for word in other.words {
      joined[joined.count - 1] |= word << used
      joined.append(word >> (64 - used))
    }
    let total = count + other.count
    joined.removeLast(joined.count - Self.wordCount(for: total))
    return Bitmap(words: joined, count: total)
  }
}

extension Bitmap {
  /// The first position at or behind another whose bit is set, or nothing when there is none.
  /// - Complexity: O(*n* / 64).
  public func firstSetBit(from start: Int = 0) -> Int? {
    guard start >= 0, start < count else { return nil }
    var index = start >> 6
    var word = words[index] & (UInt64.max << UInt64(start & 63))
    while word == 0 {
      index += 1
      guard index < words.count else { return nil }
      word = words[index]
    }
    return index << 6 | word.trailingZeroBitCount
  }
}
