import Work

/// Reads all chunks of a file on all threads, and again one after another those that were cut wrong.
struct ChunkRun {
  private let reader: DelimitedReader
  private let chunks: ChunkReader
  private let request: LoadRequest

  /// What lies behind the end of a chunk that may be looked at before its beginning is known to be
  /// right.
  private static let reach = 1 << 20

  /// Prepares to read some columns.
  init(_ reader: DelimitedReader, _ columns: [(Int, PieceMethod)]) {
    self.reader = reader
    request = reader.request
    chunks = ChunkReader(
      file: reader.file, dialect: reader.dialect, reading: reader.reading,
      columns: columns.map { (column: $0.0, method: $0.1) }, demands: reader.demands)
  }

  /// Reads all chunks.
  func run() throws(LoadFailure) -> Chunks {
    let cuts = reader.file.withSpan { ChunkCuts($0, reader.dialect) }
    let ends = cuts.starts.dropFirst() + [cuts.end]
    let ranges = zip(cuts.starts, ends).map { $0..<$1 }
    let read = try parallel(ranges) { range in min(cuts.end, range.upperBound + ChunkRun.reach) }
    return Chunks(try inOrder(read, ranges, end: cuts.end), columns: chunks.columns.map(\.column))
  }

  /// Reads the same chunks again, for other columns.
  func run(_ known: Chunks) throws(LoadFailure) -> Chunks {
    let ranges = known.parts.map { $0.start..<$0.end }
    let end = reader.dialect.dataEnd
    let read = try parallel(ranges) { _ in end }
    return Chunks(try inOrder(read, ranges, end: end), columns: chunks.columns.map(\.column))
  }

  private func parallel(
    _ ranges: [Range<Int>], _ bound: @Sendable (Range<Int>) -> Int
  ) throws(LoadFailure) -> [ChunkReader.Part?] {
    let total = Double(max(1, reader.dialect.dataEnd))
    do throws(Stopped) {
      return try Work.overRanges(ranges.count, piece: 1, in: request.work) { index in
        let range = ranges[index.lowerBound]
        request.work.progress.report(
          Double(range.lowerBound) / total, "reading \(request.path)")
        // A chunk that cannot be read so far is read again in its turn.
        return reader.file.withSpan { try? chunks.read($0, range, bound: bound(range)) }
      }
    } catch {
      throw .stopped
    }
  }

  /// Puts chunks together where each begins just where the one before ended; reads the others again.
  private func inOrder(
    _ read: [ChunkReader.Part?], _ ranges: [Range<Int>], end: Int
  ) throws(LoadFailure) -> [ChunkReader.Part] {
    var parts: [ChunkReader.Part] = []
    var position = ranges.first?.lowerBound ?? end
    var line = reader.dialect.dataLine
    for (part, range) in zip(read, ranges) where position < range.upperBound {
      let next: ChunkReader.Part
      if let part, part.start == position {
        next = part
      } else {
        if request.work.stop.isStopped { throw .stopped }
        next = try careful(position..<range.upperBound, end, line: line)
      }
      parts.append(next)
      position = next.end
      line += next.lineCount
    }
    return parts
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
