import Tables
import Work

/// The texts of a pool divided by their hash into parts that fit the processor's cache; equal texts
/// meet in one part, also those of different pools.
struct TextDivision<Mark: TextMark>: Sendable {
  /// The texts.
  let pool: TextPool
  private let pieces: [TextPiece<Mark>]
  /// The rows of a piece: so many that some hundreds of each fall into a part, however many parts.
  private let piece: Int
  private let stop: StopFlag

  /// Divides the texts into a number of parts.
  ///
  /// Once a stop is asked for, it is empty.
  ///
  /// - Complexity: O(bytes), shared among the threads.
  init(_ pool: TextPool, partCount: Int, in work: WorkContext) {
    self.pool = pool
    piece = max(Work.usualPiece, 256 * partCount)
    let pieces = try? Work.overRanges(pool.count, piece: piece, in: work) { range in
      TextPiece<Mark>(pool, range, partCount: partCount)
    }
    (self.pieces, stop) = (pieces ?? [], work.stop)
  }

  /// As many parts as leave each so few texts that their marks fit the processor's nearer cache, with
  /// the slots they are looked up in, of which a third is used.
  static func partCount(for count: Int) -> Int {
    let fitting = (1 << 17) / max(8, MemoryLayout<Mark>.stride) * 5 / 8
    return max(1, min(2048, (count + fitting - 1) / fitting))
  }

  /// The number of texts in a part.
  func size(of part: Int) -> Int { pieces.reduce(0) { $0 + $1.places(of: part).count } }

  /// A number for each text of a part, in the order of the rows; not of all once a stop is asked for.
  func numbers(
    of part: Int, _ number: (_ row: Int32, _ mark: Mark) -> Int32
  ) -> [Int32] {
    var numbers: [Int32] = []
    numbers.reserveCapacity(size(of: part))
    forEachStretch(of: part) { rows, marks in
      for at in rows.indices { numbers.append(number(rows[at], marks[at])) }
    }
    return numbers
  }

  /// Lends the rows of a part and the marks of their texts, stretch after stretch in their order; not
  /// all once a stop is asked for.
  func forEachStretch(of part: Int, _ body: (_ rows: Span<Int32>, _ marks: Span<Mark>) -> Void) {
    for piece in pieces where !stop.isStopped {
      let places = piece.places(of: part)
      body(piece.rows.span.extracting(places), piece.marks.span.extracting(places))
    }
  }

  /// The numbers of the texts of all parts as they stand in the rows, those of each part counted
  /// from a base; all zero once a stop is asked for.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func joined(_ parts: [[Int32]], bases: [Int32], in work: WorkContext) -> [Int32] {
    guard !pieces.isEmpty, !parts.isEmpty else { return [Int32](repeating: 0, count: pool.count) }
    let starts = starts(partCount: parts.count)
    let length = piece
    return Work.array(pool.count, piece: length, in: work) {
      (range, output: inout MutableSpan<Int32>) in
      let index = range.lowerBound / length
      let (piece, first) = (pieces[index], index * parts.count)
      let rows = piece.rows.span
      for part in parts.indices {
        let own = parts[part]
        let (numbers, base) = (own.span, bases[part])
        var place = starts[first + part]
        for at in piece.places(of: part) {
          output[Int(rows[at]) &- range.lowerBound] = base &+ numbers[place]
          place &+= 1
        }
      }
    }
  }

  /// Where the numbers of each piece begin within those of each part, piece after piece.
  private func starts(partCount: Int) -> [Int] {
    var next = [Int](repeating: 0, count: partCount)
    var starts: [Int] = []
    starts.reserveCapacity(pieces.count * partCount)
    for piece in pieces {
      starts += next
      for part in 0..<partCount { next[part] += piece.places(of: part).count }
    }
    return starts
  }
}

/// The rows of a stretch divided into parts by the hash of their texts.
private struct TextPiece<Mark: TextMark>: Sendable {
  /// The rows, part after part, rising within each.
  let rows: [Int32]
  /// The mark of the text of each of these rows.
  let marks: [Mark]
  private let starts: [Int]

  init(_ pool: TextPool, _ range: Range<Int>, partCount: Int) {
    let (found, parts) = pool.marks(of: range, as: Mark.self, partCount: partCount)
    var starts = [Int](repeating: 0, count: partCount + 1)
    for part in parts { starts[Int(part) + 1] += 1 }
    for part in 0..<partCount { starts[part + 1] += starts[part] }
    var rows = [Int32](repeating: 0, count: range.count)
    var marks = found
    TextPiece.fill(found.span, parts.span, first: range.lowerBound, starts, &rows, &marks)
    (self.rows, self.marks, self.starts) = (rows, marks, starts)
  }

  private static func fill(
    _ found: Span<Mark>, _ parts: Span<UInt16>, first: Int, _ starts: [Int],
    _ allRows: inout [Int32], _ allMarks: inout [Mark]
  ) {
    var next = starts
    var places = next.mutableSpan
    var rows = allRows.mutableSpan
    var marks = allMarks.mutableSpan
    for offset in found.indices {
      let part = Int(parts[offset])
      let place = places[part]
      rows[place] = Int32(truncatingIfNeeded: first &+ offset)
      marks[place] = found[offset]
      places[part] = place &+ 1
    }
  }

  /// Where the rows of a part stand.
  func places(of part: Int) -> Range<Int> { starts[part]..<starts[part + 1] }
}
