import Bitmaps

/// The values of a column that is stored in bytes, each with its rows, found many rows at a time.
struct ByteValues<Byte: FixedWidthInteger & Sendable>: Sendable {
  /// The values in the order of their first rows.
  private(set) var values: [(value: Byte, bits: Bitmap)] = []

  /// Finds the values, or nothing when there are more than a number.
  ///
  /// - Complexity: O(values × *rows* / 64).
  init?(
    _ bytes: [Byte], missing: Bitmap?, atMost limit: Int, bits equal: ([Byte], Byte) -> Bitmap
  ) {
    var rest = missing?.inverted() ?? Bitmap(repeating: true, count: bytes.count)
    var from = 0
    while let row = rest.firstSetBit(from: from) {
      guard values.count < limit else { return nil }
      var bits = equal(bytes, bytes[row])
      if let missing { bits.subtract(missing) }
      values.append((bytes[row], bits))
      rest.subtract(bits)
      from = row
    }
  }
}
