import Work

/// Turns the bytes of a text file into UTF-8, whatever their encoding.
struct TextDecoding {
  /// The bytes in UTF-8.
  let file: FileBytes
  /// The encoding and why, when it was not plain UTF-8.
  let evidence: String?

  /// Converts to the named encoding, else to the one the bytes show; UTF-8 stays as it is.
  ///
  /// - Complexity: O(*n*).
  static func decode(
    _ file: FileBytes, _ request: LoadRequest
  ) throws(LoadFailure) -> TextDecoding {
    let name = request.options.encoding
    if let name, !isUTF8(name) { return try decode(file, named: name, request) }
    if name == nil, let wide = file.withSpan({ WideText($0) }) {
      let made = try convert(file, wide.converterName, skipping: wide.markCount, request)
      return TextDecoding(file: made, evidence: wide.evidence)
    }
    guard try TextCheck.isBroken(file, request) else {
      return TextDecoding(file: file, evidence: nil)
    }
    let sample = file.withSpan { EncodingSample($0) }
    guard name == nil, sample.strayCount > sample.wholeCount, let found = EncodingSniffer(sample)
    else { throw file.withSpan { TextCheck.failure($0, request.path) } }
    let made = try convert(file, found.encoding.converterName, skipping: 0, request)
    return TextDecoding(file: made, evidence: found.evidence)
  }

  private static func decode(
    _ file: FileBytes, named name: String, _ request: LoadRequest
  ) throws(LoadFailure) -> TextDecoding {
    let wide = name.lowercased().hasPrefix("utf") ? file.withSpan { WideText($0) } : nil
    let converter =
      name.lowercased().hasSuffix("16")
      ? wide?.converterName ?? "UTF-16LE" : TextEncoding.converterName(for: name)
    let made = try convert(
      file, converter, skipping: wide?.markCount ?? 0, request, named: name)
    return TextDecoding(file: made, evidence: "encoding \(name), as `encoding:` says")
  }

  private static func convert(
    _ file: FileBytes, _ converter: String, skipping count: Int, _ request: LoadRequest,
    named name: String? = nil
  ) throws(LoadFailure) -> FileBytes {
    let made: [UInt8]
    do throws(CodecFault) {
      made = try file.withSpan { bytes throws(CodecFault) in
        try Codec.utf8(from: converter).run(
          bytes.extracting(count..<bytes.count), stop: request.work.stop)
      }
    } catch {
      throw failure(error, file, skipping: count, name ?? converter, request.path)
    }
    if let zero = made.firstIndex(of: 0) {
      throw .zeroByte(request.path, at: FilePlace.lineAndColumn(of: zero, in: made.span))
    }
    return FileBytes(made)
  }

  private static func failure(
    _ fault: CodecFault, _ file: FileBytes, skipping count: Int, _ name: String, _ path: String
  ) -> LoadFailure {
    switch fault.reason {
    case .stopped: .stopped
    case .unknown: .unknownEncoding(name)
    case .noMemory: .refused(FileError(.noMemory, path: path).diagnostic())
    case .broken, .cut:
      file.withSpan { bytes in
        let offset = fault.offset + count
        let byte = offset < bytes.count ? bytes[offset] : nil
        return .misfit(path, name, line: fault.line, offset: offset, byte: byte)
      }
    }
  }

  private static func isUTF8(_ name: String) -> Bool {
    ["utf8", "ascii", "usascii"].contains(name.lowercased().filter { $0 != "-" && $0 != "_" })
  }
}
