import Diagnostics
import Values

extension CheckedExpression {
  /// A constant with the type of its value; a missing one takes the given type.
  static func constant(
    _ value: Value, _ type: ValueType = .text, at range: SourceRange? = nil
  ) -> CheckedExpression {
    CheckedExpression(.constant(value), ColumnType(value.type ?? type), range: range)
  }

  /// An operation that gives true or false.
  static func truth(
    _ operation: Operation, _ operands: [CheckedExpression], at range: SourceRange?
  ) -> CheckedExpression {
    CheckedExpression(.operation(operation, operands), ColumnType(.truth), range: range)
  }

  /// The values that are true where this is false.
  var negated: CheckedExpression { .truth(.not, [self], at: range) }

  /// The formula as a decimal number; whole numbers and truths are widened.
  var asDecimal: CheckedExpression {
    switch (type.type, kind) {
    case (.decimal, _): self
    case (.whole, .constant(.whole(let number))): .constant(.decimal(Double(number)), at: range)
    case (.whole, .constant(.missing)): .constant(.missing, .decimal, at: range)
    default:
      CheckedExpression(
        .operation(.decimal, [self]), ColumnType(.decimal, kind: type.kind), range: range)
    }
  }

  /// A truth as 1 and 0, other formulae as they are.
  var asCountable: CheckedExpression {
    guard type.type == .truth else { return self }
    return CheckedExpression(.operation(.whole, [self]), ColumnType(.whole), range: range)
  }

  /// A date as the time stamp of its midnight in the session's zone, which the engine knows; other formulae as they are.
  var asTimestamp: CheckedExpression {
    guard type.type == .date else { return self }
    return CheckedExpression(.operation(.timestamp, [self]), ColumnType(.timestamp), range: range)
  }

  /// A time stamp as its date in the session's zone, which the engine knows; other formulae as they are.
  var asDate: CheckedExpression {
    guard type.type == .timestamp else { return self }
    return CheckedExpression(.operation(.date, [self]), ColumnType(.date), range: range)
  }

  /// The formula as one on the stored table whose rows are at hand; aggregates keep their place.
  var onOrigin: CheckedExpression {
    switch kind {
    case .constant, .origin: return self
    case .aggregate(let call):
      let moved = AggregateCall(
        function: call.function, arguments: call.arguments.map(\.onOrigin),
        condition: call.condition?.onOrigin)
      return CheckedExpression(.aggregate(moved), type, range: range)
    case .function(let name, let arguments) where holdsAggregate:
      return CheckedExpression(.function(name, arguments.map(\.onOrigin)), type, range: range)
    case .operation(let operation, let operands) where holdsAggregate:
      return CheckedExpression(.operation(operation, operands.map(\.onOrigin)), type, range: range)
    default: return CheckedExpression(.origin(self), type, range: range)
    }
  }

  /// Whether the rows of a group are gathered somewhere inside.
  var holdsAggregate: Bool {
    switch kind {
    case .aggregate: true
    case .function(_, let parts), .operation(_, let parts): parts.contains(where: \.holdsAggregate)
    case .constant, .column, .origin, .lookup, .linked: false
    }
  }

  /// The same formula with every part at one place: that of the name which stands for it.
  func placed(at place: SourceRange?) -> CheckedExpression {
    let kind: Kind =
      switch kind {
      case .constant, .column: self.kind
      case .origin(let inner): .origin(inner.placed(at: place))
      case .lookup(let link, let inner): .lookup(link, inner.placed(at: place))
      case .linked(let linked):
        .linked(
          LinkedAggregate(
            link: linked.link, call: linked.call.placed(at: place),
            observed: linked.observed?.placed(at: place)))
      case .aggregate(let call): .aggregate(call.placed(at: place))
      case .function(let name, let parts): .function(name, parts.map { $0.placed(at: place) })
      case .operation(let operation, let parts):
        .operation(operation, parts.map { $0.placed(at: place) })
      }
    return CheckedExpression(kind, type, range: place)
  }
}

extension AggregateCall {
  fileprivate func placed(at place: SourceRange?) -> AggregateCall {
    AggregateCall(
      function: function, arguments: arguments.map { $0.placed(at: place) },
      condition: condition?.placed(at: place))
  }
}
