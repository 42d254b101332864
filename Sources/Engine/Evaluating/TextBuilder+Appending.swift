import Tables

extension TextBuilder {
  /// Adds a row's text given by its bytes, while there is room for it.
  mutating func append(_ bytes: ArraySlice<UInt8>) throws(EngineError) {
    guard hasRoom(for: bytes.count) else { throw .tooMuchText() }
    append(bytes.span)
  }

  /// Adds a row's text, while there is room for it.
  mutating func append(_ text: String) throws(EngineError) {
    try append(Array(text.utf8)[...])
  }
}
