extension Bitmap {
  /// How many bits are set.
  /// - Complexity: O(*n* / 64).
  public var populationCount: Int { countByKernel() }

  /// Whether no bit is set.
  /// - Complexity: O(*n* / 64).
  public var isEmpty: Bool { words.allSatisfy { $0 == 0 } }

  /// Whether every bit is set.
  /// - Complexity: O(*n* / 64).
  public var isFull: Bool { populationCount == count }

  /// How many bits are set in both rows.
  /// - Complexity: O(*n* / 64).
  public func intersectionCount(with other: Bitmap) -> Int {
    precondition(count == other.count, "rows of bits must be of one length")
    return intersectionCountByKernel(with: other)
  }

  /// In one pass, how many bits are set here and in `other`, and how many of those in `target` too.
  /// - Complexity: O(*n* / 64).
  public func intersectionCounts(
    with other: Bitmap,
    and target: Bitmap
  ) -> (both: Int, all: Int) {
    precondition(
      count == other.count && count == target.count,
      "rows of bits must be of one length"
    )
    return intersectionCountsByKernel(with: other, and: target)
  }
}
