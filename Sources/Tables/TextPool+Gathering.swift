import Work

extension TextPool {
  /// The texts at some places; a negative place gives an empty text.
  ///
  /// Once a stop is asked for, the texts mean nothing: whoever runs polls before using them.
  ///
  /// - Complexity: O(*places* + bytes copied), shared among the threads.
  func gathered(at places: [Int32], in work: WorkContext) -> TextStorage {
    let lengths = try? Work.overRanges(places.count, in: work) { range in
      var length = 0
      let (places, offsets) = (places.span, offsets.span)
      for place in range where places[place] >= 0 {
        let index = Int(places[place])
        length &+= Int(offsets[index &+ 1] &- offsets[index])
      }
      return length
    }
    guard let lengths else { return .plain(TextPool(blankCount: places.count)) }
    guard lengths.reduce(0, +) < Int(UInt32.max) else { return coded(at: places) }
    let bytes = Work.array(joining: lengths, in: work) {
      (piece, output: inout MutableSpan<UInt8>) in
      copy(places, piece, to: &output)
    }
    let ends = ends(of: places, lengths, in: work)
    // A stop in between leaves zeros that do not fit each other.
    guard ends.last.map({ Int($0) }) ?? 0 == bytes.count, !work.stop.isStopped else {
      return .plain(TextPool(blankCount: places.count))
    }
    return .plain(TextPool(bytes: bytes, offsets: ends))
  }

  /// So many empty texts.
  init(blankCount count: Int) {
    self.init(bytes: [], offsets: [UInt32](repeating: 0, count: count + 1))
  }

  /// More bytes than one pool holds are kept as codes.
  private func coded(at places: [Int32]) -> TextStorage {
    let (codes, dictionary) = TextColumn(.plain(self)).coded
    let found = places.map { $0 < 0 ? 0 : codes[Int($0)] }
    return .coded(Codes(narrowing: found, distinctCount: dictionary.count), dictionary)
  }

  /// Copies the bytes of the texts of a piece.
  private func copy(_ places: [Int32], _ piece: Int, to output: inout MutableSpan<UInt8>) {
    let (places, offsets, bytes) = (places.span, offsets.span, bytes.span)
    var filled = 0
    for place in TextPool.rows(of: piece, places.count) where places[place] >= 0 {
      let index = Int(places[place])
      for byte in Int(offsets[index])..<Int(offsets[index &+ 1]) {
        output[filled] = bytes[byte]
        filled &+= 1
      }
    }
  }

  /// Where the texts begin and, after the last one, where they end.
  private func ends(of places: [Int32], _ lengths: [Int], in work: WorkContext) -> [UInt32] {
    var starts: [UInt32] = []
    var total = 0
    for length in lengths {
      starts.append(UInt32(total))
      total += length
    }
    let first = starts
    let counts = lengths.indices.map { TextPool.rows(of: $0, places.count).count }
    return Work.array(joining: [1] + counts, in: work) {
      (piece, output: inout MutableSpan<UInt32>) in
      guard piece > 0 else {
        output[0] = 0
        return
      }
      let (places, offsets) = (places.span, offsets.span)
      var end = first[piece - 1]
      let rows = TextPool.rows(of: piece - 1, places.count)
      for place in rows {
        if places[place] >= 0 {
          let index = Int(places[place])
          end &+= offsets[index &+ 1] &- offsets[index]
        }
        output[place &- rows.lowerBound] = end
      }
    }
  }

  private static func rows(of piece: Int, _ count: Int) -> Range<Int> {
    piece * Work.usualPiece..<min(count, (piece + 1) * Work.usualPiece)
  }
}
