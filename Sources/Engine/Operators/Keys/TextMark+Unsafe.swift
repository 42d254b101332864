import Tables

/// What is laid beside a row to tell its text from others; equal texts have equal marks, whatever
/// pool they are in.
protocol TextMark: Equatable, Sendable, BitwiseCopyable {
  /// The mark of a text that has an identity.
  init(_ identity: TextIdentity)

  /// A hash of the text, of which the lower 32 bits count.
  var hash: UInt64 { get }

  /// Whether texts may differ although their marks are the same.
  var isVague: Bool { get }
}

/// Half of the hash of a text, which takes little room: best where few texts are equal, because those
/// that seem to be are compared byte by byte.
struct TextHash: TextMark {
  /// The half that did not choose the part.
  let low: UInt32

  init(_ identity: TextIdentity) { low = UInt32(truncatingIfNeeded: identity.hash) }

  var hash: UInt64 { UInt64(low) }

  var isVague: Bool { true }
}

/// The bytes and length of a short text, a hash of a long one: best where most texts have an equal,
/// because short ones, which keys mostly are, are compared without a look at their pools.
struct TextIdentity: TextMark {
  /// The first eight bytes, or the hash of a long text.
  let low: UInt64
  /// The bytes after them and, in the uppermost byte, the length, or 255 for a long text.
  let high: UInt64

  /// The most bytes of a short text.
  static let longestShort = 15

  /// Puts an identity together.
  init(low: UInt64, high: UInt64) { (self.low, self.high) = (low, high) }

  init(_ identity: TextIdentity) { self = identity }

  /// Whether the text is a long one.
  var isVague: Bool { high >> 56 == 0xFF }

  /// A hash in the manner of wyhash (Wang Yi 2019).
  @inline(__always)
  var hash: UInt64 {
    TextIdentity.folded(TextIdentity.folded(low ^ 0xA076_1D64_78BD_642F) ^ high)
  }

  /// Multiplies a word by an odd number and folds the product to its size.
  @inline(__always)
  static func folded(_ word: UInt64) -> UInt64 {
    let (high, low) = word.multipliedFullWidth(by: 0x8EBC_6AF0_9C88_C6E3)
    return high ^ low
  }
}

extension TextPool {
  /// The marks of the texts at some places, and which of some parts the hash of each chooses.
  ///
  /// - Complexity: O(bytes).
  func marks<Mark: TextMark>(
    of range: Range<Int>, as mark: Mark.Type, partCount: Int
  ) -> (marks: [Mark], parts: [UInt16]) {
    var parts = [UInt16](repeating: 0, count: range.count)
    let count = UInt64(partCount)
    // SAFETY: the offsets of a pool rise and end where its bytes do, so that every text lies in it.
    let marks = unsafe bytes.withUnsafeBytes { bytes in
      let offsets = offsets.span
      var found = parts.mutableSpan
      return range.map { index in
        let identity = unsafe TextIdentity(bytes, Int(offsets[index]), Int(offsets[index + 1]))
        let part = identity.hash.multipliedFullWidth(by: count).high
        found[index &- range.lowerBound] = UInt16(truncatingIfNeeded: part)
        return Mark(identity)
      }
    }
    return (marks, parts)
  }
}

extension TextIdentity {
  /// The identity of the bytes between two places.
  @inline(__always) @unsafe
  fileprivate init(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) {
    let length = end &- start
    guard length <= TextIdentity.longestShort else {
      low = unsafe TextIdentity.hash(bytes, start, end)
      high = 0xFF << 56 | UInt64(truncatingIfNeeded: length) & 0xFFFF_FFFF
      return
    }
    let tag = UInt64(truncatingIfNeeded: length) << 56
    if length >= 8 {
      // SAFETY: the eight bytes from the start, and those before the end, lie within the text.
      low = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      let last = unsafe bytes.loadUnaligned(fromByteOffset: end &- 8, as: UInt64.self).littleEndian
      high = tag | last >> UInt64(8 * (16 &- length))
    } else {
      low = unsafe TextIdentity.word(bytes, start, length)
      high = tag
    }
  }

  /// Fewer than eight bytes as one word.
  @inline(__always) @unsafe
  private static func word(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ length: Int) -> UInt64 {
    guard start &+ 8 > bytes.count else {
      // SAFETY: eight bytes from the start lie in the buffer; those after the text are cut off.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: start, as: UInt64.self).littleEndian
      return word & (1 << UInt64(8 * length) &- 1)
    }
    var word: UInt64 = 0
    // SAFETY: the text lies in the buffer.
    for offset in 0..<length { word |= unsafe UInt64(bytes[start &+ offset]) << UInt64(8 * offset) }
    return word
  }

  /// A hash of at least eight bytes, eight at a time; the last eight may overlap those before.
  @unsafe
  private static func hash(_ bytes: UnsafeRawBufferPointer, _ start: Int, _ end: Int) -> UInt64 {
    var hash = UInt64(truncatingIfNeeded: end - start) ^ 0xE703_7ED1_A0B4_28DB
    var place = start
    while place + 8 < end {
      // SAFETY: eight bytes from `place` end before `end`, which lies in the buffer.
      let word = unsafe bytes.loadUnaligned(fromByteOffset: place, as: UInt64.self)
      hash = folded(hash ^ word)
      place += 8
    }
    // SAFETY: the text has at least eight bytes.
    let last = unsafe bytes.loadUnaligned(fromByteOffset: end - 8, as: UInt64.self)
    return folded(hash ^ last)
  }
}
