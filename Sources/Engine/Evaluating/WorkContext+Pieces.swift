import Language
import Tables
import Values
import Work

extension WorkContext {
  /// A function of single rows, computed piece by piece on several threads.
  ///
  /// A piece can be of another type than the whole, when all that gives it its type is missing
  /// there; then the rows are computed at once.
  func inPieces(
    _ columns: [Column], count: Int,
    _ body: @Sendable ([Column], Int) throws(EngineError) -> Column
  ) throws(EngineError) -> Column {
    let columns = columns.map { $0.withoutLongDictionary(in: self) }
    try poll()
    guard count > Work.usualPiece else { return try body(columns, count) }
    let parts = try self.parts(count) { range throws(EngineError) in
      try body(columns.map { $0.rows(range) }, range.count)
    }
    guard Set(parts.map(\.type)).count == 1 else { return try body(columns, count) }
    let joined = Column.joined(parts, in: self)
    try poll()
    return joined
  }
}

extension OperationCall {
  /// The values of an operator, piece by piece on several threads where its own loop has but one.
  func sharedResult(of operation: Operation) throws(EngineError) -> Result {
    guard count > Work.usualPiece, isSlow(operation) else { return try result(of: operation) }
    let parts = try work.parts(count) { range throws(EngineError) in
      try rows(range).result(of: operation)
    }
    let column = Column.joined(parts.map(\.column), in: work)
    try work.poll()
    return Result(
      column: column,
      zeroDivisions: parts.reduce(0) { $0 + $1.zeroDivisions },
      unwrittenTimes: parts.reduce(0) { $0 + $1.unwrittenTimes })
  }

  /// Whether an operator has a loop for one thread.
  private func isSlow(_ operation: Operation) -> Bool {
    switch operation {
    case .and, .or, .not, .isMissing, .isOneOf, .divide: false
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: false
    case .add, .subtract, .multiply: operands.first?.valueType == .whole
    // Beside a constant each different text is looked at once, on several threads.
    case .join: operands.allSatisfy { !$0.isValue }
    case .textTest: !operands[1].isValue
    default: true
    }
  }

  /// The same operator on consecutive rows, on the thread that asks.
  private func rows(_ range: Range<Int>) -> OperationCall {
    let parts = operands.map { operand -> Operand in
      if case .column(let column) = operand { .column(column.rows(range)) } else { operand }
    }
    return OperationCall(
      operands: parts, count: range.count, range: self.range, operandRanges: operandRanges,
      type: type, work: WorkContext(threads: 1, stop: work.stop),
      zone: zone)
  }
}

extension Column {
  /// The column with its texts one by one when their dictionary is too long to be looked at for
  /// every piece.
  fileprivate func withoutLongDictionary(in work: WorkContext) -> Column {
    guard case .text(let column) = self, case .coded(_, let texts) = column.storage,
      texts.count > 4_096
    else { return self }
    return .text(column.plain(in: work))
  }
}
