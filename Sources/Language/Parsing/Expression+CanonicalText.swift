import Values

extension Expression {
  /// The formula in one way of writing: words in lower case, single blanks, no needless brackets.
  ///
  /// It reads back as the same formula, and names items that have no name of their own.
  public var canonicalText: String {
    switch kind {
    case .literal(let literal): literal.canonicalText
    case .parameter(let name): "$\(name.text)"
    case .asof: "asof"
    case .name(let names): names.map(\.source).joined(separator: ".")
    case .call(let function, let arguments, let condition):
      callText(function, arguments, condition)
    case .unary(.not, let inner): "not \(inner.text(atLeast: .not))"
    case .unary(.negate, let inner): "-\(inner.text(atLeast: .primary))"
    case .binary(let operation, let left, let right):
      "\(left.text(atLeast: operation.operands.left)) \(operation.rawValue) "
        + right.text(atLeast: operation.operands.right)
    default: comparisonText
    }
  }

  private var comparisonText: String {
    switch kind {
    case .isMissing(let inner, let isNegated):
      "\(inner.text(atLeast: .sum)) is \(isNegated ? "not " : "")missing"
    case .textTest(let test, let left, let right, let isNegated):
      "\(left.text(atLeast: .sum)) \(isNegated ? "not " : "")\(test.rawValue) "
        + right.text(atLeast: .sum)
    case .between(let inner, let low, let high, let isNegated):
      "\(inner.text(atLeast: .sum)) \(isNegated ? "not " : "")between "
        + "\(low.text(atLeast: .sum)) and \(high.text(atLeast: .sum))"
    case .membership(let inner, let membership, let isNegated):
      "\(inner.text(atLeast: .sum)) \(isNegated ? "not " : "")in \(membership.canonicalText)"
    default: ""
    }
  }

  private func callText(
    _ function: Name, _ arguments: [Expression], _ condition: Expression?
  ) -> String {
    var inside = arguments.map(\.canonicalText).joined(separator: ", ")
    if let condition {
      inside += (inside.isEmpty ? "" : " ") + "where \(condition.canonicalText)"
    }
    return "\(function.source.lowercased())(\(inside))"
  }

  /// The formula, in brackets when it binds more loosely than `floor`.
  func text(atLeast floor: Precedence) -> String {
    precedence < floor ? "(\(canonicalText))" : canonicalText
  }

  private var precedence: Precedence {
    switch kind {
    case .literal(let literal): literal.isNegative ? .sign : .primary
    case .parameter, .asof, .name, .call: .primary
    case .unary(.not, _): .not
    case .unary(.negate, _): .sign
    case .binary(let operation, _, _): operation.precedence
    case .isMissing, .textTest, .between, .membership: .comparison
    }
  }
}

extension Literal {
  /// Whether the value is written with a minus sign.
  fileprivate var isNegative: Bool {
    switch self {
    case .whole(let number): number < 0
    case .decimal(let number), .percent(let number): number < 0
    case .duration(let duration): duration.count < 0
    default: false
    }
  }
}

extension BinaryOperator {
  /// How tightly the operator binds.
  fileprivate var precedence: Precedence {
    switch self {
    case .or: .or
    case .and: .and
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual: .comparison
    case .add, .subtract: .sum
    case .multiply, .divide: .product
    }
  }

  /// How tightly its operands must bind to stand without brackets.
  fileprivate var operands: (left: Precedence, right: Precedence) {
    isComparison ? (.sum, .sum) : (precedence, precedence.tighter)
  }
}

extension Membership {
  /// What stands after `in`.
  var canonicalText: String {
    switch self {
    case .list(let items): "(\(items.map(\.canonicalText).joined(separator: ", ")))"
    case .last(let duration, let anchor): "last \(duration)" + Membership.text(anchor)
    case .first(let duration, let anchor): "first \(duration)" + Membership.text(anchor)
    case .this(let unit): "this \(unit.rawValue)"
    case .previous(let unit): "previous \(unit.rawValue)"
    case .value(let value): value.text(atLeast: .sum)
    }
  }

  private static func text(_ anchor: Expression?) -> String {
    anchor.map { " of \($0.text(atLeast: .sum))" } ?? ""
  }
}
