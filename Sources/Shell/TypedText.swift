/// The text being typed and the place of the cursor in it.
struct TypedText: Equatable, Sendable {
  /// The text, without its last line end.
  private(set) var text: String
  /// The cursor, in UTF-8 bytes from the beginning.
  private(set) var cursor: Int

  /// Creates a text with the cursor at its end, or at `cursor`.
  init(_ text: String = "", cursor: Int? = nil) {
    self.text = text
    self.cursor = min(cursor ?? text.utf8.count, text.utf8.count)
  }

  /// Whether the cursor stands behind the last character.
  var isAtEnd: Bool { cursor == text.utf8.count }

  /// The text before the cursor.
  var before: Substring { text[..<place] }
  /// The text behind the cursor.
  var after: Substring { text[place...] }

  /// What a person sees as one character, at a byte where one begins.
  func character(at offset: Int) -> Character {
    text[text.utf8.index(text.startIndex, offsetBy: offset)]
  }

  /// The bytes of the character that begins at `offset`; `bytes` are those of the text.
  func characterLength(at offset: Int, in bytes: [UInt8]) -> Int {
    // ASCII before ASCII stands alone, but for CR LF: no need to look for marks that combine.
    let isAlone = bytes[offset] < 0x80 && bytes[offset] != UInt8(ascii: "\r")
    if isAlone, offset + 1 == bytes.count || bytes[offset + 1] < 0x80 { return 1 }
    return character(at: offset).utf8.count
  }

  private var place: String.Index { text.utf8.index(text.startIndex, offsetBy: cursor) }

  /// Puts text in front of the cursor.
  mutating func insert(_ new: String) { replace(cursor..<cursor, with: new) }

  /// Puts text in the place of other text and the cursor behind it.
  mutating func replace(_ range: Range<Int>, with new: String) {
    let bounds = range.clamped(to: 0..<text.utf8.count)
    let lower = text.utf8.index(text.startIndex, offsetBy: bounds.lowerBound)
    let upper = text.utf8.index(text.startIndex, offsetBy: bounds.upperBound)
    text.replaceSubrange(lower..<upper, with: new)
    cursor = bounds.lowerBound + new.utf8.count
  }

  /// Takes away what a person sees as one character in front of the cursor.
  mutating func deleteBackward() {
    guard let last = before.last else { return }
    replace(cursor - last.utf8.count..<cursor, with: "")
  }

  /// Takes away what a person sees as one character behind the cursor.
  mutating func deleteForward() {
    guard let first = after.first else { return }
    replace(cursor..<cursor + first.utf8.count, with: "")
  }
}
