import Engine
import Language
import Values

/// What two groups are compared on, and how.
struct ComparisonMeasure: Sendable {
  /// The name in the result.
  let name: String
  /// How it is compared.
  let kind: Kind
  /// What it is computed from, formulae on rows.
  let formulae: [CheckedExpression]
  /// The rows to look at.
  var condition: CheckedExpression?
  /// The scale that was typed after the score, as it stands.
  var scale: [CheckedExpression] = []

  /// The ways to compare.
  enum Kind: Hashable, Sendable {
    /// The share of rows that meet a condition.
    case share
    /// The share of rows with one of the values of a text column.
    case values
    /// The mean of a number; of one that is only ever 0 or 1 the share of ones.
    case mean
    /// The median of a number.
    case median
    /// The net promoter score.
    case promoters
    /// The share of answers 4 and 5.
    case satisfaction
    /// The mean time up to a limit before an event.
    case time
    /// A value of each group for which no test is known.
    case untested
  }
}

extension ComparisonMeasure {
  /// The measure that an item of `on` stands for.
  init(_ item: CheckedItem, _ expression: CheckedExpression, roles: [Role: CheckedExpression]) {
    let formula = expression
    if case .aggregate(let call) = formula.withoutOrigin.kind,
      let kind = ComparisonMeasure.kinds[call.function],
      call.arguments.count == 1 || kind == .promoters || kind == .satisfaction
    {
      self.init(
        name: item.name, kind: kind, formulae: Array(call.arguments.prefix(1)),
        condition: call.condition, scale: Array(call.arguments.dropFirst()))
    } else if formula.holdsAnAggregate {
      self.init(name: item.name, kind: .untested, formulae: [formula])
    } else if let time = ComparisonMeasure.time(item.name, formula, roles: roles) {
      self = time
    } else {
      self.init(name: item.name, kind: .plain(formula.type.type), formulae: [formula])
    }
  }

  private static let kinds: [String: Kind] = [
    "rate": .share, "avg": .mean, "median": .median, "nps": .promoters, "csat": .satisfaction,
  ]

  /// The time until customers leave, when a formula is the role of one and churn is known.
  private static func time(
    _ name: String, _ formula: CheckedExpression, roles: [Role: CheckedExpression]
  ) -> ComparisonMeasure? {
    guard formula == roles[.tenure], formula.type.type.isNumber, let churned = roles[.churned]
    else { return nil }
    return ComparisonMeasure(name: name, kind: .time, formulae: [formula, churned])
  }
}

extension ComparisonMeasure.Kind {
  /// How a column of a type is compared.
  static func plain(_ type: ValueType) -> ComparisonMeasure.Kind {
    switch type {
    case .truth: .share
    case .text: .values
    case .whole, .decimal: .mean
    case .date, .timestamp: .untested
    }
  }
}

extension CheckedExpression {
  /// The formula below the mark that it is one on the stored table.
  var withoutOrigin: CheckedExpression {
    if case .origin(let inner) = kind { inner.withoutOrigin } else { self }
  }

  /// Whether rows of a group are gathered somewhere inside.
  var holdsAnAggregate: Bool {
    switch kind {
    case .aggregate: true
    case .origin(let inner): inner.holdsAnAggregate
    case .function(_, let parts), .operation(_, let parts):
      parts.contains(where: \.holdsAnAggregate)
    case .constant, .column, .lookup, .linked: false
    }
  }

  /// The columns of the rows at hand that the formula reads, by name.
  var columnsRead: Set<String> {
    switch kind {
    case .column(let name): [name]
    case .origin(let inner): inner.columnsRead
    case .function(_, let parts), .operation(_, let parts):
      parts.reduce(into: []) { $0.formUnion($1.columnsRead) }
    case .aggregate(let call):
      (call.arguments + [call.condition].compactMap { $0 })
        .reduce(into: []) { $0.formUnion($1.columnsRead) }
    case .constant, .lookup, .linked: []
    }
  }
}
