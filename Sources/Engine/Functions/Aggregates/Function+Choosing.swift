import Bitmaps
import Language
import Tables
import Values

extension Function {
  /// The least value.
  static let min = Function(
    FunctionDeclaration(
      name: "min", family: .aggregates, level: .aggregate,
      parameters: [.init("value", ordered)], result: .sameAs(0),
      summary: "The least known value; of texts the first by their bytes.",
      example: .init("min(amount)", "10")),
    .aggregate({ input throws(EngineError) in
      input.choosing { words, group in words.rowsOfLeast(in: group, count: input.groupCount) }
    }))

  /// The greatest value.
  static let max = Function(
    FunctionDeclaration(
      name: "max", family: .aggregates, level: .aggregate,
      parameters: [.init("value", ordered)], result: .sameAs(0),
      summary: "The greatest known value; of texts the last by their bytes.",
      example: .init("max(amount)", "40")),
    .aggregate({ input throws(EngineError) in
      input.choosing { words, group in
        words.map(~).rowsOfLeast(in: group, count: input.groupCount)
      }
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
      let dates = KeyWords(input.arguments[1])
      var groups = input.groups(having: 0)
      dates.missing?.forEachSetBit { groups[$0] = -1 }
      // Reading backwards makes the last of equal dates the first that is met.
      let rows = dates.words.map(~).rowsOfLeast(
        in: groups, count: input.groupCount, isBackward: true)
      return input.arguments[0].gathered(at: rows)
    }))

  private static let ordered: Set<ValueType> = [.whole, .decimal, .date, .timestamp, .text]
}

extension AggregateInput {
  /// The values of the first argument in the rows that a kernel chooses, one for each group.
  fileprivate func choosing(_ kernel: (_ words: [UInt64], _ groups: [Int32]) -> [Int32]) -> Column {
    arguments[0].gathered(at: kernel(KeyWords(arguments[0]).words, groups(having: 0)))
  }
}

extension [UInt64] {
  /// For each group the row with the least word, the first one met of equals, or -1.
  fileprivate func rowsOfLeast(
    in groups: [Int32], count: Int, isBackward: Bool = false
  ) -> [Int32] {
    var rows = [Int32](repeating: -1, count: count)
    var least = [UInt64](repeating: .max, count: count)
    let order =
      isBackward
      ? stride(from: groups.count - 1, through: 0, by: -1)
      : stride(from: 0, through: groups.count - 1, by: 1)
    for row in order where groups[row] >= 0 {
      let group = Int(groups[row])
      if self[row] < least[group] || rows[group] < 0 {
        least[group] = self[row]
        rows[group] = Int32(row)
      }
    }
    return rows
  }
}
