import Language
import Statistics
import Tables
import Values

extension Function {
  /// The share of rows where a condition is true.
  static let rate = Function(
    FunctionDeclaration(
      name: "rate", family: .aggregates, level: .aggregate,
      parameters: [.init("condition", [.truth])],
      result: .fixed(ColumnType(.decimal, kind: .share)),
      summary: "The share of rows where a condition is true, among those where it is known.",
      example: .init("rate(paid)", "0.75")),
    .aggregate({ input throws(EngineError) in
      let groups = input.groups(having: 0)
      let sizes = input.sizes(having: 0)
      let hits = input.wholeSums(in: groups)
      let rates = zip(hits, sizes).map { Double($0) / Double(Swift.max(1, $1)) }
      return AggregateInput.decimals(rates, where: sizes)
    }))

  /// What part of the whole lies in a group.
  static let share = Function(
    FunctionDeclaration(
      name: "share", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .countables, isOptional: true)],
      result: .fixed(ColumnType(.decimal, kind: .share)),
      summary: "The group's part of all rows, of all rows where a condition is true, or of a sum.",
      example: .init("share(amount)", "1")),
    .aggregate({ input throws(EngineError) in input.parts }))
}

extension AggregateInput {
  /// Each group's part of the sum over all groups, missing when that is zero.
  fileprivate var parts: Column {
    let sums =
      arguments.isEmpty
      ? sizes.map(Double.init) : sums(of: numbers(0), in: groups(having: 0))
    let total = CompensatedSum(sums).value
    let known = [Int64](repeating: total == 0 ? 0 : 1, count: groupCount)
    return AggregateInput.decimals(sums.map { total == 0 ? 0 : $0 / total }, where: known)
  }
}
