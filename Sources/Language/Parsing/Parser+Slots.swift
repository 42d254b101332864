import Diagnostics

extension Parser {
  /// Reads the items of a slot by its shape; none when the step goes on or ends here.
  mutating func slot(
    _ slot: SlotDeclaration, of owner: SlotOwner
  ) throws(SyntaxError) -> [Item] {
    guard !slotEnds else { return [] }
    guard slot.shape != .none else { throw nothingWanted(owner) }
    var items: [Item] = []
    repeat {
      if !items.isEmpty, slotEnds { throw expected("another \(Parser.noun(slot, items.count))") }
      if let maximum = slot.maximum, items.count >= maximum {
        guard !isAt(.invalid) else { throw .reported }
        let advice = wayOut(behind: items, of: slot)
        throw .found(.tooManyItems(owner.word, maximum, advice: advice, at: current.range))
      }
      items.append(try item(slot, of: owner))
    } while take(.symbol(.comma))
    if slot.shape != .keys, isAt(.word(.asc)) || isAt(.word(.desc)) {
      throw .found(.orderElsewhere(currentText, at: current.range))
    }
    return items
  }

  private static func noun(_ slot: SlotDeclaration, _ position: Int) -> String {
    slot.argument(at: position)?.label ?? "item"
  }

  private func nothingWanted(_ owner: SlotOwner) -> SyntaxError {
    guard !isAt(.invalid) else { return .reported }
    let clauses = owner.form.declaration.clauses.map(\.word.rawValue)
    return .found(.takesNothing(owner.word, clauses: clauses, at: current.range))
  }

  private mutating func item(
    _ slot: SlotDeclaration, of owner: SlotOwner
  ) throws(SyntaxError) -> Item {
    switch slot.shape {
    case .none, .expression, .expressions: return Item(expression: try expression())
    case .keys: return try key()
    case .named: return try namedItem()
    case .table, .text, .number, .word: return try plainItem(slot, of: owner)
    }
  }

  private mutating func key() throws(SyntaxError) -> Item {
    let expression = try expression()
    if take(.word(.asc)) { return Item(expression: expression, direction: .ascending) }
    if take(.word(.desc)) { return Item(expression: expression, direction: .descending) }
    return Item(expression: expression)
  }

  private mutating func namedItem() throws(SyntaxError) -> Item {
    var name: Name?
    if following == .symbol(.equal), current.isWord || isAt(.quotedName) {
      name = try self.name("a name for the column")
      advance()
    }
    let lower = current.lower
    let expression = try expression()
    guard expression.range == lastBracketed || !expression.kind.compares else {
      let written = lexer.text(lower, expression.range.upper)
      throw .found(.bareComparison(written, name: name, at: expression.range))
    }
    return Item(name: name, expression: expression)
  }

  private mutating func plainItem(
    _ slot: SlotDeclaration, of owner: SlotOwner
  ) throws(SyntaxError) -> Item {
    if following == .symbol(.equal), current.isWord || isAt(.quotedName) {
      throw .found(.nameNotWanted(owner.word, at: current.range))
    }
    let lower = current.lower
    let kind = try plainKind(slot, of: owner)
    return Item(expression: Expression(kind, range: range(from: lower)))
  }

  private mutating func plainKind(
    _ slot: SlotDeclaration, of owner: SlotOwner
  ) throws(SyntaxError) -> Expression.Kind {
    let token = current
    if token.kind == .parameter, slot.shape == .number || slot.shape == .text {
      advance()
      return .parameter(parameterName(token))
    }
    switch slot.shape {
    case .table: return .name([try name("the name of a table")])
    case .word: return .name([try word(owner.need(slot))])
    case .text:
      let form = "\(owner.word) \"…\""
      return .literal(.text(try textArgument(owner.need(slot), form: form).parts))
    default: return .literal(try numberItem(owner))
    }
  }

  private mutating func numberItem(_ owner: SlotOwner) throws(SyntaxError) -> Literal {
    let isNegative = isAt(.symbol(.minus))
    if isNegative { advance() }
    let sign: Int64 = isNegative ? -1 : 1
    let token = current
    let number: Literal
    switch token.kind {
    case .whole(let value): number = .whole(sign * value)
    case .decimal(let value): number = .decimal(Double(sign) * value)
    case .percent(let value): number = .percent(Double(sign) * value)
    default: throw expected("a number", form: "\(owner.word) 10")
    }
    advance()
    return number
  }
}

extension Expression.Kind {
  /// Whether the formula is a comparison, or conditions joined, that needs brackets where items
  /// may have names.
  var compares: Bool {
    switch self {
    case .binary(let operation, _, _):
      operation.isComparison || operation == .and || operation == .or
    case .isMissing, .textTest, .between, .membership: true
    case .unary(.not, let inner): inner.kind.compares
    default: false
    }
  }
}
