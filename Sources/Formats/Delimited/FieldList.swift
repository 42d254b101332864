/// Where the fields of some records lie, record by record.
///
/// A field is a stretch of the file, or of `scratch` when its doubled quotes had to be undone.
struct FieldList: Sendable {
  /// What is known of a field beside its place.
  struct Marks: OptionSet, Sendable {
    let rawValue: UInt8
    /// The field stood in quotes.
    static let quoted = Marks(rawValue: 1)
    /// The field lies in `scratch`.
    static let rewritten = Marks(rawValue: 2)
    /// The field has quotes where none may be, and is kept as it stands.
    static let malformed = Marks(rawValue: 4)
  }

  /// The place in the file that all starts and ends are counted from.
  let base: Int
  private(set) var starts: [UInt32] = []
  private(set) var ends: [UInt32] = []
  private(set) var marks: [Marks] = []
  private(set) var scratch: [UInt8] = []

  /// Creates an empty list for a stretch of the file.
  init(base: Int) { self.base = base }

  /// The number of fields.
  var count: Int { starts.count }

  /// Adds a field of the file.
  mutating func append(_ range: Range<Int>, _ mark: Marks) {
    starts.append(UInt32(truncatingIfNeeded: range.lowerBound - base))
    ends.append(UInt32(truncatingIfNeeded: range.upperBound - base))
    marks.append(mark)
  }

  /// Adds a quoted field whose doubled quotes each become one.
  mutating func append(undoing range: Range<Int>, quote: UInt8, in bytes: Span<UInt8>) {
    starts.append(UInt32(truncatingIfNeeded: scratch.count))
    var position = range.lowerBound
    while position < range.upperBound {
      scratch.append(bytes[position])
      position += bytes[position] == quote ? 2 : 1
    }
    ends.append(UInt32(truncatingIfNeeded: scratch.count))
    marks.append([.quoted, .rewritten])
  }

  /// Adds a quoted field with other bytes than those of the file.
  mutating func append(rewritten text: [UInt8]) {
    starts.append(UInt32(truncatingIfNeeded: scratch.count))
    scratch += text
    ends.append(UInt32(truncatingIfNeeded: scratch.count))
    marks.append([.quoted, .rewritten])
  }

  /// Adds empty fields for those a short record lacks.
  mutating func pad(to count: Int) {
    while self.count < count { append(base..<base, []) }
  }

  /// Drops the fields from a place on.
  mutating func removeLast(from count: Int) {
    starts.removeLast(self.count - count)
    ends.removeLast(ends.count - count)
    marks.removeLast(marks.count - count)
  }

  /// Lends the bytes of a field.
  func withField<Result>(
    _ index: Int, in bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    if marks[index].contains(.rewritten) {
      return body(scratch.span.extracting(Int(starts[index])..<Int(ends[index])))
    }
    return body(bytes.extracting((base + Int(starts[index]))..<(base + Int(ends[index]))))
  }

  /// The text of a field, for headers and messages.
  func text(_ index: Int, in bytes: Span<UInt8>) -> String {
    withField(index, in: bytes) { $0.text }
  }
}
