import Bitmaps
import Work

extension [Int32] {
  /// The numbers of others at these places; a negative place gives itself.
  func picking<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
    from others: [Number], in work: WorkContext
  ) -> [Int32] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let (places, others) = (span, others.span)
      for place in range {
        let row = places[place]
        output[place &- range.lowerBound] =
          row < 0 ? row : Int32(truncatingIfNeeded: others[Int(row)])
      }
    }
  }
}

extension Bitmap {
  /// The positions of the set bits, in rising order.
  ///
  /// - Complexity: O(*n* / 64 + *set bits*), shared among the threads.
  func setRows(in work: WorkContext) -> [Int32] {
    let counts = try? Work.overRanges(count, in: work) { range in
      var count = 0
      withWords { words in
        for index in (range.lowerBound / 64)..<((range.upperBound + 63) / 64) {
          count += words[index].nonzeroBitCount
        }
      }
      return count
    }
    return Work.array(joining: counts ?? [], in: work) {
      (index, output: inout MutableSpan<Int32>) in
      var filled = 0
      let start = index * Work.usualPiece
      forEachSetBit(in: start..<min(count, start + Work.usualPiece)) { row in
        output[filled] = Int32(truncatingIfNeeded: row)
        filled &+= 1
      }
    }
  }
}
