/// Sees that the bytes of a file are UTF-8 text.
enum TextCheck {
  /// Refuses other encodings, zero bytes and broken characters, saying where.
  ///
  /// - Complexity: O(*n*).
  static func check(_ bytes: Span<UInt8>, _ path: String) throws(LoadFailure) {
    if bytes.matches([0xFF, 0xFE], at: 0) || bytes.matches([0xFE, 0xFF], at: 0) {
      throw .utf16(path)
    }
    for index in bytes.indices where bytes[index] == 0 {
      throw .zeroByte(path, at: FilePlace.lineAndColumn(of: index, in: bytes))
    }
    guard let offset = firstBrokenCharacter(bytes) else { return }
    let place = FilePlace.lineAndColumn(of: offset, in: bytes)
    throw .notUTF8(path, at: place, byte: bytes[offset])
  }

  private static func firstBrokenCharacter(_ bytes: Span<UInt8>) -> Int? {
    do throws(UTF8.ValidationError) {
      _ = try UTF8Span(validating: bytes)
      return nil
    } catch {
      return error.byteOffsets.lowerBound
    }
  }
}
