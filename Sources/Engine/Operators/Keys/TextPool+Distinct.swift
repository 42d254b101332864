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
  /// The hashes themselves lie in the slots of open addressing, so that a text unlike all others costs
  /// one access; equal hashes are compared by their texts.
  fileprivate func distinctCount(of part: Int) -> Int {
    var size = 16
    while size < 2 * self.size(of: part) { size *= 2 }
    var allHashes = [UInt64](repeating: 0, count: size)
    var allRows = [Int32](repeating: 0, count: size)
    let mask = size - 1
    var count = 0
    forEachStretch(of: part) { rows, marks in
      var hashes = allHashes.mutableSpan
      var firstRows = allRows.mutableSpan
      for at in rows.indices {
        // Zero is a slot that is free. The part was chosen by the uppermost bits.
        let hash = marks[at].hash | 1
        var place = Int(truncatingIfNeeded: hash &>> 1) & mask
        while hashes[place] != 0 {
          if hashes[place] == hash, pool.isEqual(Int(rows[at]), Int(firstRows[place])) { break }
          place = (place &+ 1) & mask
        }
        guard hashes[place] == 0 else { continue }
        hashes[place] = hash
        firstRows[place] = rows[at]
        count &+= 1
      }
    }
    return count
  }
}
