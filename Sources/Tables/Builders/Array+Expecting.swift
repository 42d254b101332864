extension Array where Element: BitwiseCopyable {
  /// Adds the elements of another array, with room for `expected` in all.
  ///
  /// - Complexity: O(*added*) on average.
  mutating func append(_ other: [Element], expecting expected: Int) {
    if count + other.count > capacity {
      // A little more than expected, so that a wrong guess is not made right again and again.
      reserveCapacity(Swift.max(count + other.count, expected + expected / 16))
    }
    append(contentsOf: other)
  }
}

extension [UInt32] {
  /// Adds the ends of texts that now begin behind others; the first of them is the end of those.
  ///
  /// - Complexity: O(*added*) on average.
  mutating func append(_ other: [UInt32], after start: UInt32, expecting expected: Int) {
    append(other.dropFirst().map { $0 &+ start }, expecting: expected)
  }
}
