import Work

/// Unpacks files by their first bytes, whatever their name says.
enum Unpacking {
  private static let kinds: [(bytes: [UInt8], codec: Codec, name: String)] = [
    ([0x1F, 0x8B], .gzip, "gzip"), ([0x28, 0xB5, 0x2F, 0xFD], .zstd, "zstd"),
  ]

  /// The unpacked bytes and what they were packed with, or the file as it is.
  ///
  /// - Complexity: O(*n*), where *n* is the number of unpacked bytes.
  static func unpacked(
    _ file: FileBytes, _ path: String, _ stop: StopFlag
  ) throws(LoadFailure) -> (file: FileBytes, evidence: String?) {
    let kind = file.withSpan { bytes in kinds.first { bytes.matches($0.bytes, at: 0) } }
    guard let kind else { return (file, nil) }
    do throws(CodecFault) {
      let bytes = try file.withSpan { bytes throws(CodecFault) in
        try kind.codec.run(bytes, stop: stop)
      }
      return (FileBytes(bytes), "packed with \(kind.name)")
    } catch {
      switch error.reason {
      case .stopped: throw .stopped
      case .noMemory: throw .refused(FileError(.noMemory, path: path).diagnostic())
      case .broken, .cut, .unknown:
        throw .brokenPack(path, kind.name, isCut: error.reason == .cut, offset: error.offset)
      }
    }
  }
}
