import Diagnostics
import Values

extension ExpressionChecker {
  /// A sum, difference, product or quotient; dates move by lengths of time and texts are joined.
  func arithmetic(
    _ sign: BinaryOperator, _ left: Operand, _ right: Operand, at range: SourceRange
  ) throws(Diagnostic) -> Operand.Content {
    switch (left.content, right.content) {
    case (_, .duration(let length)) where sign == .add || sign == .subtract:
      let length = sign == .add ? length : length.negated
      return try moved(left, by: length, right, at: range)
    case (.duration(let length), _) where sign == .add:
      return try moved(right, by: length, left, at: range)
    case (.duration, _): throw .strayDuration(left)
    case (_, .duration): throw .strayDuration(right)
    default: return .value(try calculated(sign, left, right, at: range))
    }
  }

  /// The number with the other sign, or the length of time the other way.
  func negation(of operand: Operand, at range: SourceRange) throws(Diagnostic) -> Operand.Content {
    if case .duration(let length) = operand.content { return .duration(length.negated) }
    let value = try value(operand, expecting: .whole)
    guard value.type.type.isNumber else { throw .noNumber("-", operand, value) }
    let negated = CheckedExpression(.operation(.negate, [value]), value.type, range: range)
    return .value(negated.folded)
  }

  /// A date, period or length of time, moved.
  private func moved(
    _ operand: Operand, by length: CalendarDuration, _ other: Operand, at range: SourceRange
  ) throws(Diagnostic) -> Operand.Content {
    switch operand.content {
    case .period(let period):
      guard period.start.isOrdinary else { throw .endlessDuration(at: range) }
      guard length.isWholeDays || !period.isWholeDays else {
        // Minutes after the start of a day are a moment, no longer a period of days.
        let start = CheckedExpression.constant(.date(period.startDate), at: range).asTimestamp
        return .value(
          CheckedExpression(
            .operation(.shift(length), [start]), ColumnType(.timestamp), range: range))
      }
      let moved = period.shifted(by: length)
      guard CalendarDate.written.contains(moved.startDate) else {
        throw .beyondCalendar(at: range)
      }
      return .period(moved)
    case .duration(let first):
      guard first.unit == length.unit else { throw .strayDuration(other) }
      let sum = CalendarDuration(first.count + length.count, length.unit)
      return .duration(try sum.bounded(at: range))
    case .missing: return .missing
    case .value(let value):
      guard value.type.type.isTime else { throw .cannotMove(operand, value, by: other) }
      let time = length.isWholeDays ? value : value.asTimestamp
      // A month moved by days is a day.
      let grain = time.type.grain.flatMap { length.keeps($0) ? $0 : nil }
      let type = ColumnType(time.type.type, grain: grain)
      return .value(
        CheckedExpression(.operation(.shift(length), [time]), type, range: range).folded)
    }
  }

  private func calculated(
    _ sign: BinaryOperator, _ left: Operand, _ right: Operand, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let first = try value(left, expecting: right.value?.type.type ?? .decimal)
    let second = try value(right, expecting: first.type.type)
    switch (sign, first.type.type, second.type.type) {
    case (.add, .text, .text):
      return CheckedExpression(.operation(.join, [first, second]), first.type, range: range).folded
    case (.subtract, let one, let other) where one.isTime && other.isTime:
      let days = ColumnType(.whole, kind: .days)
      let dates = [first.asDate, second.asDate]
      return CheckedExpression(.operation(.daysBetween, dates), days, range: range).folded
    case (_, let one, let other) where one.isNumber && other.isNumber:
      return numbers(sign, first, second, at: range).folded
    default: throw .noArithmetic(sign, left, first, right, second)
    }
  }

  private func numbers(
    _ sign: BinaryOperator, _ first: CheckedExpression, _ second: CheckedExpression,
    at range: SourceRange
  ) -> CheckedExpression {
    let isWhole = sign != .divide && first.type.type == .whole && second.type.type == .whole
    let operands = isWhole ? [first, second] : [first.asDecimal, second.asDecimal]
    let type = ColumnType(isWhole ? .whole : .decimal, kind: kind(sign, first, second))
    return CheckedExpression(.operation(sign.calculation, operands), type, range: range)
  }

  /// What a calculated number stands for: money stays money when it is added or scaled.
  private func kind(
    _ sign: BinaryOperator, _ first: CheckedExpression, _ second: CheckedExpression
  ) -> Kind {
    let kinds = (first.type.kind, second.type.kind)
    switch sign {
    case .add, .subtract:
      if kinds.0 == kinds.1 { return kinds.0 }
      if second.constant != nil { return kinds.0 }
      return first.constant != nil ? kinds.1 : .plain
    case .multiply, .divide:
      if second.constant != nil, kinds.0 == .money || kinds.0 == .days { return kinds.0 }
      if sign == .multiply, first.constant != nil, kinds.1 == .money { return .money }
      return .plain
    default: return .plain
    }
  }
}

extension BinaryOperator {
  fileprivate var calculation: Operation {
    switch self {
    case .subtract: .subtract
    case .multiply: .multiply
    case .divide: .divide
    default: .add
    }
  }
}
