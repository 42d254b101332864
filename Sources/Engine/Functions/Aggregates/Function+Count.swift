import Bitmaps
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
      .whole(WholeColumn(AggregateInput.sizes(of: input.counted, groupCount: input.groupCount)))
    }))

  /// The number of different values.
  static let distinct = Function(
    FunctionDeclaration(
      name: "distinct", family: .aggregates, level: .aggregate, parameters: [.init("value")],
      result: .fixed(ColumnType(.whole, kind: .count)),
      summary: "The number of different known values.",
      example: .init("distinct(region)", "2")),
    .aggregate({ input throws(EngineError) in
      let groups = input.groups(having: 0)
      let codes = KeyCodes(input.arguments[0], isOrdered: false)
      return .whole(WholeColumn(codes.distinctCounts(in: groups, groupCount: input.groupCount)))
    }))
}

extension AggregateInput {
  /// The groups of the rows that `count` counts.
  fileprivate var counted: [Int32] {
    guard let argument = arguments.first else { return groups }
    guard case .truth(let column) = argument else { return groups(having: 0) }
    var counted = groups
    column.bits.inverted().forEachSetBit { counted[$0] = -1 }
    return counted
  }
}

extension KeyCodes {
  /// For each group how many codes its rows have.
  ///
  /// - Complexity: O(*n*), hashed when groups times codes are many.
  fileprivate func distinctCounts(in groups: [Int32], groupCount: Int) -> [Int64] {
    var counts = [Int64](repeating: 0, count: groupCount)
    if groupCount * cellCount <= 64 * KeyCodes.cellLimit {
      var seen = Bitmap(count: groupCount * cellCount)
      for row in groups.indices where groups[row] >= 0 {
        let cell = Int(groups[row]) * cellCount + Int(codes[row])
        if !seen[cell] {
          seen[cell] = true
          counts[Int(groups[row])] += 1
        }
      }
    } else {
      var table = WordTable()
      for row in groups.indices where groups[row] >= 0 {
        let before = table.words.count
        let number = table.number(of: UInt64(groups[row]) << 32 | UInt64(codes[row]))
        if Int(number) == before { counts[Int(groups[row])] += 1 }
      }
    }
    return counts
  }
}
