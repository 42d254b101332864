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
  // One array, so that a field costs one append.
  private var places: [Place] = []
  private var scratch: [UInt8] = []

  private struct Place: Sendable {
    var start: UInt32
    var end: UInt32
    var marks: Marks
  }

  /// Creates an empty list for a stretch of the file.
  init(base: Int) { self.base = base }

  /// The number of fields.
  var count: Int { places.count }

  /// What is known of a field beside its place.
  func marks(_ index: Int) -> Marks { places[index].marks }

  /// Where a field lies in the file, or nothing when it was rewritten.
  func range(_ index: Int) -> Range<Int>? {
    let place = places[index]
    guard !place.marks.contains(.rewritten) else { return nil }
    return (base + Int(place.start))..<(base + Int(place.end))
  }

  /// Adds a field of the file.
  mutating func append(_ range: Range<Int>, _ mark: Marks) {
    append(range.lowerBound - base, range.upperBound - base, mark)
  }

  /// Adds a quoted field whose doubled or escaped quotes each become one.
  mutating func append(
    undoing range: Range<Int>, quote: UInt8, escape: UInt8?, in bytes: Span<UInt8>
  ) {
    let start = scratch.count
    var position = range.lowerBound
    while position < range.upperBound {
      if let escape, bytes[position] == escape, position + 1 < range.upperBound,
        bytes[position + 1] == quote
      {
        scratch.append(quote)
        position += 2
        continue
      }
      scratch.append(bytes[position])
      let isDoubled =
        bytes[position] == quote && position + 1 < range.upperBound && bytes[position + 1] == quote
      position += isDoubled ? 2 : 1
    }
    append(start, scratch.count, [.quoted, .rewritten])
  }

  /// Adds a quoted field with other bytes than those of the file.
  mutating func append(rewritten text: [UInt8]) {
    let start = scratch.count
    scratch += text
    append(start, scratch.count, [.quoted, .rewritten])
  }

  private mutating func append(_ start: Int, _ end: Int, _ marks: Marks) {
    places.append(
      Place(
        start: UInt32(truncatingIfNeeded: start), end: UInt32(truncatingIfNeeded: end),
        marks: marks))
  }

  /// Narrows a field of the file to a part of it.
  mutating func narrow(_ index: Int, dropping first: Int, last: Int) {
    places[index].start += UInt32(truncatingIfNeeded: first)
    places[index].end -= UInt32(truncatingIfNeeded: last)
  }

  /// Adds empty fields for those a short record lacks.
  mutating func pad(to count: Int) {
    while self.count < count { append(base..<base, []) }
  }

  /// Drops the fields from a place on.
  mutating func removeLast(from count: Int) {
    places.removeLast(places.count - count)
  }

  /// Lends the bytes of a field.
  func withField<Result>(
    _ index: Int, in bytes: Span<UInt8>, _ body: (Span<UInt8>) -> Result
  ) -> Result {
    let place = places[index]
    if place.marks.contains(.rewritten) {
      return body(scratch.span.extracting(Int(place.start)..<Int(place.end)))
    }
    return body(bytes.extracting((base + Int(place.start))..<(base + Int(place.end))))
  }

  /// The text of a field, for headers and messages.
  func text(_ index: Int, in bytes: Span<UInt8>) -> String {
    withField(index, in: bytes) { $0.text }
  }
}
