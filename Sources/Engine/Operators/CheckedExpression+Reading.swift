public import Language

extension CheckedExpression {
  /// The parts of the formula that are on the same rows as it is.
  var operands: [CheckedExpression] {
    switch kind {
    case .constant, .column, .origin, .lookup, .linked: []
    case .aggregate(let call): call.arguments + (call.condition.map { [$0] } ?? [])
    case .function(_, let operands), .operation(_, let operands): operands
    }
  }

  /// The columns that the formula reads, in the order they stand in it; linked ones with their
  /// table's name.
  var columnNames: [String] {
    var names: [String] = []
    for name in allColumnNames where !names.contains(name) { names.append(name) }
    return names
  }

  private var allColumnNames: [String] {
    switch kind {
    case .column(let name): [name]
    case .origin(let inner): inner.allColumnNames
    case .lookup(let link, let inner): inner.allColumnNames.map { "\(link.one).\($0)" }
    case .linked(let aggregate): ["\(aggregate.call.function)(\(aggregate.link.many))"]
    default: operands.flatMap(\.allColumnNames)
    }
  }

  /// The columns that the formula reads, each as a formula on the rows at hand: its own, those of
  /// its stored table and of linked ones.
  var leaves: [CheckedExpression] {
    switch kind {
    case .column, .linked: [self]
    case .origin(let inner):
      inner.leaves.map { CheckedExpression(.origin($0), $0.type, range: $0.range) }
    case .lookup(let link, let inner):
      inner.leaves.map { CheckedExpression(.lookup(link, $0), $0.type, range: $0.range) }
    default: operands.flatMap(\.leaves)
    }
  }

  /// The columns of the rows at hand that the formula needs.
  public var neededColumns: Set<String> {
    if case .column(let name) = kind { return [name] }
    return operands.reduce(into: []) { $0.formUnion($1.neededColumns) }
  }
}
