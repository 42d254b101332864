import Bitmaps
import Language
import Tables
import Values

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
      summary: "Which of so many equal parts the number falls into, 1 being the lowest.",
      example: FunctionDeclaration.Example("quantiles(12.5, 4)", "1")),
    .window { columns, count throws(EngineError) in
      guard count > 0, case .decimal(let numbers) = columns[0].decimal else {
        return .missing(ColumnType(.whole), count: count)
      }
      guard case .whole(let parts) = columns[1].constantValue, parts > 0 else {
        throw .notPositive("the number of parts", columns[1].constantValue)
      }
      let total = count - columns[0].missingCount
      let parts32 = Int(min(parts, 1 << 31))
      let below = valuesBefore(numbers.values, missing: numbers.missing) { $0 < $1 }
      return .wholes(
        Lane.map(below) { Int64(Int($0) * parts32 / max(1, total) + 1) },
        missing: numbers.missing)
    })

  /// The place of a value among all, the greatest first.
  static let rank = Function(
    FunctionDeclaration(
      name: "rank", family: .bands, level: .window,
      parameters: [FunctionDeclaration.Parameter("value", [.whole, .decimal, .date, .timestamp])],
      result: .fixed(ColumnType(.whole)),
      summary: "The place of the value among all rows, the greatest being 1; equal ones share it.",
      example: FunctionDeclaration.Example("rank(12.5)", "1")),
    .window { columns, _ throws(EngineError) in
      let missing = columns[0].missing
      let above =
        switch columns[0] {
        case .whole(let column): valuesBefore(column.storage.wide, missing: missing, by: >)
        case .decimal(let column): valuesBefore(column.values, missing: missing, by: >)
        case .date(let column): valuesBefore(column.days, missing: missing, by: >)
        case .timestamp(let column): valuesBefore(column.values, missing: missing, by: >)
        case .truth, .text: [Int32](repeating: 0, count: columns[0].count)
        }
      return .wholes(Lane.map(above) { Int64($0) + 1 }, missing: missing)
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
    .window { columns, count throws(EngineError) in
      let given = columns.count > 1 ? columns[1].constantValue : .whole(1)
      guard case .whole(let wanted) = given else {
        return .missing(columns[0].description, count: count)
      }
      let step = Int(max(-(1 << 31), min(1 << 31, wanted)))
      let rows = (0..<count).map { row -> Int32 in
        let earlier = row - step
        return earlier >= 0 && earlier < count ? Int32(earlier) : -1
      }
      return columns[0].gathered(at: rows)
    })

  /// For each value how many others stand strictly before it in an order; 0 where it is missing.
  ///
  /// - Complexity: O(*n* log *n*).
  private static func valuesBefore<Element: Comparable>(
    _ values: [Element], missing: Bitmap?, by precedes: (Element, Element) -> Bool
  ) -> [Int32] {
    let present = missing?.inverted() ?? Bitmap(repeating: true, count: values.count)
    let order = present.setIndices().sorted { precedes(values[Int($0)], values[Int($1)]) }
    var before = [Int32](repeating: 0, count: values.count)
    var first = 0
    for place in order.indices {
      if place > 0, values[Int(order[place])] != values[Int(order[place - 1])] { first = place }
      before[Int(order[place])] = Int32(first)
    }
    return before
  }
}
