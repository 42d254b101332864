public import Values
public import Bitmaps

/// True/false values, one bit a row.
public struct TruthColumn: Hashable, Sendable {
  /// The rows that are true; a missing row is clear.
  public let bits: Bitmap
  /// The rows without a value, or nothing.
  public let missing: Bitmap?
  /// The words the column was read from.
  public var words: TruthWords?

  /// Creates a column; bits of missing rows are cleared.
  public init(_ bits: Bitmap, missing: Bitmap? = nil, words: TruthWords? = nil) {
    let missing = nonEmpty(missing)
    self.bits = missing.map { bits.subtracting($0) } ?? bits
    self.missing = missing
    self.words = words
  }

  /// The rows that are false.
  ///
  /// - Complexity: O(*n* / 64).
  public var falseBits: Bitmap {
    let others = bits.inverted()
    return missing.map { others.subtracting($0) } ?? others
  }
}
