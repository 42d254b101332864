import Diagnostics
import Language
import Values

extension CheckedExpression {
  /// A constant day.
  static func day(_ date: CalendarDate) -> CheckedExpression {
    CheckedExpression(.constant(.date(date)), ColumnType(.date))
  }

  /// An operation that gives true or false.
  static func holds(_ operation: Operation, _ operands: [CheckedExpression]) -> CheckedExpression {
    CheckedExpression(.operation(operation, operands), ColumnType(.truth))
  }

  /// The day of a date or time stamp.
  var day: CheckedExpression {
    type.type == .timestamp
      ? CheckedExpression(.operation(.date, [self]), ColumnType(.date)) : self
  }

  /// Whether rows of a linked table are gathered somewhere inside.
  var holdsLinkedRows: Bool {
    switch kind {
    case .linked: true
    case .origin(let inner), .lookup(_, let inner): inner.holdsLinkedRows
    case .function(_, let parts), .operation(_, let parts):
      parts.contains(where: \.holdsLinkedRows)
    case .constant, .column, .aggregate: false
    }
  }

  /// The formula with every aggregate over a link put into another form, or the first failure.
  func mappingLinked<Failure: Error>(
    _ change: (LinkedAggregate) -> Result<LinkedAggregate, Failure>
  ) -> Result<CheckedExpression, Failure> {
    func mapped(_ parts: [CheckedExpression]) -> Result<[CheckedExpression], Failure> {
      parts.reduce(.success([])) { made, part in
        made.flatMap { made in part.mappingLinked(change).map { made + [$0] } }
      }
    }
    let kind: Result<Kind, Failure> =
      switch kind {
      case .constant, .column, .aggregate: .success(kind)
      case .origin(let inner): inner.mappingLinked(change).map(Kind.origin)
      case .lookup(let link, let inner):
        inner.mappingLinked(change).map { .lookup(link, $0) }
      case .linked(let aggregate): change(aggregate).map(Kind.linked)
      case .function(let name, let parts): mapped(parts).map { .function(name, $0) }
      case .operation(let operation, let parts): mapped(parts).map { .operation(operation, $0) }
      }
    return kind.map { CheckedExpression($0, type, range: range) }
  }

  /// The formula with another day in place of the one at which the data is looked at.
  func seen(on day: CalendarDate, insteadOf asof: CalendarDate) -> CheckedExpression {
    func moved(_ part: CheckedExpression) -> CheckedExpression {
      part.seen(on: day, insteadOf: asof)
    }
    let kind: Kind
    switch self.kind {
    case .constant(.date(asof)): kind = .constant(.date(day))
    case .constant, .column, .aggregate: kind = self.kind
    case .origin(let inner): kind = .origin(moved(inner))
    case .lookup(let link, let inner): kind = .lookup(link, moved(inner))
    case .linked(let linked):
      let call = AggregateCall(
        function: linked.call.function, arguments: linked.call.arguments.map(moved),
        condition: linked.call.condition.map(moved))
      kind = .linked(
        LinkedAggregate(link: linked.link, call: call, observed: linked.observed.map(moved)))
    case .function(let name, let parts): kind = .function(name, parts.map(moved))
    case .operation(.firstWindow(let length, asof: asof), let parts):
      kind = .operation(.firstWindow(length, asof: day), parts.map(moved))
    case .operation(let operation, let parts): kind = .operation(operation, parts.map(moved))
    }
    return CheckedExpression(kind, type, range: range)
  }
}

extension LinkedAggregate {
  /// The same aggregate over the rows that meet one more condition.
  func `where`(_ condition: CheckedExpression) -> LinkedAggregate {
    let both = call.condition.map { .holds(.and, [$0, condition]) } ?? condition
    return LinkedAggregate(
      link: link,
      call: AggregateCall(function: call.function, arguments: call.arguments, condition: both),
      observed: observed)
  }
}

extension Expression {
  /// A day as it is typed.
  static func day(_ date: CalendarDate, _ range: SourceRange) -> Expression {
    Expression(.literal(.period(Period(.day, holding: date))), range: range)
  }
}
