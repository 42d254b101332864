/// Why bytes could not be unpacked or converted.
struct CodecFault: Error, Hashable {
  /// What went wrong.
  enum Reason: Hashable {
    /// There is no such encoding.
    case unknown
    /// A byte cannot be there.
    case broken
    /// The bytes end too early.
    case cut
    /// There is no memory left.
    case noMemory
    /// Someone asked to stop.
    case stopped
  }

  /// What went wrong.
  let reason: Reason
  /// The byte it was seen at, from 0.
  var offset = 0
  /// The line of the output that was being made, from 1.
  var line = 1
}
