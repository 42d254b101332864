import Bitmaps
import Diagnostics
import Language
import Tables
import Values
import Work

/// An operator with its operands, of which at least one is a column.
///
/// Of a formula of constants the caller makes the first operand a column of one row, and takes the
/// value that comes of it for all rows.
struct OperationCall {
  /// What it works on.
  let operands: [Operand]
  /// The number of rows.
  let count: Int
  /// Where the formula stands.
  let range: SourceRange?
  /// Where its operands stand.
  let operandRanges: [SourceRange?]
  /// What its values are.
  let type: ColumnType
  /// How many threads there are and when to end early.
  var work = WorkContext()
  /// Whose days time stamps are read in; nothing for UTC.
  var zone: Zone?
  /// When to end early.
  var stop: StopFlag { work.stop }

  /// The values of an operator, with the number of rows in which it divided by zero.
  struct Result {
    /// One value for each row.
    let column: Column
    /// The rows that divided by zero.
    var zeroDivisions = 0
    /// The rows whose time would lie outside the years 1 to 9999.
    var unwrittenTimes = 0
  }

  /// The values of an operator.
  func result(of operation: Operation) throws(EngineError) -> Result {
    switch operation {
    case .and: return Result(column: folded { $0.and($1) })
    case .or: return Result(column: folded { $0.or($1) })
    case .not: return Result(column: operands[0].truths(count: count).not.column)
    case .isMissing: return Result(column: isMissing)
    case .isOneOf: return Result(column: isOneOf)
    default: break
    }
    if operands.contains(where: \.isMissingValue) {
      return Result(column: .missing(type, count: count))
    }
    if operation == .divide { return quotient }
    if case .shift(let duration) = operation { return shifted(by: duration) }
    return Result(column: try strict(operation).blanked(at: missing))
  }

  /// The rows in which an operand has no value.
  var missing: Bitmap? {
    operands.reduce(nil as Bitmap?) { union($0, $1.missing) }
  }

  /// The first operand as a column, for operators of one operand.
  var column: Column { operands[0].column(type, count: count) }

  private func strict(_ operation: Operation) throws(EngineError) -> Column {
    switch operation {
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      return .truth(TruthColumn(compared(by: operation)))
    case .textTest(let test): return try tested(by: test)
    case .add, .subtract, .multiply: return try arithmetic(operation)
    case .negate: return try negated
    case .join: return try joined
    case .decimal: return column.decimal
    case .whole: return column.whole
    case .truth: return column.truth
    case .timestamp: return column.timestamp.moments(in: zone)
    case .date: return column.wallClock(in: zone).date
    case .daysBetween: return daysBetween
    case .firstWindow(let duration, let asof):
      return firstWindow(of: duration, observedUntil: asof)
    case .lastWindow(let duration): return lastWindow(of: duration)
    case .and, .or, .not, .isMissing, .isOneOf, .divide, .shift:
      preconditionFailure("Operators with rules of their own for missing values came before")
    }
  }

  private func folded(_ combine: (Truths, Truths) -> Truths) -> Column {
    var truths = operands[0].truths(count: count)
    for operand in operands.dropFirst() {
      truths = combine(truths, operand.truths(count: count))
    }
    return truths.column
  }

  private var isMissing: Column {
    let rows =
      operands[0].isMissingValue
      ? Bitmap(repeating: true, count: count) : operands[0].missing ?? Bitmap(count: count)
    return .truth(TruthColumn(rows))
  }
}
