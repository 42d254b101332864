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
        let sums = input.wholeSums(groups)
        guard let values = sums.narrowed else { throw EngineError(.data(.sumTooLarge)) }
        return .whole(WholeColumn(values))
      }
      let sums = column.values.sums(in: groups, groupCount: input.groupCount)
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
    let sizes = AggregateInput.sizes(of: groups, groupCount: groupCount)
    let sums =
      if case .decimal(let column) = arguments[0] {
        column.values.sums(in: groups, groupCount: groupCount)
      } else {
        wholeSums(groups).map(Double.init)
      }
    return AggregateInput.decimals(
      zip(sums, sizes).map { $0 / Double(max(1, $1)) }, where: sizes)
  }

  /// The exact sums of a whole or truth argument.
  fileprivate func wholeSums(_ groups: [Int32]) -> [Int128] {
    var sums = [Int128](repeating: 0, count: groupCount)
    switch arguments[0] {
    case .whole(let column):
      let values = column.storage.wide
      for row in groups.indices where groups[row] >= 0 {
        sums[Int(groups[row])] += Int128(values[row])
      }
    case .truth(let column):
      column.bits.forEachSetBit { row in
        if groups[row] >= 0 { sums[Int(groups[row])] += 1 }
      }
    default: preconditionFailure("A checked formula hands numbers to an aggregate of numbers")
    }
    return sums
  }
}

extension [Int128] {
  /// The sums in 64 bits, or nothing when one does not fit.
  fileprivate var narrowed: [Int64]? {
    let narrow = compactMap { Int64(exactly: $0) }
    return narrow.count == count ? narrow : nil
  }
}

extension [Double] {
  /// The sum of each group, rounding errors carried along.
  ///
  /// - Complexity: O(*n*).
  func sums(in groups: [Int32], groupCount: Int) -> [Double] {
    var sums = [CompensatedSum](repeating: CompensatedSum(), count: groupCount)
    for row in groups.indices where groups[row] >= 0 { sums[Int(groups[row])].add(self[row]) }
    return sums.map(\.value)
  }
}

extension Diagnostic {
  /// Says that a sum of whole numbers leaves 64 bits.
  static let sumTooLarge = Diagnostic(
    code: "E1", message: "this sum is too large for a whole number",
    advice: ["sum decimal numbers instead:  sum(number * 1.0)"], stage: .run)
}
