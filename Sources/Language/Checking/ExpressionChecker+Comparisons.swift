import Diagnostics
import Values

extension ExpressionChecker {
  /// Two formulae compared.
  func comparison(
    _ sign: BinaryOperator, _ left: Expression, _ right: Expression, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let (first, second) = try sides(left, right)
    return try compared(sign, first, second, at: range)
  }

  /// Both sides, with a word that was meant as a text recognised as such.
  func sides(
    _ left: Expression, _ right: Expression
  ) throws(Diagnostic) -> (Operand, Operand) {
    let first: Operand
    do throws(Diagnostic) {
      first = try operand(left)
    } catch {
      throw bareWord(left, beside: try? operand(right)) ?? error
    }
    return (first, try operand(right, beside: first))
  }

  /// A part that stands beside another.
  func operand(
    _ expression: Expression, beside other: Operand
  ) throws(Diagnostic) -> Operand {
    do throws(Diagnostic) {
      return try operand(expression)
    } catch {
      throw bareWord(expression, beside: other) ?? error
    }
  }

  /// The error for an unknown word beside a text column, when the word is one of its values.
  private func bareWord(_ expression: Expression, beside other: Operand?) -> Diagnostic? {
    guard case .name(let names) = expression.kind, names.count == 1, let column = other?.value,
      column.isColumn, column.type.type == .text || column.type.words != nil
    else { return nil }
    let word = names[0]
    let words = column.type.words.map { [$0.yes, $0.no] }
    let values = words ?? shape(of: column)?.shownValues ?? []
    guard scope.field(named: word.text) == nil, definition(named: word) == nil,
      let value = values.matching(word.text, by: \.self)
    else { return nil }
    return .bareWord(word, value: value, in: self)
  }

  /// Two parts compared; each may take its type from the other.
  func compared(
    _ sign: BinaryOperator, _ left: Operand, _ right: Operand, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    switch (left.content, right.content) {
    case (_, .missing): return try missing(sign, left, at: range)
    case (.missing, _): return try missing(sign, right, at: range)
    case (.value, .duration(let length)):
      return try compared(sign, left, days(length, right, beside: left), at: range)
    case (.duration, .value):
      return try compared(sign.flipped, right, left, at: range)
    case (.value(let value), .period(let period)):
      guard value.type.type.isTime else { throw incomparable(sign, left, right) }
      return inPeriod(sign, value, period, at: range)
    case (.period, .value): return try compared(sign.flipped, right, left, at: range)
    case (.value(let first), .value(let second)):
      if let period = try year(right, beside: first) {
        return inPeriod(sign, first, period, at: range)
      }
      if let period = try year(left, beside: second) {
        return inPeriod(sign.flipped, second, period, at: range)
      }
      return try compared(
        sign, first.asPeriod(beside: second), second.asPeriod(beside: first), left, right, at: range
      )
    default: return try compared(sign, value(left), value(right), left, right, at: range)
    }
  }

  private func missing(
    _ sign: BinaryOperator, _ operand: Operand, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let test = CheckedExpression.truth(.isMissing, [try value(operand)], at: range)
    switch sign {
    case .equal: return test
    case .notEqual: return test.negated
    default: throw .missingHasNoOrder(sign, operand, at: range)
    }
  }

  /// A length in days beside a number of days.
  private func days(
    _ length: CalendarDuration, _ operand: Operand, beside other: Operand
  ) throws(Diagnostic) -> Operand {
    guard let value = other.value, value.type.type.isNumber else { throw .strayDuration(operand) }
    guard let days = length.days else { throw .unevenDuration(operand, length, beside: other) }
    return Operand(
      content: .value(.constant(.whole(Int64(days)), at: operand.range)),
      expression: operand.expression)
  }

  /// The calendar year that a whole number of four digits means beside a date.
  ///
  /// One that is computed means none: `2025 - 3` may be the month 2025-03, or the year 2022.
  private func year(
    _ operand: Operand, beside other: CheckedExpression
  ) throws(Diagnostic) -> Period? {
    guard other.type.type.isTime, case .constant(.whole(let year))? = operand.value?.kind,
      (1000...9999).contains(year)
    else { return nil }
    switch operand.expression.kind {
    case .literal, .parameter: return Period.year(Int(year))
    default: throw .computedYear(operand, Int(year))
    }
  }

  private func compared(
    _ sign: BinaryOperator, _ first: CheckedExpression, _ second: CheckedExpression,
    _ left: Operand, _ right: Operand, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    if let answer = try compared(sign, first, word: right, at: range) { return answer }
    if let answer = try compared(sign, second, word: left, at: range) { return answer }
    guard let pair = inLongerPeriod(first, second) ?? paired(first, second) else {
      throw incomparable(sign, left, right)
    }
    let isOrder = sign != .equal && sign != .notEqual
    if isOrder, pair.0.type.type == .truth { throw .truthHasNoOrder(sign, left, at: range) }
    if !isOrder {
      noteUnknownValue(first, second)
      noteUnknownValue(second, first)
    }
    return .truth(sign.operation, [pair.0, pair.1], at: range)
  }

  /// Two values of one type, widened as needed, or nothing when their types do not compare.
  func paired(
    _ first: CheckedExpression, _ second: CheckedExpression
  ) -> (CheckedExpression, CheckedExpression)? {
    switch (first.type.type, second.type.type) {
    case let (one, other) where one == other: (first, second)
    case (.whole, .decimal), (.decimal, .whole): (first.asDecimal, second.asDecimal)
    case (.date, .timestamp), (.timestamp, .date): (first.asDate, second.asDate)
    case (.truth, .whole): asTruth(second).map { (first, $0) }
    case (.whole, .truth): asTruth(first).map { ($0, second) }
    default: nil
    }
  }

  private func incomparable(
    _ sign: BinaryOperator, _ left: Operand, _ right: Operand
  ) -> Diagnostic {
    let subject = left.value?.constant == nil && left.value != nil ? left : right
    let other = subject.range == left.range ? right : left
    return .incomparable(sign.rawValue, subject, other, shape: subject.value.flatMap(shape))
  }
}

extension BinaryOperator {
  /// The comparison with its sides exchanged.
  var flipped: BinaryOperator {
    switch self {
    case .less: .greater
    case .lessOrEqual: .greaterOrEqual
    case .greater: .less
    case .greaterOrEqual: .lessOrEqual
    default: self
    }
  }

  /// The operation of a comparison.
  var operation: Operation {
    switch self {
    case .notEqual: .notEqual
    case .less: .less
    case .lessOrEqual: .lessOrEqual
    case .greater: .greater
    case .greaterOrEqual: .greaterOrEqual
    default: .equal
    }
  }
}
