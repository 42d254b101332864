import Language
import Tables
import Values
import Work

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
    let sizes = self.sizes(having: 0)
    let values = numbers(0)
    let sums = self.sums(of: values, in: groups)
    let means = zip(sums, sizes).map { $0 / Double(max(1, $1)) }
    let squares = Work.array(values.count, in: work) { (range, output: inout MutableSpan<Double>) in
      groups.forEachStretch(of: range) { groups, rows in
        let (values, means) = (values.span.extracting(rows), means.span)
        let first = rows.lowerBound &- range.lowerBound
        for place in values.indices {
          let deviation = groups[place] < 0 ? 0 : values[place] - means[Int(groups[place])]
          output[first &+ place] = deviation * deviation
        }
      }
    }
    let spread = self.sums(of: squares, in: groups)
    return (zip(spread, sizes).map { $0 / Double(max(1, $1 - 1)) }, sizes)
  }
}
