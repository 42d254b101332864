import Values

extension CheckedExpression {
  /// The constant that the operation gives, or the operation itself when it needs rows.
  ///
  /// What overflows, divides by zero or leaves the calendar stays an operation: only the engine says what comes of it.
  var folded: CheckedExpression {
    guard case .operation(let operation, let parts) = kind else { return self }
    let values = parts.compactMap(\.constant)
    guard values.count == parts.count, let value = operation.folded(values) else { return self }
    return CheckedExpression(.constant(value), type, range: range)
  }
}

extension Operation {
  fileprivate func folded(_ values: [Value]) -> Value? {
    switch (self, values.first, values.last) {
    case (.negate, .whole(let number)?, _):
      let result = Int64(0).subtractingReportingOverflow(number)
      return result.overflow ? nil : .whole(result.partialValue)
    case (.negate, .decimal(let number)?, _): return .decimal(-number)
    case (.shift(let length), .date(let date)?, _):
      let sum = length.added(to: date)
      return CalendarDate.written.contains(sum) ? .date(sum) : nil
    case (.shift(let length), .timestamp(let moment)?, _):
      // Months are moved by the calendar of the session's zone, which the engine knows.
      guard moment.isOrdinary, length.unit.months == nil else { return nil }
      let sum = length.added(to: moment)
      return CalendarDate.written.contains(sum.date) ? .timestamp(sum) : nil
    case (.daysBetween, .date(let first)?, .date(let second)?):
      return .whole(Int64(first.days) - Int64(second.days))
    case (.join, .text(let first)?, .text(let second)?): return .text(first + second)
    case (_, .whole(let first)?, .whole(let second)?): return whole(first, second)
    case (_, .decimal(let first)?, .decimal(let second)?): return decimal(first, second)
    default: return nil
    }
  }

  private func whole(_ first: Int64, _ second: Int64) -> Value? {
    let result: (partialValue: Int64, overflow: Bool)
    switch self {
    case .add: result = first.addingReportingOverflow(second)
    case .subtract: result = first.subtractingReportingOverflow(second)
    case .multiply: result = first.multipliedReportingOverflow(by: second)
    default: return nil
    }
    return result.overflow ? nil : .whole(result.partialValue)
  }

  private func decimal(_ first: Double, _ second: Double) -> Value? {
    let result: Double
    switch self {
    case .add: result = first + second
    case .subtract: result = first - second
    case .multiply: result = first * second
    case .divide where second != 0: result = first / second
    default: return nil
    }
    return result.isFinite ? .decimal(result) : nil
  }
}

extension Timestamp {
  /// Whether the moment lies within some 30,000 years, so that adding a bounded length is safe.
  var isOrdinary: Bool { microseconds.magnitude < 1_000_000_000_000_000_000 }
}
