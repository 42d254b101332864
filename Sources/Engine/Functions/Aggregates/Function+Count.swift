import Language
import Tables
import Values

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
}
