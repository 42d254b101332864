import Bitmaps
import Diagnostics
import Language
import Statistics
import Tables
import Values

extension Function {
  /// The sum.
  static let sum = Function(
    FunctionDeclaration(
      name: "sum", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .countables)], result: .widestNumber,
      summary: "The sum of the known values, 0 when there is none.",
      example: .init("sum(amount)", "100")),
    .aggregate({ input throws(EngineError) in
      let groups = input.groups(having: 0)
      guard case .decimal(let column) = input.arguments[0] else {
        let sums = input.wholeSums(in: groups)
        guard let values = sums.narrowed else { throw EngineError(.data(.sumTooLarge)) }
        return .whole(WholeColumn(values))
      }
      let sums = input.sums(of: column.values, in: groups)
      return .decimal(DecimalColumn(sums))
    }))

  /// The mean.
  static let avg = Function(
    FunctionDeclaration(
      name: "avg", family: .aggregates, level: .aggregate,
      parameters: [.init("number", .countables)], result: .fixed(ColumnType(.decimal)),
      summary: "The mean of the known values.", example: .init("avg(amount)", "25")),
    .aggregate({ input throws(EngineError) in input.means }))
}

extension AggregateInput {
  /// The means of the first argument.
  fileprivate var means: Column {
    let groups = groups(having: 0)
    let sums =
      if case .decimal(let column) = arguments[0] {
        sums(of: column.values, in: groups)
      } else {
        wholeSums(in: groups).map(Double.init)
      }
    let sizes = sizes(having: 0)
    return AggregateInput.decimals(
      zip(sums, sizes).map { $0 / Double(max(1, $1)) }, where: sizes)
  }
}

extension [Int128] {
  /// The sums in 64 bits, or nothing when one does not fit.
  fileprivate var narrowed: [Int64]? {
    let narrow = compactMap { Int64(exactly: $0) }
    return narrow.count == count ? narrow : nil
  }
}

extension Diagnostic {
  /// Says that a sum of whole numbers leaves 64 bits.
  static let sumTooLarge = Diagnostic(
    code: "E1", message: "this sum is too large for a whole number",
    advice: ["sum decimal numbers instead:  sum(number * 1.0)"], stage: .run)
}
