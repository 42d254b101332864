import Language
import Tables
import Values
import Work

extension Evaluator {
  /// A function of single rows, computed piece by piece on several threads.
  ///
  /// A piece can be of another type than the whole, when all that gives it its type is missing
  /// there; then the rows are computed at once.
  func inPieces(
    _ body: @Sendable ([Column], Int) throws(EngineError) -> Column, _ columns: [Column],
    count: Int
  ) throws(EngineError) -> Column {
    guard count > Work.usualPiece, !columns.contains(where: \.hasManyTexts) else {
      return try body(columns, count)
    }
    let parts = try pieces(count, in: work) { range throws(EngineError) in
      try body(columns.map { $0.rows(range) }, range.count)
    }
    guard Set(parts.map(\.type)).count == 1 else { return try body(columns, count) }
    return .joined(parts)
  }
}

extension OperationCall {
  /// The values of an operator, piece by piece on several threads where its own loop has but one.
  func sharedResult(of operation: Operation) throws(EngineError) -> Result {
    guard count > Work.usualPiece, isSlow(operation), !operands.contains(where: \.hasManyTexts)
    else { return try result(of: operation) }
    let parts = try pieces(count, in: work) { range throws(EngineError) in
      try rows(range).result(of: operation)
    }
    return Result(
      column: .joined(parts.map(\.column)),
      zeroDivisions: parts.reduce(0) { $0 + $1.zeroDivisions },
      unwrittenTimes: parts.reduce(0) { $0 + $1.unwrittenTimes })
  }

  /// Whether an operator has a loop for one thread.
  private func isSlow(_ operation: Operation) -> Bool {
    switch operation {
    case .and, .or, .not, .isMissing, .isOneOf, .divide: false
    case .add, .subtract, .multiply: operands.first?.valueType == .whole
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual:
      operands.allSatisfy { !$0.isValue && $0.valueType == .text }
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

/// The results of consecutive pieces, in order.
private func pieces<Part: Sendable>(
  _ count: Int, in work: WorkContext, _ body: @Sendable (Range<Int>) throws(EngineError) -> Part
) throws(EngineError) -> [Part] {
  do throws(WorkFailure<EngineError>) {
    return try Work.overRanges(count, in: work, body)
  } catch {
    switch error {
    case .stopped: throw EngineError(.stopped)
    case .failed(let error): throw error
    }
  }
}

extension Column {
  /// Whether it has a dictionary that is too long to be looked at for every piece.
  fileprivate var hasManyTexts: Bool {
    if case .text(let column) = self, case .coded(_, let texts) = column.storage {
      texts.count > 4_096
    } else {
      false
    }
  }
}

extension Operand {
  /// Whether it is a column that has a dictionary too long to be looked at for every piece.
  fileprivate var hasManyTexts: Bool {
    if case .column(let column) = self { column.hasManyTexts } else { false }
  }
}
