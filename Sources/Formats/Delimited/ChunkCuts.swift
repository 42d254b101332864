/// Where a file is likely to be cut into chunks of whole records.
///
/// Whether a line end stands inside quotes is known only to who has read all before it. So cuts are
/// guesses, made so that what follows looks like a row; the reader of a chunk says where its last
/// record ended, and a chunk that does not begin just there is read again (`ChunkReader`).
struct ChunkCuts: Sendable {
  /// The first byte of each chunk.
  let starts: [Int]
  /// The byte after the last chunk.
  let end: Int

  /// The bytes of a chunk, at most; a small file has smaller ones, so that all cores have some.
  static let size = 4 << 20
  private static let leastSize = 1 << 18

  /// Cuts a file; the cuts depend on nothing but its bytes.
  ///
  /// - Complexity: O(chunks).
  init(_ bytes: Span<UInt8>, _ dialect: Dialect, size: Int? = nil) {
    let start = min(dialect.dataStart, dialect.dataEnd)
    end = dialect.dataEnd
    let wanted =
      size
      ?? max(
        min(ChunkCuts.size, max(ChunkCuts.leastSize, (end - start) / 8)),
        dialect.names.count * 1024)
    var starts = start < end ? [start] : []
    var target = start + wanted
    while target < end {
      let cut =
        ChunkCuts.cut(near: target, bytes, dialect)
        ?? ChunkCuts.lineEnd(behind: target, within: wanted, bytes, dialect)
      if let cut, cut < end, cut > starts[starts.count - 1] { starts.append(cut) }
      target = max(target + wanted, (cut ?? target) + 1)
    }
    self.starts = starts
  }

  /// The beginning of the next line, where rows are so long that none was seen near a place.
  private static func lineEnd(
    behind target: Int, within length: Int, _ bytes: Span<UInt8>, _ dialect: Dialect
  ) -> Int? {
    let file = bytes.extracting(0..<min(dialect.dataEnd, target + length))
    var place = FilePlace(offset: target, line: 0)
    place.skip(lines: 1, in: file)
    return place.offset < file.count ? place.offset : nil
  }

  /// A place near another where a row seems to begin.
  private static func cut(near target: Int, _ bytes: Span<UInt8>, _ dialect: Dialect) -> Int? {
    let file = bytes.extracting(0..<min(dialect.dataEnd, target + (1 << 16)))
    var first: Int?
    var place = FilePlace(offset: target, line: 0)
    for _ in 0..<16 {
      place.skip(lines: 1, in: file)
      guard place.offset < file.count else { return first }
      first = first ?? place.offset
      var fields = FieldList(base: place.offset)
      let record = dialect.scanner.record(in: file, from: place.offset, limit: 0, into: &fields)
      if record.fieldCount == dialect.names.count, record.unclosedAfter == nil {
        return place.offset
      }
    }
    return first
  }
}
