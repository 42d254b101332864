extension Array where Element: BitwiseCopyable {
  /// Adds the elements of a span at once.
  ///
  /// - Complexity: O(*added*).
  @inlinable
  public mutating func append(copying elements: Span<Element>) {
    // SAFETY: the buffer is read only while the span lends it.
    unsafe elements.withUnsafeBufferPointer { buffer in unsafe append(contentsOf: buffer) }
  }
}
