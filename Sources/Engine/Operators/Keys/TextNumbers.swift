import Tables
import Work

/// Numbers for the distinct texts of a pool, found on several threads.
///
/// Texts are divided by their hash into parts that fit the processor's cache; equal texts meet in
/// one part. Numbers come in no order that means something, but the same with any threads.
struct TextNumbers: Sendable {
  private let pieces: [TextPiece]
  private let parts: [Part]
  /// Where the numbers of each part begin.
  private let bases: [Int32]
  private let rowCount: Int
  /// The number of distinct texts.
  let count: Int

  /// The texts of one part: the number of each and the first row of each number.
  private struct Part: Sendable {
    var numbers: [Int32] = []
    var firstRows: [Int32] = []
    /// Where the numbers of each piece begin.
    var starts: [Int] = []
  }

  /// Numbers the texts.
  ///
  /// - Complexity: O(bytes) on average.
  init(_ pool: TextPool, in work: WorkContext) {
    rowCount = pool.count
    let partCount = TextNumbers.partCount(for: pool.count)
    let pieces =
      (try? Work.overRanges(pool.count, in: work) { range in
        TextPiece(pool, range, partCount: partCount)
      }) ?? []
    let found =
      (try? Work.overRanges(partCount, piece: 1, in: work) { range in
        TextNumbers.numbered(range.lowerBound, of: pieces, pool)
      }) ?? []
    var bases: [Int32] = []
    var total = 0
    for part in found {
      bases.append(Int32(total))
      total += part.firstRows.count
    }
    (self.pieces, parts, self.bases, count) = (pieces, found, bases, total)
  }

  /// The number of each row's text.
  func codes(in work: WorkContext) -> [Int32] {
    guard !parts.isEmpty else { return [Int32](repeating: 0, count: rowCount) }
    return Work.array(rowCount, in: work) { (range, output: inout MutableSpan<Int32>) in
      let index = range.lowerBound / Work.usualPiece
      let piece = pieces[index]
      for part in parts.indices {
        var place = parts[part].starts[index]
        let numbers = parts[part].numbers
        for at in piece.places(of: part) {
          output[Int(piece.rows[at]) - range.lowerBound] = bases[part] &+ numbers[place]
          place += 1
        }
      }
    }
  }

  /// The first row of each number.
  var firstRows: [Int32] { parts.flatMap(\.firstRows) }

  /// As many parts as leave each some thousand texts.
  private static func partCount(for count: Int) -> Int {
    var parts = 1
    while parts < 1024, count / parts > 16_384 { parts *= 2 }
    return parts
  }

  private static func numbered(
    _ part: Int, of pieces: [TextPiece], _ pool: TextPool
  ) -> Part {
    let size = pieces.reduce(0) { $0 + $1.places(of: part).count }
    var result = Part()
    result.numbers.reserveCapacity(size)
    var table = TextSlots(expecting: size)
    for piece in pieces {
      result.starts.append(result.numbers.count)
      for at in piece.places(of: part) {
        let row = piece.rows[at]
        let hash = piece.hashes[at]
        result.numbers.append(table.number(of: row, hash: hash, in: pool, &result.firstRows))
      }
    }
    return result
  }
}

/// The rows of a stretch divided into parts by the hash of their texts.
struct TextPiece: Sendable {
  /// The rows, part after part, rising within each.
  let rows: [Int32]
  /// The hash of each of these rows.
  let hashes: [UInt64]
  private let starts: [Int]

  /// Divides the texts of some rows; the number of parts is a power of two.
  init(_ pool: TextPool, _ range: Range<Int>, partCount: Int) {
    let found = pool.hashes(of: range)
    let shift = UInt64(64 - partCount.trailingZeroBitCount)
    var starts = [Int](repeating: 0, count: partCount + 1)
    for hash in found { starts[TextPiece.part(of: hash, shift) + 1] += 1 }
    for part in 0..<partCount { starts[part + 1] += starts[part] }
    var places = starts
    var rows = [Int32](repeating: 0, count: range.count)
    var hashes = [UInt64](repeating: 0, count: range.count)
    for (offset, hash) in found.enumerated() {
      let part = TextPiece.part(of: hash, shift)
      rows[places[part]] = Int32(truncatingIfNeeded: range.lowerBound + offset)
      hashes[places[part]] = hash
      places[part] += 1
    }
    (self.rows, self.hashes, self.starts) = (rows, hashes, starts)
  }

  /// Where the rows of a part stand.
  func places(of part: Int) -> Range<Int> { starts[part]..<starts[part + 1] }

  @inline(__always)
  private static func part(of hash: UInt64, _ shift: UInt64) -> Int {
    shift == 64 ? 0 : Int(truncatingIfNeeded: hash &>> shift)
  }
}
