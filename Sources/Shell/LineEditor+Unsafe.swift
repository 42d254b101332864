import CStreams

extension LineEditor {
  /// Sends bytes to the terminal in one write; a terminal that is gone shows when reading.
  func write(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // SAFETY: the bytes live as long as the call.
      _ = unsafe cstreams_write_all(1, bytes.baseAddress, bytes.count)
    }
  }
}
