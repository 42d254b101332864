/// A place in a file and the line it is on.
struct FilePlace {
  /// Bytes from the beginning.
  var offset: Int
  /// The line, from 1.
  var line: Int

  /// Moves to the beginning of a later line, or to the end of the file.
  mutating func skip(lines: Int, in bytes: Span<UInt8>) {
    var left = lines
    while left > 0, offset < bytes.count {
      let byte = bytes[offset]
      offset += 1
      guard byte == 0x0A || byte == 0x0D else { continue }
      if byte == 0x0D, offset < bytes.count, bytes[offset] == 0x0A { offset += 1 }
      line += 1
      left -= 1
    }
  }

  /// The line of a byte, and the character in the line, both from 1.
  ///
  /// - Complexity: O(*offset*).
  static func lineAndColumn(of offset: Int, in bytes: Span<UInt8>) -> (line: Int, column: Int) {
    var line = 1
    var start = 0
    for index in 0..<min(offset, bytes.count) {
      let byte = bytes[index]
      let endsLine =
        byte == 0x0A
        || (byte == 0x0D && !(index + 1 < bytes.count && bytes[index + 1] == 0x0A))
      if endsLine {
        line += 1
        start = index + 1
      }
    }
    var column = 1
    for index in start..<max(start, min(offset, bytes.count)) where bytes[index] & 0xC0 != 0x80 {
      column += 1
    }
    return (line, column)
  }
}
