import Glibc

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
    logOfAll = itemCounts.reduce(0) { $0 + log(1 + Double($1)) }
  }

  /// Counts the rules from items to one other that may stand behind the arrow, by how many stand
  /// before it.
  ///
  /// - Complexity: O(`maximum`).
  init(items: Int, consequents: Int, maximum: Int) {
    var ways = 1.0
    counts = (1...maximum).map { length in
      ways *= max(0, Double(items - length)) / Double(length)
      return ways * Double(consequents)
    }
    logOfAll = Double(items) * M_LN2 + log(Double(max(1, consequents)))
  }

  private let logOfAll: Double

  /// How many of all lengths.
  var total: Double { counts.reduce(0, +) }
}

extension SearchSpace {
  /// The logarithm of how many of all lengths; where that is more than a number can hold, of how many
  /// there are without a limit of length.
  var logTotal: Double { total.isFinite ? log(total) : logOfAll }
}
