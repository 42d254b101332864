import Bitmaps
import Diagnostics
import Language
import Tables
import Values
import Work

/// Computes formulae over all rows of a frame at once.
///
/// Each operator is one loop over whole columns: missing rows are dealt with as bitmaps before it,
/// and constants stay single values. What divides by zero or cannot be read is counted in `notes`.
struct Evaluator: Sendable {
  /// The stored tables and links.
  let library: Library
  /// When to stop and how many threads to use.
  let work: WorkContext
  /// The functions by name.
  let functions: FunctionCatalogue
  /// What a reader of the result should know.
  let notes: EvaluationNotes

  /// Creates an evaluator; its notes are the caller's to read.
  init(
    library: Library, work: WorkContext = WorkContext(), functions: FunctionCatalogue = .all,
    notes: EvaluationNotes = EvaluationNotes()
  ) {
    self.library = library
    self.work = work
    self.functions = functions
    self.notes = notes
  }

  /// The same that keeps its notes elsewhere.
  func noting(in notes: EvaluationNotes) -> Evaluator {
    Evaluator(library: library, work: work, functions: functions, notes: notes)
  }

  /// The values of a formula, one for each row of the frame.
  ///
  /// - Complexity: O(*rows* × operators).
  func column(
    of expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> Column {
    try operand(of: expression, in: frame).column(expression.type, count: frame.rowCount)
  }

  /// The values of a formula to group by, each for all rows that have it when they are few.
  ///
  /// - Complexity: that of its values, without what it takes to write few of them down for each row.
  func key(
    _ expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> GroupKey {
    switch try evaluated(expression, in: frame) {
    case .operand(let operand):
      .column(operand.column(expression.type, count: frame.rowCount))
    case .coded(let coded) where coded.values.count < frame.rowCount / 4: .coded(coded)
    case .coded(let coded): .column(coded.column(in: work))
    }
  }

  /// The rows for which a condition is true, and those for which it is missing.
  ///
  /// - Complexity: O(*rows* × operators).
  func condition(
    _ expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> (isTrue: Bitmap, isMissing: Bitmap?) {
    let truths = try operand(of: expression, in: frame).truths(count: frame.rowCount)
    return (truths.isTrue, truths.missing)
  }

  /// The values of a formula, or the one value that all rows share.
  func operand(
    of expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> Operand {
    switch try evaluated(expression, in: frame) {
    case .operand(let operand): return operand
    case .coded(let coded): return .column(coded.column(in: work))
    }
  }

  /// The values of a formula, each for all rows that have it when they are few.
  func evaluated(
    _ expression: CheckedExpression, in frame: Frame
  ) throws(EngineError) -> Evaluated {
    if work.stop.isStopped { throw EngineError(.stopped) }
    if let found = try shared(expression, in: frame) { return found }
    switch expression.kind {
    case .constant(let value): return .operand(.value(value.read(as: expression.type.type)))
    case .column(let name): return .operand(.column(frame.column(name)))
    case .origin(let inner): return .operand(.column(try originColumn(of: inner, in: frame)))
    case .lookup(let link, let inner):
      return .coded(try looked(up: inner, over: link, in: frame))
    case .linked(let aggregate):
      return .operand(.column(try linkedColumn(of: aggregate, as: expression, in: frame)))
    case .aggregate:
      preconditionFailure("Aggregates are computed by whoever makes the groups")
    case .function(let name, let arguments):
      return try called(name, with: arguments, as: expression, in: frame)
    case .operation(let operation, let operands):
      return .operand(try computed(operation, of: operands, as: expression, in: frame))
    }
  }

  private func computed(
    _ operation: Operation, of operands: [CheckedExpression], as expression: CheckedExpression,
    in frame: Frame
  ) throws(EngineError) -> Operand {
    var values: [Operand] = []
    for operand in operands { values.append(try self.operand(of: operand, in: frame)) }
    // A formula of constants is computed for one row, which then stands for all.
    let isConstant = values.allSatisfy(\.isValue)
    if isConstant, frame.rowCount == 0 { return .value(.missing) }
    let count = isConstant ? 1 : frame.rowCount
    if isConstant, let first = values.first, let type = operands.first?.type {
      values[0] = .column(first.column(type, count: 1))
    }
    let call = OperationCall(
      operands: values, count: count, range: expression.range,
      operandRanges: operands.map(\.range), type: expression.type, work: work, zone: library.zone)
    if let zone = library.zone, call.reads(zone, for: operation) { notes.use(zone) }
    let result = try call.sharedResult(of: operation)
    if result.zeroDivisions > 0 {
      notes.countZeroDivisions(
        isConstant ? frame.rowCount : result.zeroDivisions, at: expression.range)
    }
    if result.unwrittenTimes > 0 {
      notes.countUnwrittenTimes(
        isConstant ? frame.rowCount : result.unwrittenTimes, at: expression.range)
    }
    return isConstant
      ? .value(result.column.value(at: 0)) : .column(result.column.described(by: expression.type))
  }
}
