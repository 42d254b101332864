import Diagnostics

extension Parser {
  /// What was probably meant by a comma behind the one condition that a slot takes: a list of values,
  /// or another condition; nothing in other slots.
  func wayOut(behind items: [Item], of slot: SlotDeclaration) -> String? {
    guard let last = items.last?.expression,
      slot.argument(at: items.count - 1)?.accepts == .condition
    else { return nil }
    let rest = spareItems
    if let start = listStart(of: last, rest) {
      let values = rest.map(\.text).joined(separator: ", ")
      return "several values stand in brackets:  \(start), \(values))"
    }
    let first = lexer.text(last.range.lower, last.range.upper)
    let conditions = [last.kind.isEither ? "(\(first))" : first] + rest.map(\.condition)
    return "conditions are joined with `and`:  \(conditions.joined(separator: " and "))"
  }

  /// The beginning of the list that a comparison with a value was meant to be, up to that value.
  private func listStart(of condition: Expression, _ rest: [SpareItem]) -> String? {
    let parts: (left: Expression, sign: String, value: Expression)
    switch condition.kind {
    case .membership(let left, .value(let value), let isNegated):
      parts = (left, isNegated ? "not in" : "in", value)
    case .binary(.equal, let left, let value): parts = (left, "in", value)
    case .binary(.notEqual, let left, let value): parts = (left, "not in", value)
    default: return nil
    }
    guard rest.allSatisfy(\.isValue) else { return nil }
    let (left, value) = (parts.left.range, parts.value.range)
    return "\(lexer.text(left.lower, left.upper)) \(parts.sign) ("
      + lexer.text(value.lower, value.upper)
  }

  /// What stands from here to the end of the slot, cut at its commas.
  private var spareItems: [SpareItem] {
    var found: [SpareItem] = []
    var item: [Token] = []
    var depth = 0
    for token in lexer.tokens[index...] {
      if token.endsStatement || token.kind == .symbol(.pipe) || token.kind == .option { break }
      if case .word(let word) = token.kind, word.clause != nil { break }
      if depth == 0, token.kind == .symbol(.comma) {
        found.append(SpareItem(item, lexer))
        item = []
        continue
      }
      if token.kind == .symbol(.open) { depth += 1 }
      if token.kind == .symbol(.close) { depth -= 1 }
      item.append(token)
    }
    return found + [SpareItem(item, lexer)]
  }
}

/// An item behind a comma for which a slot has no place.
private struct SpareItem {
  /// The item as it was typed.
  let text: String
  /// Whether it is a written value or a bare word.
  let isValue: Bool
  private let isEither: Bool

  init(_ tokens: [Token], _ lexer: Lexer) {
    text = tokens.last.map { lexer.text(tokens[0].lower, $0.upper) } ?? "…"
    let isSigned = tokens.count == 2 && tokens[0].kind == .symbol(.minus)
    isValue = (tokens.count == 1 || isSigned) && tokens.last?.isWritten == true
    isEither = tokens.contains { $0.kind == .word(.or) }
  }

  /// The item as a part of a condition joined with `and`.
  var condition: String { isEither ? "(\(text))" : text }
}

extension Token {
  /// Whether it is a value that is written out.
  fileprivate var isWritten: Bool {
    isNumber || [.text, .period, .parameter].contains(kind)
  }
}

extension Expression.Kind {
  fileprivate var isEither: Bool {
    if case .binary(.or, _, _) = self { true } else { false }
  }
}
