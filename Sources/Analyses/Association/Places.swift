import Bitmaps

/// Which of a few values each row has: the counts of the values and the rows of each.
struct Places: Sendable {
  /// How many rows have each value.
  private(set) var counts: [Int]
  private var places: [Int32]

  /// Reads codes; a missing row has no value.
  ///
  /// - Complexity: O(*rows*).
  init(_ codes: [UInt32], missing: Bitmap?, count: Int) {
    self.init(rowCount: codes.count, missing: missing, count: count) { Int(codes[$0]) }
  }

  /// Finds the place of each number; a missing row has none.
  ///
  /// - Complexity: O(*rows*) calls.
  init(_ numbers: [Double], missing: Bitmap?, count: Int, of place: (Double) -> Int) {
    self.init(rowCount: numbers.count, missing: missing, count: count) { place(numbers[$0]) }
  }

  private init(rowCount: Int, missing: Bitmap?, count: Int, place: (Int) -> Int) {
    counts = [Int](repeating: 0, count: count)
    places = [Int32](repeating: -1, count: rowCount)
    for row in 0..<rowCount {
      if let missing, missing[row] { continue }
      let found = place(row)
      places[row] = Int32(found)
      counts[found] += 1
    }
  }

  /// For each value its rows, or nothing for values with fewer rows than asked for.
  ///
  /// - Complexity: O(*rows* + values kept × *rows* / 64).
  func bitmaps(atLeast minimum: Int) -> [Bitmap?] {
    let rowCount = places.count
    let width = rowCount / 64 + (rowCount % 64 == 0 ? 0 : 1)
    let kept = counts.indices.filter { counts[$0] >= max(minimum, 1) }
    var starts = [Int](repeating: -1, count: counts.count)
    for (order, value) in kept.enumerated() { starts[value] = order * width }
    var words = [UInt64](repeating: 0, count: kept.count * width)
    for row in 0..<rowCount where places[row] >= 0 {
      let start = starts[Int(places[row])]
      if start >= 0 { words[start + row >> 6] |= 1 << UInt64(row & 63) }
    }
    return starts.map { start in
      start < 0 ? nil : Bitmap(words: Array(words[start..<(start + width)]), count: rowCount)
    }
  }
}
