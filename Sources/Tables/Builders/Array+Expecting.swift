extension Array where Element: BitwiseCopyable {
  /// Adds the elements of another array, with room for `expected` in all.
  ///
  /// - Complexity: O(*added*) on average.
  mutating func append(_ other: [Element], expecting expected: Int) {
    let needed = count + other.count
    if needed > capacity {
      // A little more than expected, so that a wrong guess is not made right again and again; but no
      // guess from the first rows of a file asks for memory that nobody has.
      let limit = 2 * needed + (64 << 20) / MemoryLayout<Element>.stride
      reserveCapacity(Swift.max(needed, Swift.min(expected + expected / 16, limit)))
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
