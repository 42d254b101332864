import Work

/// Numbers for words of which few are different, in the order of their first appearance.
struct FewWords: Sendable {
  /// The distinct words; the place of a word is its number.
  let words: [UInt64]
  private let pieces: [Piece]

  /// More different words in a stretch of rows are many.
  private static let limit = 1 << 10

  /// The words of a stretch of rows.
  private struct Piece: Sendable {
    /// The number of each row's word among those of the stretch.
    let codes: [UInt16]
    /// The numbers of these words among all.
    var numbers: [Int32]
  }

  /// Numbers the words; nothing when many are different, which a sample tells of most.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  init?(_ all: [UInt64], in work: WorkContext) {
    let step = max(1, all.count / (4 * FewWords.limit))
    var sample = WordTable()
    for row in stride(from: 0, to: all.count, by: step) { _ = sample.number(of: all[row]) }
    guard sample.words.count <= FewWords.limit else { return nil }
    let found = try? Work.overRanges(all.count, in: work) { range in
      FewWords.numbered(all.span, range)
    }
    var table = WordTable()
    var pieces: [Piece] = []
    for part in found ?? [] {
      guard let part else { return nil }
      pieces.append(Piece(codes: part.codes, numbers: part.words.map { table.number(of: $0) }))
    }
    (words, self.pieces) = (table.words, pieces)
  }

  /// The number of each row's word; zeros once a stop is asked for.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func codes(count: Int, in work: WorkContext) -> [Int32] {
    guard !pieces.isEmpty else { return [Int32](repeating: 0, count: count) }
    return Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
      let piece = pieces[range.lowerBound / Work.usualPiece]
      let (codes, numbers) = (piece.codes.span, piece.numbers.span)
      for place in codes.indices { output[place] = numbers[Int(codes[place])] }
    }
  }

  private static func numbered(
    _ all: Span<UInt64>, _ range: Range<Int>
  ) -> (codes: [UInt16], words: [UInt64])? {
    var table = WordTable(expecting: limit)
    var codes: [UInt16] = []
    codes.reserveCapacity(range.count)
    for row in range {
      let number = table.number(of: all[row])
      guard number < limit else { return nil }
      codes.append(UInt16(truncatingIfNeeded: number))
    }
    return (codes, table.words)
  }
}
