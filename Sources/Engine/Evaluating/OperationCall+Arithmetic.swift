import Bitmaps
import Diagnostics
import Language
import Tables
import Values
import Work

extension OperationCall {
  /// Sum, difference or product of two numbers of one type.
  func arithmetic(_ operation: Operation) throws(EngineError) -> Column {
    if operands.first?.valueType == .whole {
      if let values = narrowArithmetic(operation) {
        return .whole(WholeColumn(storage: values, missing: missing))
      }
      return .wholes(try wholeArithmetic(operation), missing: missing)
    }
    let (left, right) = (operands[0].decimals, operands[1].decimals)
    let values =
      switch operation {
      case .add: Lane.results(left, right, count: count, in: work, of: DecimalSum.self)
      case .subtract: Lane.results(left, right, count: count, in: work, of: DecimalDifference.self)
      default: Lane.results(left, right, count: count, in: work, of: DecimalProduct.self)
      }
    return .decimals(values)
  }

  /// The first number divided by the second; missing where that is zero.
  var quotient: Result {
    let (left, right) = (operands[0].decimals, operands[1].decimals)
    var zeros = Lane.rows(right, .same(0), count: count, in: work, by: EqualValues.self)
    if let missing { zeros.subtract(missing) }
    let values = Lane.results(left, right, count: count, in: work, of: DecimalQuotient.self)
    let column = Column.decimals(values).blanked(at: union(missing, zeros))
    return Result(column: column, zeroDivisions: zeros.populationCount)
  }

  /// The number with the other sign.
  var negated: Column {
    get throws(EngineError) {
      guard case .column(.whole(let whole)) = operands[0] else {
        guard case .rows(let values) = operands[0].decimals else { return column }
        return .decimals(Lane.map(values) { -$0 })
      }
      let values = whole.storage.wide
      if values.contains(.min) {
        throw .overflow("-(\(Int64.min))", at: range)
      }
      return .whole(WholeColumn(Lane.map(values) { -$0 }))
    }
  }

  /// The same of numbers of two bytes at most, of which none leaves four; nothing for others.
  private func narrowArithmetic(_ operation: Operation) -> WholeStorage? {
    guard operands.allSatisfy(\.isNarrow), let left = operands[0].narrowWholes,
      let right = operands[1].narrowWholes
    else { return nil }
    var values =
      switch operation {
      case .add: Lane.map(left, right, count: count) { $0 &+ $1 }
      case .subtract: Lane.map(left, right, count: count) { $0 &- $1 }
      default: Lane.map(left, right, count: count) { $0 &* $1 }
      }
    missing?.forEachSetBit { values[$0] = 0 }
    return WholeStorage(narrowing: values)
  }

  private func wholeArithmetic(_ operation: Operation) throws(EngineError) -> [Int64] {
    let (left, right) = (operands[0].wholes, operands[1].wholes)
    let (values, doesOverflow) =
      switch operation {
      case .add: checked(left, right) { $0.addingReportingOverflow($1) }
      case .subtract: checked(left, right) { $0.subtractingReportingOverflow($1) }
      default: checked(left, right) { $0.multipliedReportingOverflow(by: $1) }
      }
    guard doesOverflow, let row = overflowingRow(operation, left, right) else { return values }
    let sign = operation == .add ? "+" : operation == .subtract ? "-" : "*"
    throw .overflow("\(left[row]) \(sign) \(right[row])", at: range)
  }

  @inline(__always)
  private func checked(
    _ left: Lane<Int64>, _ right: Lane<Int64>,
    _ body: (Int64, Int64) -> (partialValue: Int64, overflow: Bool)
  ) -> (values: [Int64], doesOverflow: Bool) {
    var doesOverflow = false
    let values = Lane.map(left, right, count: count) { left, right in
      let (value, overflow) = body(left, right)
      doesOverflow = doesOverflow || overflow
      return value
    }
    return (values, doesOverflow)
  }

  /// The first row that overflows and has both values: missing ones are stored as zero, and zero
  /// minus the least number does not fit either.
  private func overflowingRow(
    _ operation: Operation, _ left: Lane<Int64>, _ right: Lane<Int64>
  ) -> Int? {
    let missing = missing
    return (0..<count).first { row in
      if let missing, missing[row] { return false }
      let (left, right) = (left[row], right[row])
      return switch operation {
      case .add: left.addingReportingOverflow(right).overflow
      case .subtract: left.subtractingReportingOverflow(right).overflow
      default: left.multipliedReportingOverflow(by: right).overflow
      }
    }
  }
}

extension Lane {
  /// The value in one row.
  subscript(row: Int) -> Element {
    switch self {
    case .rows(let values): values[row]
    case .same(let value): value
    }
  }
}

extension Column {
  /// Whole numbers as computed, narrowed once the rows without a value are zero.
  static func wholes(_ values: [Int64], missing: Bitmap?) -> Column {
    var values = values
    missing?.forEachSetBit { values[$0] = 0 }
    return .whole(WholeColumn(values, missing: missing))
  }

  /// Decimals as computed: what is not a number is missing, infinity stays.
  static func decimals(_ values: [Double]) -> Column {
    let column = Column.decimal(DecimalColumn(values))
    let span = values.span
    // Mostly there is none, which takes a third of the time to see.
    var nowhere: UInt64 = 0
    for place in span.indices { nowhere |= span[place].isNaN ? 1 : 0 }
    guard nowhere != 0 else { return column }
    return column.blanked(at: packedBits(values.count) { span[$0].isNaN })
  }
}
