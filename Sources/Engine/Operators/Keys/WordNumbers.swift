import Work

/// Numbers for distinct words, found on several threads.
///
/// Many different words are divided by their hash into parts that fit the processor's cache; equal
/// words meet in one part. Numbers come in no order that means something, but the same with any
/// threads.
struct WordNumbers: Sendable {
  /// The distinct words; the place of a word is its number.
  let words: [UInt64]
  private let few: FewWords?
  private let pieces: [WordPiece]
  private let parts: [Part]
  /// Where the numbers of each part begin.
  private let bases: [Int32]
  private let rowCount: Int

  /// The words of one part: the number of each and the distinct ones.
  private struct Part: Sendable {
    var numbers: [Int32] = []
    var words: [UInt64] = []
    /// Where the numbers of each piece begin.
    var starts: [Int] = []
  }

  /// Numbers the words.
  ///
  /// - Complexity: O(*n*) on average, shared among the threads.
  init(_ words: [UInt64], in work: WorkContext) {
    rowCount = words.count
    few = FewWords(words, in: work)
    guard few == nil else {
      (self.words, pieces, parts, bases) = (few?.words ?? [], [], [], [])
      return
    }
    var partCount = 1
    while partCount < 1024, words.count / partCount > 1 << 15 { partCount *= 2 }
    let count = partCount
    let pieces =
      (try? Work.overRanges(words.count, in: work) { range in
        WordPiece(words, range, partCount: count)
      }) ?? []
    let found =
      (try? Work.overRanges(count, piece: 1, in: work) { range in
        WordNumbers.numbered(range.lowerBound, of: pieces)
      }) ?? []
    var bases: [Int32] = []
    var all: [UInt64] = []
    for part in found {
      bases.append(Int32(all.count))
      all += part.words
    }
    (self.pieces, parts, self.bases, self.words) = (pieces, found, bases, all)
  }

  /// The number of each row's word.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  func codes(in work: WorkContext) -> [Int32] {
    if let few { return few.codes(count: rowCount, in: work) }
    guard !parts.isEmpty else { return [Int32](repeating: 0, count: rowCount) }
    return Work.array(rowCount, in: work) { (range, output: inout MutableSpan<Int32>) in
      let index = range.lowerBound / Work.usualPiece
      let piece = pieces[index]
      for part in parts.indices {
        let base = bases[part]
        let numbers = parts[part].numbers
        let rows = piece.rows
        var place = parts[part].starts[index]
        for at in piece.places(of: part) {
          output[Int(rows[at]) &- range.lowerBound] = base &+ numbers[place]
          place &+= 1
        }
      }
    }
  }

  private static func numbered(_ part: Int, of pieces: [WordPiece]) -> Part {
    let size = pieces.reduce(0) { $0 + $1.places(of: part).count }
    var result = Part()
    result.numbers.reserveCapacity(size)
    var table = WordTable(expecting: min(size, 1 << 12))
    for piece in pieces {
      result.starts.append(result.numbers.count)
      for at in piece.places(of: part) { result.numbers.append(table.number(of: piece.words[at])) }
    }
    result.words = table.words
    return result
  }
}

/// The rows of a stretch divided into parts by the hash of their words.
private struct WordPiece: Sendable {
  /// The rows, part after part, rising within each.
  let rows: [Int32]
  /// The words of these rows.
  let words: [UInt64]
  private let starts: [Int]

  init(_ all: [UInt64], _ range: Range<Int>, partCount: Int) {
    let shift = UInt64(64 - partCount.trailingZeroBitCount)
    var starts = [Int](repeating: 0, count: partCount + 1)
    for row in range { starts[WordPiece.part(of: all[row], shift) + 1] += 1 }
    for part in 0..<partCount { starts[part + 1] += starts[part] }
    var places = starts
    var rows = [Int32](repeating: 0, count: range.count)
    var words = [UInt64](repeating: 0, count: range.count)
    for row in range {
      let part = WordPiece.part(of: all[row], shift)
      rows[places[part]] = Int32(truncatingIfNeeded: row)
      words[places[part]] = all[row]
      places[part] += 1
    }
    (self.rows, self.words, self.starts) = (rows, words, starts)
  }

  /// Where the rows of a part stand.
  func places(of part: Int) -> Range<Int> { starts[part]..<starts[part + 1] }

  @inline(__always)
  private static func part(of word: UInt64, _ shift: UInt64) -> Int {
    shift == 64 ? 0 : Int(truncatingIfNeeded: WordTable.mixed(word) &>> shift)
  }
}
