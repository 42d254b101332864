import Bitmaps
import Language
import Tables
import Values
import Work

extension BandFunctions {
  /// The n-th part of the ordered values that a value falls into.
  static let quantiles = Function(
    FunctionDeclaration(
      name: "quantiles", family: .bands, level: .window,
      parameters: [
        FunctionDeclaration.Parameter("number", .numbers),
        FunctionDeclaration.Parameter("parts", [.whole], isConstant: true),
      ],
      result: .fixed(ColumnType(.whole)),
      summary:
        "Which of so many equal parts the number falls into, 1 being the lowest; equal numbers share one.",
      example: FunctionDeclaration.Example("quantiles(12.5, 4)", "1")),
    .window { columns, count, work throws(EngineError) in
      guard count > 0, case .decimal(let numbers) = columns[0].decimal else {
        return .missing(ColumnType(.whole), count: count)
      }
      guard case .whole(let parts) = columns[1].constantValue, parts > 0 else {
        throw .notPositive("the number of parts", columns[1].constantValue)
      }
      let total = count - columns[0].missingCount
      let all = UInt64(max(1, total))
      let below = try valuesBefore(.decimal(numbers), .ascending, in: work)
      return .wholes(
        Lane.map(below) { below in
          // Below the number of rows, so that the part is one of them.
          let product = UInt64(below).multipliedFullWidth(by: UInt64(parts))
          return Int64(all.dividingFullWidth(product).quotient) + 1
        },
        missing: numbers.missing)
    }, remark: .emptyParts)

  /// The place of a value among all, the greatest first.
  static let rank = Function(
    FunctionDeclaration(
      name: "rank", family: .bands, level: .window,
      parameters: [FunctionDeclaration.Parameter("value", [.whole, .decimal, .date, .timestamp])],
      result: .fixed(ColumnType(.whole)),
      summary: "The place of the value among all rows, the greatest being 1; equal ones share it.",
      example: FunctionDeclaration.Example("rank(12.5)", "1")),
    .window { columns, _, work throws(EngineError) in
      let above = try valuesBefore(columns[0], .descending, in: work)
      return .wholes(Lane.map(above) { Int64($0) + 1 }, missing: columns[0].missing)
    })

  /// The value of an earlier row.
  static let lag = Function(
    FunctionDeclaration(
      name: "lag", family: .bands, level: .window,
      parameters: [
        FunctionDeclaration.Parameter("value"),
        FunctionDeclaration.Parameter("rows", [.whole], isOptional: true, isConstant: true),
      ],
      result: .sameAs(0),
      summary: "The value one or more rows before, in the order of the rows.",
      example: FunctionDeclaration.Example("lag(12.5)", "")),
    .window { columns, count, work throws(EngineError) in
      let given = columns.count > 1 ? columns[1].constantValue : .whole(1)
      guard case .whole(let wanted) = given else {
        return .missing(columns[0].description, count: count)
      }
      let step = Int(max(-(1 << 31), min(1 << 31, wanted)))
      let rows = Work.array(count, in: work) { (range, output: inout MutableSpan<Int32>) in
        for row in range {
          let earlier = row - step
          output[row - range.lowerBound] =
            earlier >= 0 && earlier < count ? Int32(truncatingIfNeeded: earlier) : -1
        }
      }
      return columns[0].gathered(at: rows, in: work)
    })

  /// For each value how many others stand strictly before it in an order; 0 where it is missing.
  ///
  /// - Complexity: O(*n*), shared among the threads.
  private static func valuesBefore(
    _ column: Column, _ direction: SortDirection, in work: WorkContext
  ) throws(EngineError) -> [Int32] {
    let key = OrderWords(column, in: work)
    let words = Work.array(column.count, in: work) { (range, output: inout MutableSpan<UInt64>) in
      key.write(range, to: &output)
    }
    let order = try RowOrder.sorted(
      (0..<column.count).map(Int32.init), by: [(column, direction)], in: work)
    var before = [Int32](repeating: 0, count: column.count)
    var first = 0
    // Rows without a value come last in the order.
    for place in 0..<(column.count - column.missingCount) {
      if place & 0xFFFF == 0 { try work.poll() }
      if place > 0, words[Int(order[place])] != words[Int(order[place - 1])] { first = place }
      before[Int(order[place])] = Int32(truncatingIfNeeded: first)
    }
    return before
  }
}
