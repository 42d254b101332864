import Tables

extension TextPool {
  /// The place of each text when all are put in the order of their UTF-8 bytes.
  ///
  /// - Complexity: O(*n* log *n*).
  var ranks: [UInt64] {
    // Most texts differ in their first eight bytes, which compare as one number.
    var order = (0..<count).map { (prefix: prefix(at: $0), index: Int32($0)) }
    order.sort { left, right in
      if left.prefix != right.prefix { return left.prefix < right.prefix }
      return precedes(Int(left.index), Int(right.index))
    }
    var ranks = [UInt64](repeating: 0, count: count)
    for (rank, entry) in order.enumerated() { ranks[Int(entry.index)] = UInt64(rank) }
    return ranks
  }

  /// The first eight bytes of a text as a number that rises with them.
  private func prefix(at index: Int) -> UInt64 {
    let start = Int(offsets[index])
    let length = min(8, Int(offsets[index + 1]) - start)
    var word: UInt64 = 0
    for offset in 0..<length { word |= UInt64(bytes[start + offset]) << UInt64(56 - 8 * offset) }
    return word
  }
}
