import Synchronization

/// What kinds of bytes all threads have seen while they read a file.
final class SeenBytes: Sendable {
  private let high = Atomic(false)
  private let zero = Atomic(false)

  /// Looks at bytes that are being read.
  ///
  /// - Complexity: O(*n*).
  func look(at bytes: Span<UInt8>) {
    let kinds = ByteKinds(bytes)
    if kinds.hasHigh { high.store(true, ordering: .relaxed) }
    if kinds.hasZero { zero.store(true, ordering: .relaxed) }
  }

  /// Whether all bytes so far are ASCII and none is zero.
  var arePlain: Bool { !high.load(ordering: .relaxed) && !zero.load(ordering: .relaxed) }
}
