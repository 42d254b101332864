import CStreams

/// Sends text to a terminal.
enum TerminalOutput {
  /// Sends text in one write; a terminal that is gone shows when reading.
  static func write(_ text: String, to descriptor: Int32) {
    var text = text
    text.withUTF8 { bytes in
      // SAFETY: the bytes live as long as the call.
      _ = unsafe cstreams_write_all(descriptor, bytes.baseAddress, bytes.count)
    }
  }
}
