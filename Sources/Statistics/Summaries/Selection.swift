/// Puts values of given ranks where sorting would put them, without sorting the rest (Hoare 1961).
struct Selection {
  /// Puts the values of the ranks, which must rise, in their sorted places; there must be no NaN.
  /// - Complexity: O(*n* log *k*) on average; O(*n* log *n*) at worst, by falling back on sorting.
  mutating func select(_ ranks: [Int], in values: inout [Double]) {
    var budget = 0
    var size = values.count
    while size > 0 {
      budget += 4
      size /= 2
    }
    select(ranks[...], in: &values, from: 0, to: values.count, budget: budget)
  }

  private mutating func select(
    _ ranks: ArraySlice<Int>,
    in values: inout [Double],
    from start: Int,
    to end: Int,
    budget: Int
  ) {
    guard !ranks.isEmpty, end - start > 1 else { return }
    guard end - start > 32, budget > 0 else {
      values[start..<end].sort()
      return
    }
    let (left, right) = Self.partition(&values, from: start, to: end)
    let below = ranks.prefix { $0 < left }
    let above = ranks.drop { $0 < right }
    select(below, in: &values, from: start, to: left, budget: budget - 1)
    select(above, in: &values, from: right, to: end, budget: budget - 1)
  }

  /// Splits a stretch into values up to a pivot, the pivot's place, and values from it up.
  ///
  /// Returns the end of the first part and the start of the last; what lies between is in place.
  private static func partition(
    _ values: inout [Double],
    from start: Int,
    to end: Int
  ) -> (left: Int, right: Int) {
    let pivot = middle(values[start], values[start + (end - start) / 2], values[end - 1])
    var span = values.mutableSpan
    var low = start
    var high = end - 1
    while low <= high {
      // Both scans stop at values equal to the pivot, so that many ties still split evenly.
      while span[low] < pivot { low += 1 }
      while span[high] > pivot { high -= 1 }
      guard low <= high else { break }
      span.swapAt(low, high)
      low += 1
      high -= 1
    }
    return (high + 1, low)
  }

  private static func middle(_ a: Double, _ b: Double, _ c: Double) -> Double {
    max(min(a, b), min(max(a, b), c))
  }
}
