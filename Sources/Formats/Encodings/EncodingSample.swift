/// The lines of a file that hold bytes above ASCII, up to a limit.
struct EncodingSample {
  /// The lines, one after another.
  let bytes: [UInt8]
  /// Characters of more than one byte that are whole in UTF-8.
  let wholeCount: Int
  /// Bytes above ASCII that are no part of such a character.
  let strayCount: Int

  private static let limit = 1 << 16

  /// Gathers lines.
  ///
  /// - Complexity: O(*n*).
  init(_ file: Span<UInt8>) {
    var gathered: [UInt8] = []
    var lineStart = 0
    var index = 0
    while index < file.count, gathered.count < EncodingSample.limit {
      if file[index] == 0x0A || file[index] == 0x0D { lineStart = index + 1 }
      guard file[index] >= 0x80 else {
        index += 1
        continue
      }
      // Bytes below 0x30 are no part of a longer character in any encoding that is looked for.
      var start = index
      while start > lineStart, index - start < 200 || file[start - 1] >= 0x30 { start -= 1 }
      var end = index + 1
      while end < file.count, file[end] != 0x0A, file[end] != 0x0D {
        if end - start > 4096, file[end] < 0x30 { break }
        end += 1
      }
      for place in start..<end { gathered.append(file[place]) }
      gathered.append(0x0A)
      lineStart = end
      index = end
    }
    bytes = gathered
    (wholeCount, strayCount) = EncodingSample.characters(gathered)
  }

  private static func characters(_ bytes: [UInt8]) -> (whole: Int, stray: Int) {
    var whole = 0
    var stray = 0
    var index = 0
    while index < bytes.count {
      let lead = bytes[index]
      let length = lead < 0x80 ? 1 : lead < 0xC2 ? 0 : lead < 0xE0 ? 2 : lead < 0xF0 ? 3 : 4
      let end = index + length
      if lead < 0x80 {
        index += 1
      } else if length > 1, end <= bytes.count,
        bytes[(index + 1)..<end].allSatisfy({ $0 & 0xC0 == 0x80 })
      {
        whole += 1
        index = end
      } else {
        stray += 1
        index += 1
      }
    }
    return (whole, stray)
  }
}
