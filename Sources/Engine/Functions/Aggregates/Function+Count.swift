import Bitmaps
import Language
import Tables
import Values
import Work

extension Function {
  /// Rows, rows where something is true, or values that are there.
  static let count = Function(
    FunctionDeclaration(
      name: "count", family: .aggregates, level: .aggregate,
      parameters: [.init("value", isOptional: true)],
      result: .fixed(ColumnType(.whole, kind: .count)),
      summary: "The number of rows, or of rows where a condition is true or a value is known.",
      example: .init("count(paid)", "3")),
    .aggregate({ input throws(EngineError) in
      .whole(WholeColumn(input.counts))
    }))

  /// The number of different values.
  static let distinct = Function(
    FunctionDeclaration(
      name: "distinct", family: .aggregates, level: .aggregate, parameters: [.init("value")],
      result: .fixed(ColumnType(.whole, kind: .count)),
      summary: "The number of different known values.",
      example: .init("distinct(region)", "2")),
    .aggregate({ input throws(EngineError) in
      .whole(WholeColumn(input.distinctCounts))
    }))
}

extension AggregateInput {
  /// What `count` counts in each group.
  fileprivate var counts: [Int64] {
    guard let argument = arguments.first else { return sizes }
    guard case .truth(let column) = argument else { return sizes(having: 0) }
    return hits(of: column.bits, in: groups)
  }

  /// For each group how many different values its rows have.
  ///
  /// - Complexity: O(*n*), hashed when groups times values are many.
  fileprivate var distinctCounts: [Int64] {
    let groups = groups(having: 0)
    if groupCount == 1, !groups.contains(where: { $0 < 0 }) {
      return [Int64(arguments[0].distinctCount(in: work))]
    }
    let key = KeyCodes(arguments[0], isOrdered: false, in: work)
    let codes = key.codes(in: work)
    if groupCount * key.cellCount <= max(1 << 26, 64 * groups.count) {
      return marked(groups, codes, cellCount: key.cellCount)
    }
    return hashed(groups, codes)
  }

  /// Marks the pairs of group and code that occur in rows of bits, one for each half of the rows.
  private func marked(_ groups: [Int32], _ codes: [Int32], cellCount: Int) -> [Int64] {
    let size = (groupCount * cellCount + 63) / 64
    // Two rows of bits at most, so that the memory does not grow with the threads.
    let piece = max(Work.usualPiece, (groups.count + 1) / 2)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> [UInt64] in
      var seen = [UInt64](repeating: 0, count: size)
      var marks = seen.mutableSpan
      let (groups, codes) = (groups.span, codes.span)
      for row in range where groups[row] >= 0 {
        if row & 0xFFFF == 0, work.stop.isStopped { break }
        let cell = Int(groups[row]) &* cellCount &+ Int(codes[row])
        marks[cell &>> 6] |= 1 &<< UInt64(cell & 63)
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

  private func hashed(_ groups: [Int32], _ codes: [Int32]) -> [Int64] {
    // Rows that do not count meet in a group of their own behind the others.
    let last = UInt64(groupCount) << 32
    let words = Work.array(groups.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      let (groups, codes) = (groups.span, codes.span)
      for row in range {
        let group = groups[row]
        output[row &- range.lowerBound] =
          group < 0
          ? last
          : UInt64(UInt32(bitPattern: group)) &<< 32 | UInt64(UInt32(bitPattern: codes[row]))
      }
    }
    var counts = [Int64](repeating: 0, count: groupCount + 1)
    for word in WordNumbers(words, in: work).words { counts[Int(word >> 32)] += 1 }
    return Array(counts.dropLast())
  }
}
