import Values

/// A text that was typed or read, with the name it goes by in messages.
public struct Source: Hashable, Sendable {
  /// The file's name, or nothing for a line typed at the prompt.
  public let name: String?
  /// The text.
  public let text: String

  /// Creates a source.
  public init(name: String? = nil, text: String) {
    self.name = name
    self.text = text
  }

  /// The line that holds a byte: its number from 1, its text, and the byte where it starts.
  ///
  /// - Complexity: O(*n*).
  public func line(holding offset: Int) -> (number: Int, text: String, start: Int) {
    let bytes = Array(text.utf8)
    let offset = min(max(0, offset), bytes.count)
    let newline = UInt8(ascii: "\n")
    let start = (bytes[..<offset].lastIndex(of: newline) ?? -1) + 1
    let end = bytes[offset...].firstIndex(of: newline) ?? bytes.count
    let number = bytes[..<start].count { $0 == newline } + 1
    return (number, String(decoding: bytes[start..<end], as: UTF8.self), start)
  }
}
