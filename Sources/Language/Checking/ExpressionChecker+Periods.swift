import Diagnostics
import Values

extension ExpressionChecker {
  /// A date compared with a period: `=` is inside, the others take its start or its end.
  func inPeriod(
    _ sign: BinaryOperator, _ value: CheckedExpression, _ period: Period, at range: SourceRange
  ) -> CheckedExpression {
    let period = period.widened(to: value.type.grain)
    let isInDays = value.type.type == .date && period.isWholeDays
    let time = isInDays ? value : value.asTimestamp
    let (start, end) = bounds(of: period, inDays: isInDays, at: range)
    func bound(_ operation: Operation, _ value: CheckedExpression) -> CheckedExpression {
      .truth(operation, [time, value], at: range)
    }
    if isInDays, period.grain == .day, sign == .equal || sign == .notEqual {
      return bound(sign.operation, start)
    }
    switch sign {
    case .less: return bound(.less, start)
    case .greaterOrEqual: return bound(.greaterOrEqual, start)
    case .lessOrEqual: return bound(.less, end)
    case .greater: return bound(.greaterOrEqual, end)
    case .notEqual:
      return .truth(.or, [bound(.less, start), bound(.greaterOrEqual, end)], at: range)
    default: return .truth(.and, [bound(.greaterOrEqual, start), bound(.less, end)], at: range)
    }
  }

  /// Two times as periods of the longer one's grain, so that `joined in month(asof)` asks for the
  /// whole month; nothing when neither has a grain, or both have the same.
  func inLongerPeriod(
    _ first: CheckedExpression, _ second: CheckedExpression
  ) -> (CheckedExpression, CheckedExpression)? {
    guard first.type.type.isTime, second.type.type.isTime, first.type.grain != second.type.grain
    else { return nil }
    let grain = max(first.type.grain ?? .day, second.type.grain ?? .day)
    return grain > .day ? (first.start(of: grain), second.start(of: grain)) : nil
  }

  /// The start and the end of a period; as moments, days begin by the session's zone.
  private func bounds(
    of period: Period, inDays: Bool, at range: SourceRange
  ) -> (CheckedExpression, CheckedExpression) {
    guard period.isWholeDays else {
      return (
        .constant(.timestamp(period.start), at: range), .constant(.timestamp(period.end), at: range)
      )
    }
    let days = [period.startDate, period.endDate].map {
      CheckedExpression.constant(.date($0), at: range)
    }
    return inDays ? (days[0], days[1]) : (days[0].asTimestamp, days[1].asTimestamp)
  }

  /// `x between a and b`, both ends included; a period counts to its end.
  func between(
    _ value: Expression, _ low: Expression, _ high: Expression, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let value = try operand(value)
    let above = try compared(.greaterOrEqual, value, operand(low), at: range)
    let below = try compared(.lessOrEqual, value, operand(high), at: range)
    return .truth(.and, [above, below], at: range)
  }

  /// `x in …`.
  func membership(
    _ expression: Expression, _ membership: Membership, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    switch membership {
    case .list(let items): return try isOne(of: items, expression, at: range)
    case .value(let other):
      let (value, period) = try sides(expression, other)
      return try compared(.equal, value, period, at: range)
    case .this(let grain):
      let period = try current(grain, moved: 0, at: range)
      return inPeriod(.equal, try time(expression), period, at: range)
    case .previous(let grain):
      let period = try current(grain, moved: -1, at: range)
      return inPeriod(.equal, try time(expression), period, at: range)
    case .last(let length, let end):
      return try lastWindow(try time(expression), length, of: end, at: range)
    case .first(let length, let anchor):
      return try firstWindow(try time(expression), length, of: anchor, at: range)
    }
  }

  /// A formula that must be a date or time stamp.
  func time(_ expression: Expression) throws(Diagnostic) -> CheckedExpression {
    let operand = try operand(expression)
    let value = try value(operand, expecting: .date)
    guard value.type.type.isTime else { throw .noTime(operand, value, shape: shape(of: value)) }
    return value
  }

  private func current(
    _ grain: Grain, moved count: Int, at range: SourceRange
  ) throws(Diagnostic) -> Period {
    let asof = try asofDate(at: range)
    let period =
      grain >= .day
      ? Period(grain, holding: asof) : Period(grain, startingAt: Timestamp(startOf: asof))
    return count == 0 ? period : period.shifted(by: CalendarDuration(count, grain))
  }
}

extension Period {
  /// The period of a grain that holds this one; itself when the grain is no longer.
  fileprivate func widened(to grain: Grain?) -> Period {
    guard let grain, grain > self.grain else { return self }
    return Period(grain, holding: startDate)
  }
}

extension CheckedExpression {
  /// The period of a grain that holds each time; of years their numbers.
  fileprivate func start(of grain: Grain) -> CheckedExpression {
    guard type.grain != grain || grain == .year else { return self }
    let type = grain == .year ? ColumnType(.whole) : ColumnType(.date, grain: grain)
    return CheckedExpression(.function(grain.rawValue, [self]), type, range: range)
  }
}
