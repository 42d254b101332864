import Bitmaps
import Language
import Tables
import Values
import Work

extension Function {
  /// The least value.
  static let min = Function(
    FunctionDeclaration(
      name: "min", family: .aggregates, level: .aggregate,
      parameters: [.init("value", ordered)], result: .sameAs(0),
      summary: "The least known value; of texts the first by their bytes.",
      example: .init("min(amount)", "10")),
    .aggregate({ input throws(EngineError) in
      input.choosingLeast(flip: 0)
    }))

  /// The greatest value.
  static let max = Function(
    FunctionDeclaration(
      name: "max", family: .aggregates, level: .aggregate,
      parameters: [.init("value", ordered)], result: .sameAs(0),
      summary: "The greatest known value; of texts the last by their bytes.",
      example: .init("max(amount)", "40")),
    .aggregate({ input throws(EngineError) in
      input.choosingLeast(flip: .max)
    }))

  /// The first value in the order of the rows.
  static let first = Function(
    FunctionDeclaration(
      name: "first", family: .aggregates, level: .aggregate, parameters: [.init("value")],
      result: .sameAs(0), summary: "The first known value, in the order of the rows.",
      example: .init("first(region)", "north")),
    .aggregate({ input throws(EngineError) in
      let groups = input.groups(having: 0)
      var rows = [Int32](repeating: -1, count: input.groupCount)
      for row in groups.indices.reversed() where groups[row] >= 0 {
        rows[Int(groups[row])] = Int32(row)
      }
      return input.arguments[0].gathered(at: rows)
    }))

  /// The last value in the order of the rows.
  static let last = Function(
    FunctionDeclaration(
      name: "last", family: .aggregates, level: .aggregate, parameters: [.init("value")],
      result: .sameAs(0), summary: "The last known value, in the order of the rows.",
      example: .init("last(region)", "south")),
    .aggregate({ input throws(EngineError) in
      let groups = input.groups(having: 0)
      var rows = [Int32](repeating: -1, count: input.groupCount)
      for row in groups.indices where groups[row] >= 0 { rows[Int(groups[row])] = Int32(row) }
      return input.arguments[0].gathered(at: rows)
    }))

  /// The value that stands beside the latest date.
  static let latest = Function(
    FunctionDeclaration(
      name: "latest", family: .aggregates, level: .aggregate,
      parameters: [.init("value"), .init("date", .times)], result: .sameAs(0),
      summary: "The known value with the latest date; of equal dates the last row's.",
      example: .init("latest(amount, day)", "40")),
    .aggregate({ input throws(EngineError) in
      var groups = input.groups(having: 0)
      input.arguments[1].missing?.forEachSetBit { groups[$0] = -1 }
      let dates = OrderWords(input.arguments[1], in: input.work)
      let rows = input.rowsOfLeast(dates, flip: .max, in: groups, isLast: true)
      return input.arguments[0].gathered(at: rows)
    }))

  private static let ordered: Set<ValueType> = [.whole, .decimal, .date, .timestamp, .text]
}

extension AggregateInput {
  /// The least values of the first argument, the greatest when their words are flipped.
  fileprivate func choosingLeast(flip: UInt64) -> Column {
    let words = OrderWords(arguments[0], in: work)
    let rows = rowsOfLeast(words, flip: flip, in: groups(having: 0), isLast: false)
    return arguments[0].gathered(at: rows)
  }

  /// For each group the row with the least word, or -1; of equals the first one or the last.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  fileprivate func rowsOfLeast(
    _ words: OrderWords, flip: UInt64, in groups: [Int32], isLast: Bool
  ) -> [Int32] {
    let piece = AggregateInput.piece(groupCount: groupCount)
    let parts = try? Work.overRanges(groups.count, piece: piece, in: work) { range -> LeastWords in
      var part = LeastWords(groupCount: groupCount)
      part.add(words.words(range), from: range.lowerBound, flip: flip, groups, isLast: isLast)
      return part
    }
    guard let parts, var best = parts.first else {
      return [Int32](repeating: -1, count: groupCount)
    }
    for part in parts.dropFirst() { best.add(part, isLast: isLast) }
    return best.rows
  }
}

/// For each group the least word met so far and its row.
private struct LeastWords: Sendable {
  private(set) var rows: [Int32]
  private var least: [UInt64]

  init(groupCount: Int) {
    rows = [Int32](repeating: -1, count: groupCount)
    least = [UInt64](repeating: .max, count: groupCount)
  }

  mutating func add(
    _ words: [UInt64], from start: Int, flip: UInt64, _ groups: [Int32], isLast: Bool
  ) {
    var (ownRows, ownLeast): ([Int32], [UInt64]) = ([], [])
    swap(&ownRows, &rows)
    swap(&ownLeast, &least)
    LeastWords.add(words, from: start, flip: flip, groups, isLast: isLast, &ownRows, &ownLeast)
    (rows, least) = (ownRows, ownLeast)
  }

  private static func add(
    _ words: [UInt64], from start: Int, flip: UInt64, _ groups: [Int32], isLast: Bool,
    _ allRows: inout [Int32], _ allLeast: inout [UInt64]
  ) {
    var rows = allRows.mutableSpan
    var least = allLeast.mutableSpan
    let (words, groups) = (words.span, groups.span)
    for place in words.indices where groups[start &+ place] >= 0 {
      let group = Int(groups[start &+ place])
      let word = words[place] ^ flip
      if word < least[group] || rows[group] < 0 || (isLast && word == least[group]) {
        least[group] = word
        rows[group] = Int32(truncatingIfNeeded: start &+ place)
      }
    }
  }

  mutating func add(_ other: LeastWords, isLast: Bool) {
    for group in rows.indices where other.rows[group] >= 0 {
      let word = other.least[group]
      if word < least[group] || rows[group] < 0 || (isLast && word == least[group]) {
        least[group] = word
        rows[group] = other.rows[group]
      }
    }
  }
}
