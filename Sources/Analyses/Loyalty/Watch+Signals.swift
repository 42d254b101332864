import Diagnostics
import Engine
import Language
import Values

extension WatchQuestion {
  /// How often a signal was given since the start, and when last.
  func formulae(
    _ signal: CheckedItem
  ) throws(AnalysisError) -> (count: CheckedExpression, last: CheckedExpression) {
    switch signal.content {
    case .linked(let link, let formula): return try linked(link, formula, signal)
    default: break
    }
    guard let formula = signal.expression else {
      throw .diagnostic(.noSignal(signal))
    }
    let today = CheckedExpression(.constant(.date(asof)), ColumnType(.date))
    if formula.type.type == .truth {
      return (
        CheckedExpression(.operation(.whole, [formula]), ColumnType(.whole)), today
      )
    }
    guard formula.type.type.isTime else { throw .diagnostic(.noSignal(signal)) }
    return (CheckedExpression(.constant(.whole(0)), ColumnType(.whole)), formula.day)
  }

  /// The count and the last date of linked rows between the start and the day of view.
  private func linked(
    _ link: Link, _ formula: CheckedExpression, _ signal: CheckedItem
  ) throws(AnalysisError) -> (CheckedExpression, CheckedExpression) {
    let isDate = formula.type.type.isTime
    guard isDate || formula.type.type == .truth else { throw .diagnostic(.noSignal(signal)) }
    guard let date = isDate ? formula : question.linkedRoles[link.many]?[.date] else {
      throw .diagnostic(.noSignalDate(signal, table: link.many))
    }
    let day = date.day
    let begin = CheckedExpression(.lookup(link, start.withoutOrigin), start.type).day
    let now = CheckedExpression(.constant(.date(asof)), ColumnType(.date))
    var condition = CheckedExpression.truth(.greaterOrEqual, [day, begin])
      .and(.truth(.less, [day, now]))
    if !isDate { condition = formula.and(condition) }
    func aggregate(_ name: String, _ arguments: [CheckedExpression], _ type: ColumnType)
      -> CheckedExpression
    {
      let call = AggregateCall(function: name, arguments: arguments, condition: condition)
      let value = CheckedExpression(.linked(LinkedAggregate(link: link, call: call)), type)
      return question.input.scope.isStored ? value : CheckedExpression(.origin(value), type)
    }
    return (
      aggregate("count", [], ColumnType(.whole, kind: .count)),
      aggregate("max", [day], ColumnType(.date))
    )
  }
}

extension CheckedItem {
  /// Whether the signal is a date of the customer's own.
  var isOwnDate: Bool { expression?.type.type.isTime ?? false }
}

extension CheckedExpression {
  /// An operation that gives true or false.
  fileprivate static func truth(
    _ operation: Operation, _ operands: [CheckedExpression]
  ) -> CheckedExpression {
    CheckedExpression(.operation(operation, operands), ColumnType(.truth))
  }
}

extension Diagnostic {
  /// Says what a signal can be.
  fileprivate static func noSignal(_ item: CheckedItem) -> Diagnostic {
    Diagnostic(
      code: "T5", message: "a signal must be a date or a condition, but `\(item.name)` is neither",
      range: item.range, advice: ["say when it is one, such as  surveys.nps <= 6"])
  }

  /// Says that nobody knows on which day the rows of a linked table happened.
  fileprivate static func noSignalDate(_ item: CheckedItem, table: String) -> Diagnostic {
    Diagnostic(
      code: "R1", message: "no role says on which day the rows of `\(table)` happened",
      range: item.range, advice: ["say it once:  role \(Name.source(of: table)).date = …"],
      stage: .text)
  }
}
