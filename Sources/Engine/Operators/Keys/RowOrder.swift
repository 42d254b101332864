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
      let words = KeyWords(key.column)
      order = sorted(order, words: words, isDescending: key.direction == .descending)
    }
    return order
  }

  private static func sorted(_ rows: [Int32], words: KeyWords, isDescending: Bool) -> [Int32] {
    let (present, absent) = parted(rows, missing: words.missing)
    var keys = present.map { words.words[Int($0)] }
    if isDescending { for place in keys.indices { keys[place] = ~keys[place] } }
    return radixSorted(present, words: keys) + absent
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
  /// - Complexity: O(*n*) for each byte in which words differ.
  static func radixSorted(_ rows: [Int32], words: [UInt64]) -> [Int32] {
    guard let first = words.first else { return rows }
    var varying: UInt64 = 0
    for word in words { varying |= word ^ first }
    var (rows, words) = (rows, words)
    var (spareRows, spareWords) = (rows, words)
    for shift in stride(from: UInt64(0), to: 64, by: 8) where (varying >> shift) & 0xFF != 0 {
      var places = starts(of: words, shift: shift)
      for index in words.indices {
        let digit = Int((words[index] >> shift) & 0xFF)
        spareRows[places[digit]] = rows[index]
        spareWords[places[digit]] = words[index]
        places[digit] += 1
      }
      swap(&rows, &spareRows)
      swap(&words, &spareWords)
    }
    return rows
  }

  /// Where the words with each value of a byte begin.
  private static func starts(of words: [UInt64], shift: UInt64) -> [Int] {
    var places = [Int](repeating: 0, count: 256)
    for word in words { places[Int((word >> shift) & 0xFF)] += 1 }
    var start = 0
    for digit in places.indices {
      (places[digit], start) = (start, start + places[digit])
    }
    return places
  }
}
