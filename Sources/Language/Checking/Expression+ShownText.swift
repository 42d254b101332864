import Diagnostics
import Values

extension Expression {
  /// The formula in canonical words, for messages and names of columns.
  var shownText: String {
    switch kind {
    case .literal(let literal): literal.shownText
    case .parameter(let name): "$" + name.text
    case .asof: "asof"
    case .name(let names): names.map(\.text).joined(separator: ".")
    case .call(let name, let arguments, let condition): call(name, arguments, condition)
    case .unary(.not, let inner): "not " + inner.part
    case .unary(.negate, let inner): "-" + inner.part
    case .binary(let sign, let left, let right): "\(left.part) \(sign.rawValue) \(right.part)"
    case .isMissing(let inner, let negated): inner.part + (negated ? " is not missing" : " is missing")
    case .textTest(let test, let left, let right, let negated):
      left.part + (negated ? " not " : " ") + test.rawValue + " " + right.part
    case .between(let value, let low, let high, let negated):
      value.part + (negated ? " not" : "") + " between \(low.part) and \(high.part)"
    case .membership(let value, let membership, let negated):
      value.part + (negated ? " not in " : " in ") + membership.shownText
    }
  }

  private var part: String {
    switch kind {
    case .binary, .isMissing, .textTest, .between, .membership: "(" + shownText + ")"
    default: shownText
    }
  }

  private func call(_ name: Name, _ arguments: [Expression], _ condition: Expression?) -> String {
    var inside = arguments.map(\.shownText).joined(separator: ", ")
    if let condition {
      inside += (inside.isEmpty ? "where " : " where ") + condition.shownText
    }
    return "\(name.text)(\(inside))"
  }
}

extension Membership {
  fileprivate var shownText: String {
    switch self {
    case .list(let items): "(" + items.map(\.shownText).joined(separator: ", ") + ")"
    case .last(let length, let anchor): "last \(length)" + (anchor.map { " of " + $0.shownText } ?? "")
    case .first(let length, let anchor):
      "first \(length)" + (anchor.map { " of " + $0.shownText } ?? "")
    case .this(let grain): "this " + grain.rawValue
    case .previous(let grain): "previous " + grain.rawValue
    case .value(let value): value.shownText
    }
  }
}

extension Literal {
  /// The value as it would be typed.
  var shownText: String {
    switch self {
    case .whole(let number): String(number)
    case .decimal(let number): NumberText.shortest(number)
    case .percent(let fraction): NumberText.significant(fraction * 100, digits: 12) + "%"
    case .duration(let length): length.description
    case .text(let parts): "\"" + parts.map(\.shownText).joined() + "\""
    case .period(let period): period.description
    case .truth(let truth): truth ? "true" : "false"
    case .missing: "missing"
    }
  }
}

extension TextPart {
  fileprivate var shownText: String {
    switch self {
    case .plain(let text): text
    case .parameter(let name): "{$" + name.text + "}"
    }
  }
}
