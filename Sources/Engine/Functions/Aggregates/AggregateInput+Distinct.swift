import Bitmaps
import Tables
import Work

extension AggregateInput {
  /// For each group how many different values its rows have.
  ///
  /// Pairs of group and value are marked in bits so long as these are not many against the rows.
  ///
  /// - Complexity: O(*n*) on average, shared among the threads.
  var distinctCounts: [Int64] {
    let groups = groups(having: 0)
    if groupCount == 1, !groups.leavesRowsOut {
      return [Int64(arguments[0].distinctCount(in: work))]
    }
    let key = KeyCodes(arguments[0], isOrdered: false, in: work)
    let codes = RowGroups(key)
    let pairCount = groupCount * key.cellCount
    if pairCount <= PairMarks.nearCount { return marked(groups, codes, cellCount: key.cellCount) }
    guard pairCount <= max(1 << 26, 64 * groups.count) else { return hashed(groups, codes) }
    if let width = PairMarks.width(dividing: groupCount, beside: key.cellCount) {
      return markedByGroups(groups, codes, cellCount: key.cellCount, width: width)
    }
    if let width = PairMarks.width(dividing: key.cellCount, beside: groupCount) {
      return markedByCodes(groups, codes, cellCount: key.cellCount, width: width)
    }
    return hashed(groups, codes)
  }

  /// Marks the pairs of group and code that occur in rows of bits, one for each half of the rows.
  private func marked(_ groups: RowGroups, _ codes: RowGroups, cellCount: Int) -> [Int64] {
    let size = (groupCount * cellCount + 63) / 64
    // Two rows of bits at most, so that the memory does not grow with the threads.
    let piece = max(Work.usualPiece, (groups.count + 1) / 2)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> [UInt64] in
      var seen = [UInt64](repeating: 0, count: size)
      groups.forEachStretch(of: range) { groups, rows in
        if work.stop.isStopped { return }
        codes.withNumbers(of: rows) { codes in
          var marks = seen.mutableSpan
          for place in groups.indices where groups[place] >= 0 {
            let cell = Int(groups[place]) &* cellCount &+ Int(codes[place])
            marks[cell &>> 6] |= 1 &<< UInt64(cell & 63)
          }
        }
      }
      return seen
    }
    guard let parts, let first = parts.first else {
      return [Int64](repeating: 0, count: groupCount)
    }
    let last = parts.count > 1 ? parts[1] : nil
    return Work.array(groupCount, piece: 16, in: work) { range, output in
      for group in range {
        output[group - range.lowerBound] = Self.marks(
          first, last, group * cellCount..<(group + 1) * cellCount)
      }
    }
  }

  /// How many bits of a range are set in either row.
  private static func marks(_ first: [UInt64], _ second: [UInt64]?, _ range: Range<Int>) -> Int64 {
    guard !range.isEmpty else { return 0 }
    let (low, high) = (range.lowerBound >> 6, (range.upperBound - 1) >> 6)
    var count = 0
    for index in low...high {
      var word = second.map { first[index] | $0[index] } ?? first[index]
      if index == low { word &= .max &<< UInt64(range.lowerBound & 63) }
      if index == high { word &= .max &>> UInt64(63 - (range.upperBound - 1) & 63) }
      count &+= word.nonzeroBitCount
    }
    return Int64(count)
  }

  /// Divides the rows by their groups, and marks the codes of each group of a part.
  private func markedByGroups(
    _ groups: RowGroups, _ codes: RowGroups, cellCount: Int, width: Int
  ) -> [Int64] {
    let division = RowDivision(
      groups, below: groupCount, width: width, loads: .numbers(of: codes), in: work)
    let lengths = (0..<division.partCount).map { division.numbers(of: $0).count }
    return Work.array(joining: lengths, in: work) { (part, counts: inout MutableSpan<Int64>) in
      for group in counts.indices { counts[group] = 0 }
      var marks = PairMarks(rows: counts.count, width: cellCount)
      for piece in division.pieces {
        let (groups, codes) = (piece.numbers.span, piece.loads.span)
        for place in piece.places(of: part) {
          let group = Int(groups[place])
          counts[group] &+= marks.mark(group, Int(codes[place]))
        }
      }
    }
  }

  /// Divides the rows by their codes, and marks the codes of a part for each group.
  private func markedByCodes(
    _ groups: RowGroups, _ codes: RowGroups, cellCount: Int, width: Int
  ) -> [Int64] {
    let division = RowDivision(
      codes, below: cellCount, width: width, loads: .numbers(of: groups), in: work)
    let parts = try? Work.overRanges(division.partCount, piece: 1, in: work) { range -> [Int64] in
      let part = range.lowerBound
      var counts = [Int64](repeating: 0, count: groupCount)
      var marks = PairMarks(rows: groupCount, width: division.numbers(of: part).count)
      for piece in division.pieces {
        let (codes, groups) = (piece.numbers.span, piece.loads.span)
        for place in piece.places(of: part) where groups[place] >= 0 {
          let group = Int(groups[place])
          counts[group] &+= marks.mark(group, Int(codes[place]))
        }
      }
      return counts
    }
    var total = [Int64](repeating: 0, count: groupCount)
    for part in parts ?? [] {
      for group in total.indices { total[group] &+= part[group] }
    }
    return total
  }

  private func hashed(_ groups: RowGroups, _ codes: RowGroups) -> [Int64] {
    // Rows that do not count meet in a group of their own behind the others.
    let last = UInt64(groupCount) << 32
    let words = Work.array(groups.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      groups.forEachStretch(of: range) { groups, rows in
        codes.withNumbers(of: rows) { codes in
          let first = rows.lowerBound &- range.lowerBound
          for place in groups.indices {
            let (group, code) = (
              UInt32(bitPattern: groups[place]), UInt32(bitPattern: codes[place])
            )
            output[first &+ place] = groups[place] < 0 ? last : UInt64(group) &<< 32 | UInt64(code)
          }
        }
      }
    }
    var counts = [Int64](repeating: 0, count: groupCount + 1)
    for word in WordNumbers(words, in: work).words { counts[Int(word >> 32)] += 1 }
    return Array(counts.dropLast())
  }
}

/// Which pairs of two small numbers were met, a bit for each.
private struct PairMarks {
  private var bits: [UInt64]
  private let width: Int

  /// So many pairs as the processor's nearer cache has bits for.
  static let nearCount = 8 * RowDivision<Int32>.nearBytes

  /// No pair was met; the second number lies below a width.
  init(rows: Int, width: Int) {
    bits = [UInt64](repeating: 0, count: (rows * width + 63) / 64)
    self.width = width
  }

  /// How many of the one numbers, a power of two, fit the cache with all of the other ones; nothing
  /// when these are too many, or the parts would be.
  ///
  /// A part has one of them rather than two or four: the processor foresees which count is added to
  /// next only when it is one or one of many.
  static func width(dividing bound: Int, beside other: Int) -> Int? {
    let fitting = nearCount / max(1, other)
    guard fitting > 0 else { return nil }
    if fitting < 8, bound < 2_048 { return 1 }
    let width = min(
      RowDivision<Int32>.greatestWidth, 1 << (Int.bitWidth - 1 - fitting.leadingZeroBitCount))
    return bound / width < 2_048 ? width : nil
  }

  /// Marks a pair; 1 when it was not met before, else 0.
  @inline(__always)
  mutating func mark(_ row: Int, _ column: Int) -> Int64 {
    let place = row &* width &+ column
    let shift = UInt64(place & 63)
    let word = bits[place &>> 6]
    bits[place &>> 6] = word | 1 &<< shift
    return Int64(truncatingIfNeeded: ~word &>> shift & 1)
  }
}
