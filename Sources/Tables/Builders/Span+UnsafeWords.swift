// SAFETY: words are loaded only where eight bytes are left; spans are compared by their own counts.

extension Span<UInt8> {
  /// The eight bytes from a place as one word, with zeros for those behind the end.
  @inline(__always)
  func word(at place: Int) -> UInt64 {
    if place + 8 <= count {
      return unsafe bytes.unsafeLoadUnaligned(fromUncheckedByteOffset: place, as: UInt64.self)
    }
    var word: UInt64 = 0
    for index in place..<count { word |= UInt64(self[index]) << UInt64(8 * (index - place)) }
    return word
  }

  /// Whether another span of the same length holds the same bytes.
  func isSame(as other: Span<UInt8>) -> Bool {
    var position = 0
    while position < count {
      if word(at: position) != other.word(at: position) { return false }
      position += 8
    }
    return true
  }
}
