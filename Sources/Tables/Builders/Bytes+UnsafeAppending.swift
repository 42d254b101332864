extension [UInt8] {
  /// Adds the bytes of a span at once.
  ///
  /// - Complexity: O(*bytes*).
  public mutating func append(copying bytes: Span<UInt8>) {
    // SAFETY: the buffer is read only while the span lends it.
    unsafe bytes.withUnsafeBufferPointer { buffer in unsafe append(contentsOf: buffer) }
  }
}
