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
    guard let argument = arguments.first else { return sizes(of: groups) }
    guard case .truth(let column) = argument else { return sizes(of: groups(having: 0)) }
    return hits(of: column.bits, in: groups)
  }

  /// For each group how many different values its rows have.
  ///
  /// - Complexity: O(*n*), hashed when groups times values are many.
  fileprivate var distinctCounts: [Int64] {
    let groups = groups(having: 0)
    if groupCount == 1, case .text(let column) = arguments[0], column.missing == nil,
      case .plain(let pool) = column.storage, !groups.contains(where: { $0 < 0 })
    {
      return [Int64(TextNumbers(pool, in: work).count)]
    }
    let key = KeyCodes(arguments[0], isOrdered: false, in: work)
    let codes = key.codes(in: work)
    if groupCount * key.cellCount <= max(1 << 26, 64 * groups.count) {
      return marked(groups, codes, cellCount: key.cellCount)
    }
    return hashed(groups, codes)
  }

  /// Marks the pairs of group and code that occur in one row of bits.
  private func marked(_ groups: [Int32], _ codes: [Int32], cellCount: Int) -> [Int64] {
    var seen = [UInt64](repeating: 0, count: (groupCount * cellCount + 63) / 64)
    var counts = [Int64](repeating: 0, count: groupCount)
    var marks = seen.mutableSpan
    var found = counts.mutableSpan
    let (groups, codes) = (groups.span, codes.span)
    for row in groups.indices where groups[row] >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      let group = Int(groups[row])
      let cell = group &* cellCount &+ Int(codes[row])
      let bit: UInt64 = 1 &<< UInt64(cell & 63)
      let word = marks[cell &>> 6]
      found[group] &+= word & bit == 0 ? 1 : 0
      marks[cell &>> 6] = word | bit
    }
    return counts
  }

  private func hashed(_ groups: [Int32], _ codes: [Int32]) -> [Int64] {
    var counts = [Int64](repeating: 0, count: groupCount)
    var table = WordTable(expecting: 1 << 16)
    for row in groups.indices where groups[row] >= 0 {
      if row & 0xFFFF == 0, work.stop.isStopped { break }
      let before = table.words.count
      let number = table.number(of: UInt64(groups[row]) << 32 | UInt64(codes[row]))
      if Int(number) == before { counts[Int(groups[row])] += 1 }
    }
    return counts
  }
}
