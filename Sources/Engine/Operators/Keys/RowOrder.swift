import Bitmaps
import Language
import Tables
import Work

/// Ways to put rows in order.
enum RowOrder {
  /// The rows by one key after the other, equal rows in their old order, missing values last.
  ///
  /// - Complexity: O(*n* × keys), and O(*d* log *d*) for *d* distinct texts.
  static func sorted(
    _ rows: [Int32], by keys: [(column: Column, direction: SortDirection)], in work: WorkContext
  ) throws(EngineError) -> [Int32] {
    var order = rows
    // Stable sorts from the last key to the first leave the first key in charge.
    for key in keys.reversed() {
      try work.poll()
      let words = OrderWords(key.column, in: work)
      try work.poll()
      order = sorted(order, words, isDescending: key.direction == .descending, in: work)
    }
    try work.poll()
    return order
  }

  private static func sorted(
    _ rows: [Int32], _ key: OrderWords, isDescending: Bool, in work: WorkContext
  ) -> [Int32] {
    let (present, absent) = parted(rows, missing: key.missing)
    let words = Work.array(key.rowCount, in: work) { (range, output: inout MutableSpan<UInt64>) in
      key.write(range, to: &output)
    }
    guard !work.stop.isStopped else { return rows }
    let flip: UInt64 = isDescending ? .max : 0
    let keys = Work.array(present.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      let (present, words) = (present.span, words.span)
      for place in range { output[place - range.lowerBound] = words[Int(present[place])] ^ flip }
    }
    guard !work.stop.isStopped else { return rows }
    return radixSorted(present, words: keys, in: work) + absent
  }

  /// The rows with a value and those without one, each in their order.
  private static func parted(_ rows: [Int32], missing: Bitmap?) -> ([Int32], [Int32]) {
    guard let missing else { return (rows, []) }
    var present: [Int32] = []
    var absent: [Int32] = []
    present.reserveCapacity(rows.count)
    for row in rows {
      if missing[Int(row)] { absent.append(row) } else { present.append(row) }
    }
    return (present, absent)
  }

  /// Rows by the words beside them, equal ones in their old order.
  ///
  /// - Complexity: O(*n*) for each byte in which words differ, shared among the threads.
  static func radixSorted(_ rows: [Int32], words: [UInt64], in work: WorkContext) -> [Int32] {
    guard rows.count > WordBuckets.fewestRows else { return radixSorted(rows, words) }
    return WordBuckets(words, in: work).sorted(rows, words, in: work)
  }

  /// Rows by the words beside them on one thread.
  static func radixSorted(_ rows: [Int32], _ words: [UInt64]) -> [Int32] {
    guard let first = words.first else { return rows }
    var varying: UInt64 = 0
    for word in words { varying |= word ^ first }
    var (rows, words) = (rows, words)
    var (spareRows, spareWords) = (rows, words)
    for shift in stride(from: UInt64(0), to: 64, by: 8) where (varying >> shift) & 0xFF != 0 {
      move(rows, words, shift, &spareRows, &spareWords)
      swap(&rows, &spareRows)
      swap(&words, &spareWords)
    }
    return rows
  }

  /// Puts rows in the order of one byte of their words.
  private static func move(
    _ rows: [Int32], _ words: [UInt64], _ shift: UInt64, _ movedRows: inout [Int32],
    _ movedWords: inout [UInt64]
  ) {
    var places = starts(of: words, shift: shift)
    var outRows = movedRows.mutableSpan
    var outWords = movedWords.mutableSpan
    var next = places.mutableSpan
    let (rows, words) = (rows.span, words.span)
    for index in words.indices {
      let digit = Int(truncatingIfNeeded: (words[index] &>> shift) & 0xFF)
      let place = next[digit]
      outRows[place] = rows[index]
      outWords[place] = words[index]
      next[digit] = place &+ 1
    }
  }

  /// Where the words with each value of a byte begin.
  private static func starts(of words: [UInt64], shift: UInt64) -> [Int] {
    var places = [Int](repeating: 0, count: 256)
    for word in words { places[Int(truncatingIfNeeded: (word &>> shift) & 0xFF)] += 1 }
    var start = 0
    for digit in places.indices {
      (places[digit], start) = (start, start + places[digit])
    }
    return places
  }
}
