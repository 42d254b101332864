import Bitmaps
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
    let skipped = commonPrefixLength(in: work)
    let words = Work.array(count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      for index in range { output[index - range.lowerBound] = word(of: index, after: skipped) }
    }
    // What follows a stop would only clear memory.
    guard !work.stop.isStopped else { return [UInt64](repeating: 0, count: count) }
    let rows = (0..<count).map(Int32.init)
    let byWord = RowOrder.radixSorted(rows, words: words, in: work)
    guard !work.stop.isStopped else { return [UInt64](repeating: 0, count: count) }
    let sorted = Work.array(count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      for place in range { output[place - range.lowerBound] = words[Int(byWord[place])] }
    }
    guard !work.stop.isStopped else { return [UInt64](repeating: 0, count: count) }
    let order = settled(byWord, sorted, in: work)
    guard !work.stop.isStopped else { return [UInt64](repeating: 0, count: count) }
    let isNew = Bitmap(packing: count, in: work) { range, output in
      packWords(range, of: count, into: &output) { place in
        place == 0 || sorted[place] != sorted[place - 1]
          || !isEqual(Int(order[place]), Int(order[place - 1]))
      }
    }
    var ranks = Work.table(repeating: UInt64(0), count: count)
    var rank: UInt64 = 0
    for place in order.indices {
      if place & 0xFFFF == 0, work.stop.isStopped { break }
      if place > 0, isNew[place] { rank += 1 }
      ranks[Int(order[place])] = rank
    }
    return ranks
  }

  /// The order with stretches of texts whose words are equal sorted by all of their bytes; `words`
  /// are in the order, too.
  private func settled(
    _ order: [Int32], _ words: [UInt64], in work: WorkContext
  ) -> [Int32] {
    // Pieces end where a stretch does.
    var starts = [0]
    while let last = starts.last, last < order.count {
      var next = min(order.count, last + Work.usualPiece)
      while next < order.count, words[next] == words[next - 1] { next += 1 }
      starts.append(next)
    }
    let bounds = starts
    let lengths = zip(bounds.dropFirst(), bounds).map { $0 - $1 }
    return Work.array(joining: lengths, in: work) { (piece, output: inout MutableSpan<Int32>) in
      let range = bounds[piece]..<bounds[piece + 1]
      var part = Array(order[range])
      settle(&part, words[range], in: work)
      for place in part.indices { output[place] = part[place] }
    }
  }

  private func settle(_ order: inout [Int32], _ words: ArraySlice<UInt64>, in work: WorkContext) {
    var start = 0
    let base = words.startIndex
    while start < order.count {
      var end = start + 1
      while end < order.count, words[base + end] == words[base + start] { end += 1 }
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
  private func commonPrefixLength(in work: WorkContext) -> Int {
    guard count > 1 else { return 0 }
    let lengths = try? Work.overRanges(count, in: work) { range in
      var length = Int(offsets[1] - offsets[0])
      let (bytes, offsets) = (bytes.span, offsets.span)
      for index in range where length > 0 {
        let start = Int(offsets[index])
        length = min(length, Int(offsets[index + 1]) - start)
        var same = 0
        while same < length, bytes[start + same] == bytes[Int(offsets[0]) + same] { same += 1 }
        length = same
      }
      return length
    }
    return lengths?.min() ?? 0
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
