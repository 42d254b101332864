/// Where the bytes of one field lie, in one word: 32 bits of start, 29 of length, 3 of marks.
///
/// The start counts from the beginning of a block, or of its scratch bytes when the field is
/// rewritten.
struct FieldPlace: Sendable {
  private let word: UInt64

  /// A longer field is refused.
  static let lengthLimit = 1 << 29

  /// The place of an empty field.
  static let empty = FieldPlace(start: 0, length: 0, [])

  /// Creates a place; the length must be below the limit.
  @inline(__always)
  init(start: Int, length: Int, _ marks: FieldList.Marks) {
    word =
      UInt64(truncatingIfNeeded: start) & 0xFFFF_FFFF | UInt64(truncatingIfNeeded: length) &<< 32
      | UInt64(marks.rawValue) &<< 61
  }

  /// The first byte.
  @inline(__always)
  var start: Int { Int(truncatingIfNeeded: word & 0xFFFF_FFFF) }

  /// The number of bytes.
  @inline(__always)
  var length: Int { Int(truncatingIfNeeded: (word &>> 32) & 0x1FFF_FFFF) }

  /// What is known beside the place.
  @inline(__always)
  var marks: FieldList.Marks { FieldList.Marks(rawValue: UInt8(truncatingIfNeeded: word &>> 61)) }

  /// Whether nothing is known beside the place: an unquoted field of the file.
  @inline(__always)
  var isPlain: Bool { word < 1 &<< 61 }
}
