import Bitmaps
import Language
import Tables
import Values

extension OperationCall {
  /// Whole days from the second date to the first.
  var daysBetween: Column {
    let difference = Lane.map(operands[0].days, operands[1].days, count: count) {
      Int64($0) - Int64($1)
    }
    return .wholes(difference, missing: missing)
  }

  /// Times moved by a length of time; missing where no year from 1 to 9999 would hold them.
  func shifted(by duration: CalendarDuration) -> Result {
    let moved = column.shifted(by: duration, in: zone).blanked(at: missing)
    let unwritten = moved.unwrittenTimes
    return Result(column: moved.blanked(at: unwritten), unwrittenTimes: unwritten.populationCount)
  }

  /// Whether a time lies in the first stretch from an anchor on; missing where the stretch ends
  /// after `asof`.
  func firstWindow(of duration: CalendarDuration, observedUntil asof: CalendarDate) -> Column {
    let isDate = operands.contains { $0.valueType == .date }
    let end = operands[1].shifted(by: duration, in: zone)
    let limit: Operand =
      .value(isDate ? .date(asof) : .timestamp(Timestamp(startOf: asof).moment(in: zone)))
    let fromStart = comparing(.lessOrEqual, operands[1], operands[0])
    let beforeEnd = comparing(.less, operands[0], end)
    let unobserved = comparing(.less, limit, end)
    return .truth(TruthColumn(fromStart.intersection(beforeEnd), missing: unobserved))
  }

  /// Whether a time lies in the last stretch before an end.
  func lastWindow(of duration: CalendarDuration) -> Column {
    let start = operands[1].shifted(by: duration.negated, in: zone)
    let fromStart = comparing(.lessOrEqual, start, operands[0])
    let beforeEnd = comparing(.less, operands[0], operands[1])
    return .truth(TruthColumn(fromStart.intersection(beforeEnd)))
  }

  private func comparing(_ order: Order, _ left: Operand, _ right: Operand) -> Bitmap {
    (left.valueType ?? right.valueType) == .date
      ? order.rows(left.days, right.days, count: count, in: work)
      : order.rows(left.moments, right.moments, count: count, in: work)
  }
}

extension Operand {
  /// Times moved by a length of time.
  fileprivate func shifted(by duration: CalendarDuration, in zone: Zone?) -> Operand {
    switch self {
    case .column(let column): return .column(column.shifted(by: duration, in: zone))
    case .value(.date(let date)): return .value(.date(duration.moderate.added(to: date)))
    case .value(.timestamp(let moment)):
      let zone = duration.unit.months == nil ? nil : zone
      let moved = duration.moderate.added(to: moment.wallClock(in: zone))
      return .value(.timestamp(moved.moment(in: zone)))
    default: return self
    }
  }
}

extension Column {
  /// The rows whose time lies outside the years 1 to 9999.
  fileprivate var unwrittenTimes: Bitmap {
    let (first, last) = (CalendarDate.written.lowerBound, CalendarDate.written.upperBound)
    switch self {
    case .date(let column):
      let days = column.days.span
      return packedBits(count) { days[$0] < first.days || days[$0] > last.days }
    case .timestamp(let column):
      let moments = column.values.span
      let least = Timestamp(startOf: first).microseconds
      let limit = Timestamp(startOf: last.adding(days: 1)).microseconds
      return packedBits(count) { moments[$0] < least || moments[$0] >= limit }
    default: return Bitmap(count: count)
    }
  }

  /// Times moved by a length of time, months by the wall clock and clamped to their ends.
  func shifted(by duration: CalendarDuration, in zone: Zone?) -> Column {
    let duration = duration.moderate
    if let zone, duration.unit.months != nil, isMoments {
      return wallClock(in: zone).shifted(by: duration, in: nil).moments(in: zone)
    }
    switch self {
    case .date(let column):
      let days = mapDays(column.days) { duration.added(to: CalendarDate(days: $0)).days }
      return .date(DateColumn(days, missing: column.missing)).blanked(at: column.missing)
    case .timestamp(let column):
      let values = Lane.map(column.values) {
        duration.added(to: Timestamp(microseconds: $0)).microseconds
      }
      return .timestamp(TimestampColumn(values, missing: column.missing))
        .blanked(at: column.missing)
    default: return self
    }
  }
}

extension CalendarDuration {
  /// The length, at most some ten thousand years, so that no sum of it and a time can overflow.
  fileprivate var moderate: CalendarDuration {
    let limit = unit.months != nil ? 120_000 : 345_600_000_000 / Int(unit.seconds ?? 1)
    return CalendarDuration(max(-limit, min(limit, count)), unit)
  }
}

/// The values of a function of days, computed once for each day when the days lie close together.
///
/// - Complexity: O(*n*) and a call for each day between the first and the last, or for each row.
func mapDays<Result: BitwiseCopyable>(_ days: [Int32], _ body: (Int32) -> Result) -> [Result] {
  guard let first = days.min(), let last = days.max() else { return [] }
  guard Int(last) - Int(first) < days.count else { return Lane.map(days, body) }
  let table = (first...last).map(body)
  return Lane.map(days) { table[Int($0) - Int(first)] }
}
