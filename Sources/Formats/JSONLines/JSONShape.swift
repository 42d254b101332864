/// How the text of a JSON file is laid out, told by its beginning.
enum JSONShape {
  /// An array inside of an object, or the outermost one.
  struct Place: Hashable {
    /// Its key, or nothing when it is the outermost value.
    let key: String?
    /// The byte of its bracket.
    let offset: Int
  }

  /// One array, from a byte on.
  case array(Place)
  /// One object a line.
  case lines
  /// Objects one after the other, over as many lines as they like.
  case sequence
  /// One object: its arrays of objects, and its other keys.
  case object(arrays: [Place], others: [String])

  /// Looks at a text that begins at a byte.
  ///
  /// - Parameter isLines: Whether the name of the file says that each line is an object.
  /// - Complexity: O(first value).
  init(_ bytes: Span<UInt8>, from start: Int, isLines: Bool) throws(JSONFault) {
    var scanner = JSONScanner(position: start, end: bytes.count)
    guard scanner.peek(bytes) == UInt8(ascii: "{") else {
      let isArray = scanner.peek(bytes) == UInt8(ascii: "[")
      self = isLines && !isArray ? .lines : .array(Place(key: nil, offset: scanner.position))
      return
    }
    let first = scanner.position
    let members: (arrays: [Place], others: [String])
    do throws(JSONFault) {
      members = try JSONShape.members(&scanner, bytes)
    } catch {
      // A broken line is told with the others; a broken object has nothing beside it.
      guard isLines || JSONShape.hasSecondObject(bytes, after: first) else { throw error }
      self = .lines
      return
    }
    let isOneLine = !(first..<scanner.position).contains { bytes[$0] == 0x0A }
    if scanner.peek(bytes) == 0 {
      self =
        isLines
        ? (isOneLine ? .lines : .sequence) : .object(arrays: members.arrays, others: members.others)
    } else {
      self = isOneLine ? .lines : .sequence
    }
  }

  /// Whether a later line begins with a brace, as in a file of one object a line.
  private static func hasSecondObject(_ bytes: Span<UInt8>, after start: Int) -> Bool {
    (start + 1..<bytes.count).contains { index in
      bytes[index] == UInt8(ascii: "{") && bytes[index - 1] == 0x0A
    }
  }

  private static func members(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>
  ) throws(JSONFault) -> (arrays: [Place], others: [String]) {
    var arrays: [Place] = []
    var others: [String] = []
    try scanner.expect(UInt8(ascii: "{"), bytes)
    if scanner.peek(bytes) == UInt8(ascii: "}") {
      scanner.position += 1
      return ([], [])
    }
    while true {
      scanner.skipSpace(bytes)
      let start = scanner.position
      _ = try scanner.skipString(bytes)
      var name: [UInt8] = []
      try JSONText.appendUnescaped((start + 1)..<(scanner.position - 1), bytes, to: &name)
      let key = String(decoding: name, as: UTF8.self)
      try scanner.expect(UInt8(ascii: ":"), bytes)
      if holdsObjects(scanner, bytes) {
        arrays.append(Place(key: key, offset: scanner.position))
      } else {
        others.append(key)
      }
      _ = try scanner.skipValue(bytes)
      guard scanner.peek(bytes) == UInt8(ascii: ",") else { break }
      scanner.position += 1
    }
    try scanner.expect(UInt8(ascii: "}"), bytes)
    return (arrays, others)
  }

  /// Whether the next value is an array whose first element is an object.
  private static func holdsObjects(_ scanner: JSONScanner, _ bytes: Span<UInt8>) -> Bool {
    var scanner = scanner
    guard scanner.peek(bytes) == UInt8(ascii: "[") else { return false }
    scanner.position += 1
    return scanner.peek(bytes) == UInt8(ascii: "{")
  }
}
