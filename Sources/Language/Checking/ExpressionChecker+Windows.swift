import Diagnostics
import Values

extension ExpressionChecker {
  /// `d in last 30 days [of ended]`, back from `asof` unless said otherwise.
  func lastWindow(
    _ time: CheckedExpression, _ length: CalendarDuration, of end: Expression?,
    at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let length = try length.bounded(at: range)
    guard let end else {
      return window(.lastWindow(length), time, try asof(at: range), length, at: range)
    }
    let anchor = try censored(try self.time(end), at: end.range)
    return window(.lastWindow(length), time, anchor, length, at: range)
  }

  /// `d in first 30 days [of joined]`, missing for rows observed for less than the window.
  func firstWindow(
    _ time: CheckedExpression, _ length: CalendarDuration, of anchor: Expression?,
    at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let length = try length.bounded(at: range)
    let asof = try asofDate(at: range)
    let start = if let anchor { try self.time(anchor) } else { try joined(at: range) }
    return window(.firstWindow(length, asof: asof), time, start, length, at: range)
  }

  /// Both dates in one type: moments when one is a moment or the length is a part of a day.
  private func window(
    _ operation: Operation, _ time: CheckedExpression, _ anchor: CheckedExpression,
    _ length: CalendarDuration, at range: SourceRange
  ) -> CheckedExpression {
    let inDays = time.type.type == .date && anchor.type.type == .date && length.isWholeDays
    let operands = inDays ? [time, anchor] : [time.asTimestamp, anchor.asTimestamp]
    return .truth(operation, operands, at: range)
  }

  /// The day the customer joined, by the role of the customers' table.
  private func joined(at range: SourceRange) throws(Diagnostic) -> CheckedExpression {
    guard let value = try values(of: .joined, at: range).first, value.type.type.isTime else {
      throw .noJoined(base: scope.base, links: vocabulary.links, at: range)
    }
    return value
  }

  /// An end of a customer; a missing one is censored at `asof`.
  private func censored(
    _ end: CheckedExpression, at range: SourceRange
  ) throws(Diagnostic) -> CheckedExpression {
    let end = end.placed(at: range)
    let ends = try values(of: .ended, at: range).map { $0.placed(at: range) }
    guard ends.contains(end), vocabulary.asof != nil else { return end }
    let asof = try asof(at: range)
    let limit = end.type.type == .timestamp ? asof.asTimestamp : asof
    return CheckedExpression(.function("coalesce", [end, limit]), end.type, range: range)
  }

  /// What a role stands for, as values of the rows at hand: the linked customers' first, then own.
  private func values(
    of role: Role, at range: SourceRange
  ) throws(Diagnostic) -> [CheckedExpression] {
    guard let base = scope.base else { return [] }
    let reached = vocabulary.links.filter { $0.many == base && (link == nil || $0 == link) }
    var found: [CheckedExpression] = []
    for next in reached {
      guard let table = vocabulary.table(named: next.one),
        let definition = vocabulary.role(role, of: next.one)
      else { continue }
      let inner = try checker(on: table, level: .row).open(definition, at: range)
      found.append(onRows(CheckedExpression(.lookup(next, inner), inner.type, range: range)))
    }
    if let own = vocabulary.role(role, of: base) {
      let value = try open(own, at: range)
      if link == nil { found.insert(value, at: 0) } else { found.append(value) }
    }
    return found
  }
}
