import Language
import Tables
import Values

extension Function {
  /// The standard deviation.
  static let stdev = Function(
    FunctionDeclaration(
      name: "stdev", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .numbers)], result: .fixed(ColumnType(.decimal)),
      summary: "The standard deviation of the known values, with n - 1.",
      example: .init("stdev(amount)", "12.909944487358056")),
    .aggregate({ input throws(EngineError) in
      let (variances, sizes) = input.variances
      return AggregateInput.decimals(
        variances.map { $0.squareRoot() }, where: sizes, atLeast: 2)
    }))

  /// The variance.
  static let variance = Function(
    FunctionDeclaration(
      name: "variance", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .numbers)], result: .fixed(ColumnType(.decimal)),
      summary: "The variance of the known values, with n - 1.",
      example: .init("variance(amount)", "166.66666666666666")),
    .aggregate({ input throws(EngineError) in
      let (variances, sizes) = input.variances
      return AggregateInput.decimals(variances, where: sizes, atLeast: 2)
    }))
}

extension AggregateInput {
  /// The variance of each group, in two passes, and the number of its values.
  fileprivate var variances: (values: [Double], sizes: [Int64]) {
    let groups = groups(having: 0)
    let sizes = AggregateInput.sizes(of: groups, groupCount: groupCount)
    let values = numbers(0)
    let sums = values.sums(in: groups, groupCount: groupCount)
    let means = zip(sums, sizes).map { $0 / Double(max(1, $1)) }
    var squares = values
    for row in groups.indices where groups[row] >= 0 {
      let deviation = values[row] - means[Int(groups[row])]
      squares[row] = deviation * deviation
    }
    let spread = squares.sums(in: groups, groupCount: groupCount)
    return (zip(spread, sizes).map { $0 / Double(max(1, $1 - 1)) }, sizes)
  }
}
