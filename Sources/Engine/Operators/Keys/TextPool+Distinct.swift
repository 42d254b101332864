import Tables
import Work

extension TextPool {
  /// The number of different texts; meaningless once a stop is asked for.
  ///
  /// - Complexity: O(bytes) on average, shared among the threads.
  func distinctCount(in work: WorkContext) -> Int {
    let partCount = TextDivision<TextHash>.partCount(for: count)
    let division = TextDivision<TextHash>(self, partCount: partCount, in: work)
    let counts = try? Work.overRanges(partCount, piece: 1, in: work) { range in
      division.distinctCount(of: range.lowerBound)
    }
    return (counts ?? []).reduce(0, +)
  }
}

extension TextDivision<TextHash> {
  /// The number of different texts of a part.
  ///
  /// In the slots of open addressing lie half of the hash and the row behind the first one with it, so
  /// that a text unlike all others costs one access; where that half is equal, texts are compared.
  fileprivate func distinctCount(of part: Int) -> Int {
    var size = 16
    while size < 2 * self.size(of: part) { size *= 2 }
    var allSlots = [UInt64](repeating: 0, count: size)
    let mask = size - 1
    var count = 0
    forEachStretch(of: part) { rows, marks in
      var slots = allSlots.mutableSpan
      for at in rows.indices {
        let hash = marks[at].low
        var place = Int(hash) & mask
        while slots[place] != 0 {
          let first = Int(truncatingIfNeeded: slots[place] & 0xFFFF_FFFF) - 1
          if UInt32(truncatingIfNeeded: slots[place] &>> 32) == hash,
            pool.isEqual(Int(rows[at]), first)
          {
            break
          }
          place = (place &+ 1) & mask
        }
        guard slots[place] == 0 else { continue }
        slots[place] = UInt64(hash) &<< 32 | UInt64(truncatingIfNeeded: rows[at] &+ 1)
        count &+= 1
      }
    }
    return count
  }
}
