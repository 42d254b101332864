import Language

extension Statement {
  /// Whether a formula of the statement depends on the date at which data is looked at.
  var dependsOnAsof: Bool { expressions.contains(where: \.dependsOnAsof) }

  private var expressions: [Expression] {
    switch kind {
    case .pipeline(let pipeline), .name(_, let pipeline): pipeline.expressions
    case .define(_, _, _, let expression): [expression]
    case .command(_, .explain(let pipeline, _)): pipeline.expressions
    default: []
    }
  }
}

extension Pipeline {
  fileprivate var expressions: [Expression] {
    steps.flatMap { step in
      (step.items + step.clauses.flatMap(\.items)).map(\.expression)
    }
  }
}

extension Expression {
  /// Whether the formula names `asof` or a stretch that is counted from it.
  fileprivate var dependsOnAsof: Bool {
    switch kind {
    case .asof: true
    case .membership(let inner, let membership, _):
      inner.dependsOnAsof || membership.dependsOnAsof
    default: parts.contains(where: \.dependsOnAsof)
    }
  }

  private var parts: [Expression] {
    switch kind {
    case .literal, .parameter, .asof, .name: []
    case .call(_, let arguments, let condition): arguments + (condition.map { [$0] } ?? [])
    case .unary(_, let inner), .isMissing(let inner, _), .membership(let inner, _, _): [inner]
    case .binary(_, let left, let right), .textTest(_, let left, let right, _): [left, right]
    case .between(let value, let low, let high, _): [value, low, high]
    }
  }
}

extension Membership {
  fileprivate var dependsOnAsof: Bool {
    switch self {
    case .last, .first, .this, .previous: true
    case .list(let items): items.contains(where: \.dependsOnAsof)
    case .value(let value): value.dependsOnAsof
    }
  }
}
