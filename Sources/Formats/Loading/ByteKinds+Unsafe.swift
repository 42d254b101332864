import CScanKernels

// SAFETY: the span is lent for the length of the call, with its own count.

/// Whether bytes are plain ASCII text, found out many at a time.
struct ByteKinds: Sendable {
  /// Whether a byte is above ASCII.
  private(set) var hasHigh: Bool
  /// Whether a byte is zero.
  private(set) var hasZero: Bool

  /// Looks at bytes.
  ///
  /// - Complexity: O(*n*).
  init(_ bytes: Span<UInt8>) {
    let kinds = unsafe bytes.withUnsafeBufferPointer { buffer in
      Int(unsafe loy_byte_kinds(buffer.baseAddress, buffer.count))
    }
    hasHigh = kinds & LOY_SCAN_HIGH != 0
    hasZero = kinds & LOY_SCAN_ZERO != 0
  }
}
