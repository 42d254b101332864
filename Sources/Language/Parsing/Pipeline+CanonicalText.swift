extension Pipeline {
  /// The pipeline in one way of writing; see `Step.canonicalText(_:)`.
  public func canonicalText(_ grammar: Grammar) -> String {
    let steps = steps.map { $0.canonicalText(grammar.verb($0.verb.text)) }
      .joined(separator: " | ")
    switch source {
    case .inUse: return steps
    case .last: return "| " + steps
    case .table(let name):
      let source = grammar.isTaken(name.text) ? "`\(name.text)`" : name.source
      return source + (steps.isEmpty ? "" : " | " + steps)
    }
  }
}

extension Step {
  /// The step in one way of writing: the verb's declared word, single blanks.
  ///
  /// - Parameter declaration: The verb's declaration, which says where comparisons need brackets.
  public func canonicalText(_ declaration: VerbDeclaration?) -> String {
    var words = [declaration?.name ?? verb.text.lowercased()]
    if !items.isEmpty { words.append(Step.text(items, declaration?.slot.shape)) }
    for clause in clauses {
      let shape = declaration?.clauses.first { $0.word == clause.word }?.slot.shape
      words += [clause.word.rawValue, Step.text(clause.items, shape)]
    }
    return (words + options.map(\.canonicalText)).joined(separator: " ")
  }

  private static func text(_ items: [Item], _ shape: SlotDeclaration.Shape?) -> String {
    items.map { $0.text(shape) }.joined(separator: ", ")
  }
}

extension Item {
  /// The item in one way of writing; a comparison behind a name stands in brackets.
  public var canonicalText: String { text(name == nil ? nil : .named) }

  /// The item as it is written in a slot of a shape.
  func text(_ shape: SlotDeclaration.Shape?) -> String {
    let needsBrackets = shape == .named && expression.kind.compares
    let formula = needsBrackets ? "(\(expression.canonicalText))" : text(plain: shape)
    return (name.map { "\($0.source) = " } ?? "") + formula
      + (direction.map { " \($0.rawValue)" } ?? "")
  }

  private func text(plain shape: SlotDeclaration.Shape?) -> String {
    guard shape == .word, case .name(let names) = expression.kind else {
      return expression.canonicalText
    }
    return names.map(\.text).joined(separator: ".")
  }
}

extension Option {
  /// The option in one way of writing.
  public var canonicalText: String {
    "\(name.text): \(values.map(\.canonicalText).joined(separator: ", "))"
  }
}

extension OptionValue {
  /// The value in one way of writing.
  public var canonicalText: String {
    switch kind {
    case .literal(let literal): literal.canonicalText
    case .parameter(let name): "$\(name.text)"
    case .name(let names): names.map { OptionValue.text($0) }.joined(separator: ".")
    }
  }

  // A reserved word such as `by` stands bare as an option's value.
  private static func text(_ name: Name) -> String {
    let isReserved = Grammar.reservedWords.contains(name.text.lowercased())
    return isReserved && !name.isQuoted ? name.text : name.source
  }
}
