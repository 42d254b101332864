import Work

extension Loader {
  private static let sampleSize = 1 << 16

  /// Reads a file of text, whatever its encoding; says which that was and why, when it was not plain
  /// UTF-8.
  ///
  /// A file that begins as plain ASCII is read at once and its bytes are looked at on the way; where it
  /// turns out to be something else, they are checked, and read again if they had to be converted.
  static func readText(
    _ file: FileBytes, as format: FileFormat, _ read: Reader, _ request: LoadRequest
  ) throws(LoadFailure) -> (loaded: LoadedTable, evidence: String?) {
    guard format.watchesBytes, request.options.encoding == nil, beginsPlain(file) else {
      let decoded = try TextDecoding.decode(file, request)
      return (try read(decoded.file, request), decoded.evidence)
    }
    let seen = SeenBytes()
    var watched = request
    watched.seen = seen
    var supposed: Result<LoadedTable, LoadFailure>?
    do throws(LoadFailure) {
      let loaded = try read(file, watched)
      if seen.arePlain { return (loaded, nil) }
      supposed = .success(loaded)
    } catch {
      supposed = .failure(error)
    }
    if request.work.stop.isStopped { throw .stopped }
    if let supposed, try !TextCheck.isBroken(file, request) { return (try supposed.get(), nil) }
    // The table that was read in vain goes before the file is in memory once more.
    supposed = nil
    let decoded = try TextDecoding.decode(file, request)
    return (try read(decoded.file, request), decoded.evidence)
  }

  /// Reads a file in UTF-8.
  typealias Reader = @Sendable (FileBytes, LoadRequest) throws(LoadFailure) -> LoadedTable

  private static func beginsPlain(_ file: FileBytes) -> Bool {
    file.withSpan { bytes in
      let seen = SeenBytes()
      seen.look(at: bytes.extracting(0..<min(bytes.count, sampleSize)))
      return seen.arePlain
    }
  }
}
