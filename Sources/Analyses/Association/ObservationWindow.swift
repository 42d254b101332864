import Diagnostics
import Language
import Values

/// The time in which behaviours are seen, and the time after it in which leaving counts.
///
/// Everybody who is a customer when the first ends takes part. So no behaviour can be a consequence
/// of the leaving that it is held against.
struct ObservationWindow: Sendable {
  /// The first day on which behaviours are seen.
  let start: CalendarDate
  /// The first day after it: leaving counts from here on.
  let end: CalendarDate
  /// The first day on which leaving does not count any more.
  let outcomeEnd: CalendarDate
  /// The date at which the data is looked at, which stands in windows that count back from it.
  let asof: CalendarDate?
  private let ended: CheckedExpression
  private let joined: CheckedExpression?

  /// Whether a step has one of the options of a window.
  static func isAsked(by step: CheckedStep) -> Bool {
    ["observe", "until", "outcome"].contains { step.options[$0] != nil }
  }

  /// Reads the options `observe:`, `until:` and `outcome:`; nothing when none of them is given.
  init?(_ question: Question) throws(AnalysisError) {
    let step = question.step
    guard ObservationWindow.isAsked(by: step) else { return nil }
    guard case .duration(let observe)? = step.options["observe"]?.first,
      case .duration(let outcome)? = step.options["outcome"]?.first,
      observe.count > 0, outcome.count > 0, observe.isWholeDays, outcome.isWholeDays
    else { throw .diagnostic(.noWindow(step)) }
    let outcomeTyped = step.clauses[.with]?.first?.expression
    guard outcomeTyped == nil || outcomeTyped == question.roles[.churned] else {
      throw .diagnostic(.windowWith(step))
    }
    guard let ended = question.roles[.ended] else { throw .diagnostic(.noEnd(step)) }
    asof = question.asof
    if case .period(let period)? = step.options["until"]?.first {
      end = period.endDate
    } else if let asof {
      end = outcome.negated.added(to: asof)
    } else {
      throw .diagnostic(.noWindow(step))
    }
    start = observe.negated.added(to: end)
    outcomeEnd = outcome.added(to: end)
    if let asof, outcomeEnd > asof {
      throw .diagnostic(.windowNotOver(step, end: outcomeEnd, asof: asof, outcome: outcome))
    }
    (self.ended, joined) = (ended, question.roles[.joined])
  }

  /// Who left in the second window; missing for those who were no customers when it began.
  var churned: CheckedExpression {
    let day = ended.day
    let noEnd = CheckedExpression.holds(.isMissing, [day])
    let isLater = CheckedExpression.holds(.greaterOrEqual, [day, .day(end)])
    var isThere = CheckedExpression.holds(.or, [noEnd, isLater])
    if let joined {
      isThere = .holds(.and, [isThere, .holds(.less, [joined.day, .day(end)])])
    }
    let left = CheckedExpression.holds(
      .and,
      [
        .holds(.not, [noEnd]),
        .holds(.and, [isLater, .holds(.less, [day, .day(outcomeEnd)])]),
      ])
    let unknown = CheckedExpression(.constant(.missing), ColumnType(.truth))
    return .holds(
      .or,
      [
        .holds(.and, [left, isThere]),
        .holds(.and, [.holds(.not, [isThere]), unknown]),
      ])
  }

  /// Who was a customer when the second window began, as it could be typed, or nothing when the
  /// roles are formulae that cannot.
  func conditions(range: SourceRange) -> [Expression]? {
    guard let name = ended.plainColumn else { return nil }
    let end = Expression.name(name, range: range)
    var parts = [end.lacksValue.joined(.or, end.joined(.greaterOrEqual, .day(self.end, range)))]
    if let joined {
      guard let name = joined.plainColumn else { return nil }
      parts.append(Expression.name(name, range: range).joined(.less, .day(self.end, range)))
    }
    return parts
  }

  /// A formula as it could be computed when the first window ended: linked rows count by their day,
  /// from its start where the formula has no window of its own; or why that is not possible.
  func seen(
    _ formula: CheckedExpression, _ question: Question
  ) -> Result<CheckedExpression, Undated> {
    let moved = asof.map { formula.seen(on: end, insteadOf: $0) } ?? formula
    return moved.mappingLinked { aggregate in
      guard let date = question.linkedRoles[aggregate.link.many]?[.date] else {
        return .failure(Undated(table: aggregate.link.many))
      }
      var bounds = CheckedExpression.holds(.less, [date.day, .day(end)])
      let read = aggregate.call.condition?.columnsRead ?? []
      if read.isDisjoint(with: date.columnsRead) {
        bounds = .holds(.and, [.holds(.greaterOrEqual, [date.day, .day(start)]), bounds])
      }
      return .success(aggregate.where(bounds))
    }
  }

  /// A linked table of whose rows nobody knows the day.
  struct Undated: Error {
    /// The table.
    let table: String

    /// The reason for which a behaviour over it takes no part.
    var reason: String { "no role says on which day the rows of `\(table)` happened" }
  }
}
