/// Walks through JSON text (RFC 8259) strictly, without making values of it.
struct JSONScanner {
  /// What a value is.
  enum Kind {
    /// A text in quotes; whether it holds a backslash.
    case string(hasEscapes: Bool)
    /// A number, true or false.
    case scalar
    /// Null.
    case null
    /// An object or an array.
    case nested
  }

  /// The next byte.
  var position: Int
  /// The byte after the last.
  let end: Int

  private static let depthLimit = 512

  /// Passes blanks, tabs and line ends.
  mutating func skipSpace(_ bytes: Span<UInt8>) {
    while position < end, [0x20, 0x09, 0x0A, 0x0D].contains(bytes[position]) { position += 1 }
  }

  /// The next byte that is no blank, or zero at the end.
  mutating func peek(_ bytes: Span<UInt8>) -> UInt8 {
    skipSpace(bytes)
    return position < end ? bytes[position] : 0
  }

  /// Passes a byte that must come next.
  mutating func expect(_ byte: UInt8, _ bytes: Span<UInt8>) throws(JSONFault) {
    guard peek(bytes) == byte else {
      throw fault("expected `\(Unicode.Scalar(byte))`, \(found(bytes))")
    }
    position += 1
  }

  /// Passes a value and says what it was; its bytes are those between the places before and after.
  mutating func skipValue(_ bytes: Span<UInt8>, depth: Int = 0) throws(JSONFault) -> Kind {
    guard depth < JSONScanner.depthLimit else {
      throw fault("nested deeper than \(JSONScanner.depthLimit) levels")
    }
    switch peek(bytes) {
    case UInt8(ascii: "\""): return .string(hasEscapes: try skipString(bytes))
    case UInt8(ascii: "{"):
      try skipObject(bytes, depth)
      return .nested
    case UInt8(ascii: "["):
      try skipArray(bytes, depth)
      return .nested
    case UInt8(ascii: "t"): return try skip("true", bytes, .scalar)
    case UInt8(ascii: "f"): return try skip("false", bytes, .scalar)
    case UInt8(ascii: "n"): return try skip("null", bytes, .null)
    default:
      try skipNumber(bytes)
      return .scalar
    }
  }

  /// Passes a text with its quotes and says whether it holds a backslash.
  mutating func skipString(_ bytes: Span<UInt8>) throws(JSONFault) -> Bool {
    try expect(UInt8(ascii: "\""), bytes)
    let start = position - 1
    var hasEscapes = false
    while position < end {
      let byte = bytes[position]
      if byte == UInt8(ascii: "\"") {
        position += 1
        return hasEscapes
      }
      guard byte >= 0x20 else { throw fault("a text may not hold a raw control character") }
      if byte == UInt8(ascii: "\\") {
        hasEscapes = true
        position += 1
      }
      position += 1
    }
    position = min(position, end)
    throw JSONFault(offset: start, reason: "this text is never closed")
  }

  private mutating func skipObject(_ bytes: Span<UInt8>, _ depth: Int) throws(JSONFault) {
    position += 1
    guard peek(bytes) != UInt8(ascii: "}") else { return position += 1 }
    while true {
      skipSpace(bytes)
      _ = try skipString(bytes)
      try expect(UInt8(ascii: ":"), bytes)
      _ = try skipValue(bytes, depth: depth + 1)
      guard peek(bytes) == UInt8(ascii: ",") else { break }
      position += 1
    }
    try expect(UInt8(ascii: "}"), bytes)
  }

  private mutating func skipArray(_ bytes: Span<UInt8>, _ depth: Int) throws(JSONFault) {
    position += 1
    guard peek(bytes) != UInt8(ascii: "]") else { return position += 1 }
    while true {
      _ = try skipValue(bytes, depth: depth + 1)
      guard peek(bytes) == UInt8(ascii: ",") else { break }
      position += 1
    }
    try expect(UInt8(ascii: "]"), bytes)
  }

  private mutating func skip(
    _ word: String, _ bytes: Span<UInt8>, _ kind: Kind
  ) throws(JSONFault) -> Kind {
    let expected = Array(word.utf8)
    guard position + expected.count <= end, bytes.matches(expected, at: position) else {
      throw fault("expected `\(word)`")
    }
    position += expected.count
    return kind
  }

  private mutating func skipNumber(_ bytes: Span<UInt8>) throws(JSONFault) {
    let start = position
    if position < end, bytes[position] == UInt8(ascii: "-") { position += 1 }
    let first = position
    guard skipDigits(bytes) > 0 else {
      position = start
      throw fault("expected a value, \(found(bytes))")
    }
    if bytes[first] == UInt8(ascii: "0"), position > first + 1 {
      throw JSONFault(offset: first, reason: "a number may not start with a zero")
    }
    if position < end, bytes[position] == UInt8(ascii: ".") {
      position += 1
      guard skipDigits(bytes) > 0 else { throw fault("expected a digit behind the point") }
    }
    if position < end, bytes[position] | 0x20 == UInt8(ascii: "e") {
      position += 1
      if position < end, bytes[position] == 0x2B || bytes[position] == 0x2D { position += 1 }
      guard skipDigits(bytes) > 0 else { throw fault("expected a digit of the exponent") }
    }
  }

  private mutating func skipDigits(_ bytes: Span<UInt8>) -> Int {
    let start = position
    while position < end, bytes[position] &- UInt8(ascii: "0") < 10 { position += 1 }
    return position - start
  }

  /// A fault at the place reached.
  func fault(_ reason: String) -> JSONFault { JSONFault(offset: position, reason: reason) }

  /// What stands at the place reached, in words.
  func found(_ bytes: Span<UInt8>) -> String {
    guard position < end else { return "but the text ends here" }
    let byte = bytes[position]
    return byte < 0x7F && byte > 0x20
      ? "found `\(Unicode.Scalar(byte))`" : "found something else"
  }
}
