import Diagnostics
import Values

extension ExpressionChecker {
  /// An aggregate: of linked rows for each row, or of the rows of a group.
  func aggregate(
    _ function: FunctionDeclaration, _ arguments: [Expression], where condition: Expression?,
    _ name: Name, _ whole: Expression
  ) throws(Diagnostic) -> CheckedExpression {
    if let target = try linkedTable(of: arguments) {
      return try linked(function, target, arguments, where: condition, whole)
    }
    guard level == .aggregate else {
      throw enclosing.map { .nested(function, in: $0, at: whole.range) }
        ?? .aggregateOnRow(function, text: whole.canonicalText, at: whole.range)
    }
    let inner = ExpressionChecker(
      vocabulary: vocabulary, scope: scope, level: .row, enclosing: function.name,
      journal: journal)
    let isAll = isOwnTable(arguments.first)
    let call = try inner.call(
      of: function, isAll ? Array(arguments.dropFirst()) : arguments, where: condition, whole)
    noteRepeated(call, of: function, whole)
    let type = function.resultType(of: call.arguments)
    return CheckedExpression(.aggregate(call), type, range: whole.range)
  }

  private func isOwnTable(_ argument: Expression?) -> Bool {
    guard case .name(let names)? = argument?.kind, names.count == 1, let base = scope.base,
      scope.field(named: names[0].text) == nil, definition(named: names[0]) == nil
    else { return false }
    return vocabulary.table(named: names[0].text)?.name == base
  }

  private func call(
    of function: FunctionDeclaration, _ arguments: [Expression], where condition: Expression?,
    _ whole: Expression
  ) throws(Diagnostic) -> AggregateCall {
    let call = AggregateCall(
      function: function.name,
      arguments: try self.arguments(arguments, of: function, at: whole.range),
      condition: try condition.map { condition throws(Diagnostic) in
        try varyingCondition(condition)
      }
    )
    noteZeroesCounted(call, arguments)
    return onWholeScale(call, of: function)
  }

  private func linked(
    _ function: FunctionDeclaration, _ target: LinkedTable, _ arguments: [Expression],
    where condition: Expression?, _ whole: Expression
  ) throws(Diagnostic) -> CheckedExpression {
    let inner = checker(
      on: target.table, level: .row, link: target.link, enclosing: function.name)
    let rest = target.isNamedAlone ? Array(arguments.dropFirst()) : arguments
    if target.isNamedAlone, !function.takes(rest.count) {
      throw .aggregateOfTable(function, target.table, at: whole.range)
    }
    let call = try inner.call(of: function, rest, where: condition, whole)
    let type = function.resultType(of: call.arguments)
    let linked = LinkedAggregate(
      link: target.link, call: call, observed: observed(call, target.link, at: whole.range))
    let value = onRows(CheckedExpression(.linked(linked), type, range: whole.range))
    guard level != .aggregate else { throw .linkedInGroup(function, whole) }
    return value
  }

  /// The condition on the one side that every window of the aggregate was observed to its end.
  private func observed(
    _ call: AggregateCall, _ link: Link, at range: SourceRange
  ) -> CheckedExpression? {
    var tests: [CheckedExpression] = []
    for window in call.condition?.firstWindows ?? [] {
      guard case .lookup(link, let anchor) = window.anchor.withoutConversion.kind else { continue }
      let isDate = anchor.type.type == .date && window.length.isWholeDays
      let start = isDate ? anchor : anchor.asTimestamp
      let end = CheckedExpression(
        .operation(.shift(window.length), [start]), ColumnType(start.type.type), range: range)
      let asof = CheckedExpression.constant(.date(window.asof), at: range)
      let test = CheckedExpression.truth(
        .lessOrEqual, [end, isDate ? asof : asof.asTimestamp], at: range)
      if !tests.contains(test) { tests.append(test) }
    }
    for end in call.condition?.lastWindowEnds ?? [] {
      guard end.onlyLink == link, let end = end.onOneSide, let asof = vocabulary.asof else {
        continue
      }
      let day = CheckedExpression.constant(.date(asof), at: range)
      let test = CheckedExpression.truth(
        .lessOrEqual, [end, end.type.type == .date ? day : day.asTimestamp], at: range)
      if !tests.contains(test) { tests.append(test) }
    }
    return tests.count > 1 ? .truth(.and, tests, at: range) : tests.first
  }
}

/// A first window inside a condition.
struct FirstWindow {
  /// Where it starts.
  let anchor: CheckedExpression
  /// Its length.
  let length: CalendarDuration
  /// Until when rows are observed.
  let asof: CalendarDate
}

extension CheckedExpression {
  /// The first windows in a condition on rows.
  fileprivate var firstWindows: [FirstWindow] {
    switch kind {
    case .operation(.firstWindow(let length, let asof), let parts):
      parts.dropFirst().map { FirstWindow(anchor: $0, length: length, asof: asof) }
    case .operation(_, let parts), .function(_, let parts): parts.flatMap(\.firstWindows)
    default: []
    }
  }

  /// The ends of the last windows in a condition on rows.
  fileprivate var lastWindowEnds: [CheckedExpression] {
    switch kind {
    case .operation(.lastWindow, let parts): parts.dropFirst().map(\.withoutConversion)
    case .operation(_, let parts), .function(_, let parts): parts.flatMap(\.lastWindowEnds)
    default: []
    }
  }

  /// A formula that reads the one side of a link alone, as one on that side's rows.
  fileprivate var onOneSide: CheckedExpression? {
    switch kind {
    case .constant: return self
    case .lookup(_, let inner): return inner
    case .function(let name, let parts):
      let moved = parts.compactMap(\.onOneSide)
      return moved.count == parts.count
        ? CheckedExpression(.function(name, moved), type, range: range) : nil
    case .operation(let operation, let parts):
      let moved = parts.compactMap(\.onOneSide)
      return moved.count == parts.count
        ? CheckedExpression(.operation(operation, moved), type, range: range) : nil
    default: return nil
    }
  }

  /// The formula below a change from date to time stamp.
  fileprivate var withoutConversion: CheckedExpression {
    if case .operation(.timestamp, let parts) = kind, let inner = parts.first {
      inner
    } else {
      self
    }
  }
}
