import Tables
import Work

extension TextPool {
  /// The place of each text when all are put in the order of their UTF-8 bytes.
  ///
  /// Equal texts share a place. Once a stop is asked for the ranks mean nothing.
  ///
  /// - Complexity: O(*n*) for texts that differ in eight bytes behind what all begin with, else
  ///   O(*n* log *n*).
  func ranks(in work: WorkContext) -> [UInt64] {
    let skipped = commonPrefixLength
    let words = Work.array(count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      for index in range { output[index - range.lowerBound] = word(of: index, after: skipped) }
    }
    var order = RowOrder.radixSorted((0..<count).map(Int32.init), words: words, in: work)
    settle(&order, words, in: work)
    var ranks = [UInt64](repeating: 0, count: count)
    var (rank, last) = (-1, -1)
    for place in order {
      let index = Int(place)
      if last < 0 || words[index] != words[last] || !isEqual(index, last) { rank += 1 }
      ranks[index] = UInt64(rank)
      last = index
    }
    return ranks
  }

  /// Sorts stretches of texts whose words are equal by all of their bytes.
  private func settle(_ order: inout [Int32], _ words: [UInt64], in work: WorkContext) {
    var start = 0
    while start < order.count, !work.stop.isStopped {
      var end = start + 1
      while end < order.count, words[Int(order[end])] == words[Int(order[start])] { end += 1 }
      if end - start > 1 { settle(&order, start..<end, in: work) }
      start = end
    }
  }

  private func settle(_ order: inout [Int32], _ range: Range<Int>, in work: WorkContext) {
    // A comparison in between asks now and then whether someone wants the run to end.
    var comparisons = 0
    do {
      try order[range].sort { left, right in
        comparisons += 1
        if comparisons & 0xFFFF == 0 { try work.stop.check() }
        if isEqual(Int(left), Int(right)) { return left < right }
        return precedes(Int(left), Int(right))
      }
    } catch {}
  }

  /// How many bytes all texts begin with alike.
  private var commonPrefixLength: Int {
    guard count > 1 else { return 0 }
    var length = Int(offsets[1] - offsets[0])
    for index in 1..<count where length > 0 {
      let start = Int(offsets[index])
      length = min(length, Int(offsets[index + 1]) - start)
      var same = 0
      while same < length, bytes[start + same] == bytes[Int(offsets[0]) + same] { same += 1 }
      length = same
    }
    return length
  }

  /// The eight bytes behind some of a text as a number that rises with them; a text that ends
  /// there comes before one that goes on with a zero byte only by its whole.
  private func word(of index: Int, after skipped: Int) -> UInt64 {
    let start = Int(offsets[index]) + skipped
    let length = min(8, Int(offsets[index + 1]) - start)
    var word: UInt64 = 0
    for offset in 0..<length { word |= UInt64(bytes[start + offset]) << UInt64(56 - 8 * offset) }
    return word
  }
}
