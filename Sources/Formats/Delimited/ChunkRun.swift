import Work

/// Reads all chunks of a file on all threads, and again one after another those that were cut wrong.
struct ChunkRun {
  private let reader: DelimitedReader
  private let chunks: ChunkReader
  private let request: LoadRequest

  /// What lies behind the end of a chunk that may be looked at before its beginning is known to be
  /// right.
  private static let reach = 1 << 20

  /// Prepares to read some columns, and to show the bytes on the way.
  init(
    _ reader: DelimitedReader, _ columns: [(Int, PieceMethod)], showingTo seen: SeenBytes? = nil
  ) {
    self.reader = reader
    request = reader.request
    chunks = ChunkReader(
      file: reader.file, dialect: reader.dialect, reading: reader.reading,
      columns: columns.map { (column: $0.0, method: $0.1) }, demands: reader.demands,
      seen: seen)
  }

  /// Reads all chunks.
  func run() throws(LoadFailure) -> Chunks {
    let cuts = reader.file.withSpan {
      ChunkCuts($0, reader.dialect, size: request.options.chunkSize)
    }
    let ends = cuts.starts.dropFirst() + [cuts.end]
    let ranges = zip(cuts.starts, ends).map { $0..<$1 }
    let reach = request.options.chunkSize ?? ChunkRun.reach
    return try run(ranges, end: cuts.end) { range in min(cuts.end, range.upperBound + reach) }
  }

  /// Reads the same chunks again, for other columns.
  func run(_ known: Chunks) throws(LoadFailure) -> Chunks {
    let end = reader.dialect.dataEnd
    return try run(known.parts.map { $0.start..<$0.end }, end: end) { _ in end }
  }

  private func run(
    _ ranges: [Range<Int>], end: Int, _ bound: @Sendable (Range<Int>) -> Int
  ) throws(LoadFailure) -> Chunks {
    let queue = ChunkQueue(
      ranges, columnCount: chunks.columns.count, line: reader.dialect.dataLine
    ) { (range, line) throws(LoadFailure) in
      if request.work.stop.isStopped { throw .stopped }
      return try careful(range, end, line: line)
    }
    let total = Double(max(1, reader.dialect.dataEnd))
    do throws(Stopped) {
      _ = try Work.overRanges(ranges.count, piece: 1, in: request.work) { index in
        let range = ranges[index.lowerBound]
        request.work.progress.report(
          Double(range.lowerBound) / total, "reading \(request.path)")
        // A chunk that cannot be read so far is read again in its turn.
        guard queue.isWanted(index.lowerBound) else {
          return queue.put(nil, at: index.lowerBound)
        }
        let read = reader.file.withSpan { try? chunks.read($0, range, bound: bound(range)) }
        queue.put(read, at: index.lowerBound)
      }
    } catch {
      throw .stopped
    }
    return try queue.finish(chunks.columns.map(\.column))
  }

  private func careful(
    _ range: Range<Int>, _ end: Int, line: Int
  ) throws(LoadFailure) -> ChunkReader.Part {
    do throws(RowBlock.Obstacle) {
      return try reader.file.withSpan { bytes throws(RowBlock.Obstacle) in
        try chunks.read(bytes, range, bound: end)
      }
    } catch {
      switch error {
      case .unclosed(let lines): throw .unclosedQuote(request.path, line: line + lines)
      case .tooLong(let lines):
        throw .tooLarge(
          request.path, "has a record of more than 500 MB at line \(line + lines)",
          advice: "is the delimiter right? name it with  delimiter:")
      case .unfinished: preconditionFailure("Nothing hides the end of the file")
      }
    }
  }
}
