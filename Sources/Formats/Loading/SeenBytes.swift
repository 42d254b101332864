import Synchronization

/// Whether all bytes that any thread has seen so far are plain text.
final class SeenBytes: Sendable {
  private let isPlain = Atomic(true)

  /// Looks at bytes that are being read, as long as all before were plain.
  ///
  /// - Complexity: O(*n*).
  func look(at bytes: Span<UInt8>) {
    guard arePlain else { return }
    let kinds = ByteKinds(bytes)
    if kinds.hasHigh || kinds.hasZero { isPlain.store(false, ordering: .relaxed) }
  }

  /// Whether all bytes so far are ASCII and none is zero.
  var arePlain: Bool { isPlain.load(ordering: .relaxed) }
}
