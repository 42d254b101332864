extension Bitmap {
  /// Keeps only the bits that are set in the other row too.
  /// - Complexity: O(*n* / 64).
  public mutating func formIntersection(_ other: Bitmap) {
    precondition(count == other.count, "rows of bits must be of one length")
    intersectByKernel(other)
  }

  /// Sets the bits that are set in the other row.
  /// - Complexity: O(*n* / 64).
  public mutating func formUnion(_ other: Bitmap) {
    precondition(count == other.count, "rows of bits must be of one length")
    for index in words.indices { words[index] |= other.words[index] }
  }

  /// Clears the bits that are set in the other row.
  /// - Complexity: O(*n* / 64).
  public mutating func subtract(_ other: Bitmap) {
    precondition(count == other.count, "rows of bits must be of one length")
    for index in words.indices { words[index] &= ~other.words[index] }
  }

  /// Flips the bits that are set in the other row.
  /// - Complexity: O(*n* / 64).
  public mutating func formSymmetricDifference(_ other: Bitmap) {
    precondition(count == other.count, "rows of bits must be of one length")
    for index in words.indices { words[index] ^= other.words[index] }
  }

  /// The bits set in both rows.
  /// - Complexity: O(*n* / 64).
  public func intersection(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formIntersection(other)
    return result
  }

  /// The bits set in one row or the other.
  /// - Complexity: O(*n* / 64).
  public func union(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formUnion(other)
    return result
  }

  /// The bits set here but not in the other row.
  /// - Complexity: O(*n* / 64).
  public func subtracting(_ other: Bitmap) -> Bitmap {
    var result = self
    result.subtract(other)
    return result
  }

  /// The bits set in exactly one of the rows.
  /// - Complexity: O(*n* / 64).
  public func symmetricDifference(_ other: Bitmap) -> Bitmap {
    var result = self
    result.formSymmetricDifference(other)
    return result
  }

  /// The row with every bit flipped.
  /// - Complexity: O(*n* / 64).
  public func inverted() -> Bitmap {
    var result = self
    for index in words.indices { result.words[index] = ~words[index] }
    result.clearPadding()
    return result
  }
}
