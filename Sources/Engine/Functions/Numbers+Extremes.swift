import Bitmaps
import Language
import Tables
import Values

extension NumberFunctions {
  /// The least of some values.
  static let least = extreme(
    "least", by: .less, "The least of the values that are not missing.",
    FunctionDeclaration.Example("least(3, 1, 2)", "1"))

  /// The greatest of some values.
  static let greatest = extreme(
    "greatest", by: .greater, "The greatest of the values that are not missing.",
    FunctionDeclaration.Example("greatest(2026-01-31, 2025-12-31)", "2026-01-31"))

  private static func extreme(
    _ name: String, by operation: Operation, _ summary: String,
    _ example: FunctionDeclaration.Example
  ) -> Function {
    Function(
      FunctionDeclaration(
        name: name, family: .numbers,
        parameters: [FunctionDeclaration.Parameter("value", repeats: true)],
        result: .common(from: 0), summary: summary, example: example),
      .row { columns, count throws(EngineError) in
        var columns = try columns.asCommonType()[...]
        guard var best = columns.popFirst() else {
          return .missing(ColumnType(.decimal), count: count)
        }
        for column in columns {
          best = try [best, column].chosen(by: choices(best, column, by: operation))
        }
        return best
      })
  }

  /// 1 in the rows in which the other value is better or the best one is missing, else 0.
  private static func choices(_ best: Column, _ other: Column, by operation: Operation) -> [Int32] {
    let call = OperationCall(
      operands: [.column(other), .column(best)], count: best.count, range: nil,
      operandRanges: [], type: ColumnType(.truth))
    var isOther = call.compared(by: operation)
    if let missing = best.missing { isOther.formUnion(missing) }
    if let missing = other.missing { isOther.subtract(missing) }
    return isOther.map(false: Int32(0), true: Int32(1))
  }
}
