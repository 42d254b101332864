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
      let found = input.folded(.rows, in: input.groups(having: 0), as: FirstRow.self)
      return input.arguments[0].gathered(at: found.map(\.row), in: input.work)
    }))

  /// The last value in the order of the rows.
  static let last = Function(
    FunctionDeclaration(
      name: "last", family: .aggregates, level: .aggregate, parameters: [.init("value")],
      result: .sameAs(0), summary: "The last known value, in the order of the rows.",
      example: .init("last(region)", "south")),
    .aggregate({ input throws(EngineError) in
      let found = input.folded(.rows, in: input.groups(having: 0), as: LastRow.self)
      return input.arguments[0].gathered(at: found.map(\.row), in: input.work)
    }))

  /// The value that stands beside the latest date.
  static let latest = Function(
    FunctionDeclaration(
      name: "latest", family: .aggregates, level: .aggregate,
      parameters: [.init("value"), .init("date", .times)], result: .sameAs(0),
      summary: "The known value with the latest date; of equal dates the last row's.",
      example: .init("latest(amount, day)", "40")),
    .aggregate({ input throws(EngineError) in
      let groups = input.groups(having: 0).without(input.arguments[1].missing)
      let dates = OrderWords(input.arguments[1], in: input.work)
      let found = input.folded(.rows(by: dates, flip: .max), in: groups, as: LastLeast.self)
      return input.arguments[0].gathered(at: found.map(\.best.row), in: input.work)
    }))

  private static let ordered: Set<ValueType> = [.whole, .decimal, .date, .timestamp, .text]
}

extension AggregateInput {
  /// The least values of the first argument, the greatest when their words are flipped.
  fileprivate func choosingLeast(flip: UInt64) -> Column {
    let words = OrderWords(arguments[0], in: work)
    let found = folded(.rows(by: words, flip: flip), in: groups(having: 0), as: FirstLeast.self)
    return arguments[0].gathered(at: found.map(\.best.row), in: work)
  }
}

extension RowLoads<Int32> {
  /// The rows themselves.
  fileprivate static var rows: Self {
    .made { range in range.map { Int32(truncatingIfNeeded: $0) } }
  }
}

extension RowLoads<RowWord> {
  /// The rows with the words of a column, all bits of which are flipped or none.
  fileprivate static func rows(by words: OrderWords, flip: UInt64) -> Self {
    .made { range in
      words.words(range).enumerated().map { place, word in
        RowWord(word: word ^ flip, row: Int32(truncatingIfNeeded: range.lowerBound + place))
      }
    }
  }
}
