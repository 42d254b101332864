import Work

/// A delimited file cut at record ends into blocks of about equal size.
struct BlockIndex: Sendable {
  /// A stretch of whole records.
  struct Block: Sendable {
    /// The bytes of the records.
    let range: Range<Int>
    /// The line the first record starts on.
    let line: Int
  }

  /// The blocks in order; they do not depend on the number of threads.
  let blocks: [Block]

  /// Walks through all records and cuts where a block is full.
  ///
  /// - Complexity: O(*n*).
  init(
    _ bytes: Span<UInt8>, _ dialect: Dialect, _ request: LoadRequest
  ) throws(LoadFailure) {
    let wanted = max(1 << 20, dialect.names.count * 1024)
    let scanner = dialect.scanner
    let file = bytes.extracting(0..<dialect.dataEnd)
    var blocks: [Block] = []
    var none = FieldList(base: 0)
    var start = min(dialect.dataStart, dialect.dataEnd)
    var position = start
    var line = dialect.dataLine
    var firstLine = line
    while position < file.count {
      let end = scanner.record(in: file, from: position, limit: 0, into: &none)
      if let lines = end.unclosedAfter {
        throw .unclosedQuote(request.path, line: line + lines)
      }
      guard end.next - position < Int(UInt32.max) else {
        throw .tooLarge(
          request.path, "has a line of more than 4 GB at line \(line)",
          advice: "is the delimiter right? name it with  delimiter:")
      }
      position = end.next
      line += end.lineEnds
      guard position - start >= wanted || position >= file.count else { continue }
      blocks.append(Block(range: start..<position, line: firstLine))
      start = position
      firstLine = line
      if request.work.stop.isStopped { throw .stopped }
      request.work.progress.report(
        Double(position) / Double(file.count) / 3, "reading \(request.path)")
    }
    self.blocks = blocks
  }
}
