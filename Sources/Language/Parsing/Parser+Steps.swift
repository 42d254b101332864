import Diagnostics

extension Parser {
  /// Reads a verb with what it works on.
  ///
  /// - Parameter startsLine: Whether the verb is the first word of its line.
  mutating func step(startsLine: Bool) throws(SyntaxError) -> Step {
    let (verb, form) = try verb(startsLine: startsLine)
    if form.clauses[.from] == nil, let question = foreignQuestion(verb) { throw .found(question) }
    let owner = SlotOwner(form: form, clause: nil)
    let items = try slot(form.declaration.slot, of: owner)
    let clauses = try clauses(form)
    let options = try options(.verb(form))
    guard stepEnds else { throw misplaced(form, hasOptions: !options.isEmpty) }
    return Step(
      verb: verb, items: items, clauses: clauses, options: options,
      range: range(from: verb.range.lower))
  }

  private mutating func verb(startsLine: Bool) throws(SyntaxError) -> (Name, VerbForm) {
    let token = current
    guard token.isWord else {
      if isAt(.symbol(.pipe)) { throw .found(.doublePipe(at: token.range)) }
      throw expected("a verb", form: "customers | filter spend > 100 | nps by region")
    }
    let word = currentText
    guard let form = currentForm() else { throw unknownVerb(word, startsLine: startsLine) }
    advance()
    return (Name(word, range: token.range), form)
  }

  private func unknownVerb(_ word: String, startsLine: Bool) -> SyntaxError {
    let range = current.range
    if !startsLine, grammar.command(word) != nil || Grammar.definition(word) != nil {
      return .found(.commandInPipe(word, at: range))
    }
    if startsLine, let advice = wordAhead(word) {
      return .found(.unknownVerb(word, at: range, advice: advice))
    }
    let names = startsLine ? grammar.firstWords : grammar.verbs.map(\.name)
    return .found(.unknownVerb(word, at: range, among: names))
  }

  /// What to type when the word after an unknown first word shows what was meant.
  private func wordAhead(_ word: String) -> String? {
    guard Grammar.lesson(for: word) == nil, index + 1 < lexer.tokens.count else { return nil }
    let next = lexer.tokens[index + 1]
    if next.kind == .symbol(.equal) {
      return "name a result with:  let \(word) = …  ; a condition with:  segment \(word) = …"
    }
    guard next.kind == .name, let form = grammar.form(text(of: next)) else { return nil }
    return "if `\(word)` is a table, put | behind it:  \(word) | \(form.name) …"
  }

  private mutating func clauses(_ form: VerbForm) throws(SyntaxError) -> [Clause] {
    var clauses: [Clause] = []
    while case .word(let reserved) = current.kind, let word = reserved.clause {
      let range = current.range
      guard let slot = form.clauses[word] else {
        throw .found(.wrongClause(word, of: form.declaration, at: range))
      }
      guard !clauses.contains(where: { $0.word == word }) else {
        throw .found(.secondTime("`\(word.rawValue)`", at: range))
      }
      advance()
      let items = try filledSlot(slot, of: SlotOwner(form: form, clause: word))
      clauses.append(Clause(word: word, wordRange: range, items: items))
    }
    return clauses
  }

  private mutating func filledSlot(
    _ slot: SlotDeclaration, of owner: SlotOwner
  ) throws(SyntaxError) -> [Item] {
    let items = try self.slot(slot, of: owner)
    guard !items.isEmpty else {
      throw expected("\(owner.need(slot)) after `\(owner.word)`")
    }
    return items
  }

  private func misplaced(_ form: VerbForm, hasOptions: Bool) -> SyntaxError {
    if hasOptions, case .word(let word) = current.kind, word.clause != nil {
      return .found(.clauseAfterOptions(word.rawValue, at: current.range))
    }
    return unexpected(hasOptions: hasOptions)
  }
}
