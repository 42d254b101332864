/// How many combinations there are before any threshold.
struct SearchSpace: Hashable, Sendable {
  /// How many of each length, length 1 first.
  let counts: [Double]

  /// Counts the ways to take items of different sources: the elementary symmetric polynomials.
  ///
  /// - Complexity: O(sources × `maximum`).
  init(itemCounts: [Int], maximum: Int) {
    var ways = [1.0] + [Double](repeating: 0, count: maximum)
    for count in itemCounts {
      for length in stride(from: maximum, to: 0, by: -1) {
        ways[length] += ways[length - 1] * Double(count)
      }
    }
    counts = Array(ways.dropFirst())
  }

  /// How many of all lengths.
  var total: Double { counts.reduce(0, +) }
}
