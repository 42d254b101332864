import Work

/// A division of words into ranges that some thousands of rows fall into each, so that each range
/// is sorted by itself, on any thread and in the processor's cache.
struct WordBuckets: Sendable {
  /// What separates the ranges, one less than there are; a word equal to one lies behind it.
  private let bounds: [UInt64]
  /// How often a search halves the bounds.
  private let depth: Int

  /// Fewer rows are sorted on one thread.
  static let fewestRows = 1 << 16

  /// The rows that a range should have.
  private static let usualSize = 1 << 14

  /// Finds ranges from a sample of the words.
  ///
  /// - Complexity: O(1).
  init(_ words: [UInt64], in work: WorkContext) {
    let step = max(1, words.count / 8_192)
    let sample = stride(from: 0, to: words.count, by: step).map { words[$0] }.sorted()
    var depth = 1
    while depth < 9, words.count >> depth > WordBuckets.usualSize { depth += 1 }
    let count = 1 << depth
    bounds = (1..<count).map { sample[$0 * sample.count / count] }
    self.depth = depth
  }

  /// Rows by the words beside them, equal ones in their old order; zeros once a stop is asked for.
  func sorted(_ rows: [Int32], _ words: [UInt64], in work: WorkContext) -> [Int32] {
    let pieces = try? Work.overRanges(words.count, in: work) { range in
      BucketedRows(range, rows, words, self)
    }
    guard let pieces else { return [Int32](repeating: 0, count: rows.count) }
    let lengths = (0...bounds.count).map { bucket in
      pieces.reduce(0) { $0 + $1.places(of: bucket).count }
    }
    return Work.array(joining: lengths, in: work) { (bucket, output: inout MutableSpan<Int32>) in
      var own: (rows: [Int32], words: [UInt64]) = ([], [])
      own.rows.reserveCapacity(output.count)
      own.words.reserveCapacity(output.count)
      for piece in pieces {
        let places = piece.places(of: bucket)
        own.rows.append(contentsOf: piece.rows[places])
        own.words.append(contentsOf: piece.words[places])
      }
      let order = RowOrder.radixSorted(own.rows, own.words)
      for place in order.indices { output[place] = order[place] }
    }
  }

  /// The number of ranges.
  fileprivate var count: Int { bounds.count + 1 }

  /// The ranges of some words.
  fileprivate func buckets(of words: Span<UInt64>, _ range: Range<Int>) -> [UInt16] {
    let bounds = bounds.span
    return range.map { row in
      var (place, step) = (0, 1 &<< (depth &- 1))
      while step > 0 {
        place = bounds[place &+ step &- 1] <= words[row] ? place &+ step : place
        step &>>= 1
      }
      return UInt16(truncatingIfNeeded: place)
    }
  }
}

/// The rows of a stretch divided by the ranges of their words.
private struct BucketedRows: Sendable {
  /// The rows, range after range, in their old order within each.
  let rows: [Int32]
  /// The words beside them.
  let words: [UInt64]
  private let starts: [Int]

  init(_ range: Range<Int>, _ allRows: [Int32], _ allWords: [UInt64], _ buckets: WordBuckets) {
    let found = buckets.buckets(of: allWords.span, range)
    var starts = [Int](repeating: 0, count: buckets.count + 1)
    for bucket in found { starts[Int(bucket) + 1] += 1 }
    for bucket in 0..<buckets.count { starts[bucket + 1] += starts[bucket] }
    var places = starts
    var rows = [Int32](repeating: 0, count: range.count)
    var words = [UInt64](repeating: 0, count: range.count)
    for (offset, bucket) in found.enumerated() {
      let place = places[Int(bucket)]
      rows[place] = allRows[range.lowerBound + offset]
      words[place] = allWords[range.lowerBound + offset]
      places[Int(bucket)] = place + 1
    }
    (self.rows, self.words, self.starts) = (rows, words, starts)
  }

  /// Where the rows of a range stand.
  func places(of bucket: Int) -> Range<Int> { starts[bucket]..<starts[bucket + 1] }
}
