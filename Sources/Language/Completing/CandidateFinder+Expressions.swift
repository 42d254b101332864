import Values

extension CandidateFinder {
  /// What may stand in a formula or list of items behind some of its tokens.
  func expression(
    _ tokens: ArraySlice<Token>, _ scope: CompletionScope, _ expectation: Expectation
  ) -> [Candidate] {
    let open = openCalls(tokens)
    let inner = open.last.flatMap { callScope($0, tokens) } ?? scope
    guard let last = tokens.last else {
      return start(inner, expectation) + (expectation.isOptional ? expectation.endings : [])
    }
    switch last.kind {
    case .symbol(.dot): return members(tokens.dropLast(), scope)
    case .symbol(.comma), .symbol(.open):
      if let column = listedColumn(tokens, open) { return inner.values(of: column) }
      return open.isEmpty ? start(inner, expectation) : operands(inner, isArgument: true)
    case .symbol(.equal) where isNaming(tokens, expectation): return operands(inner)
    case .symbol(let symbol) where symbol.comparison != nil:
      return compared(tokens.dropLast(), inner) + operands(inner)
    case .word(let word) where !word.isValue:
      return self.word(word, tokens, inner, open.isEmpty ? expectation.endings : [])
    case .symbol(.close), .name, .quotedName, .parameter, .text, .period, .word, .whole, .decimal,
      .percent:
      return continuations(tokens, inner, open.isEmpty ? expectation : Expectation())
    default: return operands(inner)
    }
  }

  /// The brackets that are open at the end, by the place of their `(`.
  private func openCalls(_ tokens: ArraySlice<Token>) -> [Int] {
    var open: [Int] = []
    for index in tokens.indices {
      if tokens[index].kind == .symbol(.open) { open.append(index) }
      if tokens[index].kind == .symbol(.close) { _ = open.popLast() }
    }
    return open
  }

  /// The rows a call looks at, when its first argument names another table.
  private func callScope(_ open: Int, _ tokens: ArraySlice<Token>) -> CompletionScope? {
    guard open > tokens.startIndex, tokens[open - 1].kind == .name, open + 1 < tokens.endIndex,
      tokens[open + 1].kind == .name, let table = entry(name(tokens[open + 1]))
    else { return nil }
    return CompletionScope(table, vocabulary)
  }

  /// What may start an item of a slot.
  private func start(_ scope: CompletionScope, _ expectation: Expectation) -> [Candidate] {
    guard let slot = expectation.slot else { return operands(scope) }
    if case .word(let words)? = slot.arguments.first?.accepts { return words.map { .word($0) } }
    switch (slot.shape, slot.arguments.first?.accepts) {
    case (.none, _), (.text, _), (.number, _), (.word, _): return []
    case (.table, _): return tables
    case (_, .behaviour):
      return [.word("behaviours")] + scope.definitions(.behaviour) + operands(scope)
    case (_, .column): return scope.columns
    default: return operands(scope)
    }
  }

  /// What may stand where a value is asked for.
  private func operands(_ scope: CompletionScope, isArgument: Bool = false) -> [Candidate] {
    let linked = scope.linkedTables
    let words: [Candidate] = ["not", "missing", "true", "false", "asof"].map { .word($0) }
    return (isArgument ? linked : []) + scope.columns + scope.definitions
      + (isArgument ? [] : linked) + vocabulary.functions.map { .function($0.name) }
      + (isArgument ? [.word("where")] : words)
  }

  /// The columns and definitions of the table before a dot.
  private func members(_ tokens: ArraySlice<Token>, _ scope: CompletionScope) -> [Candidate] {
    guard let table = tokens.last, let entry = entry(name(table)) else { return [] }
    let other = CompletionScope(entry, vocabulary)
    return other.columns + other.definitions
  }

  /// The values of the column that ends some tokens.
  private func compared(_ tokens: ArraySlice<Token>, _ scope: CompletionScope) -> [Candidate] {
    guard let last = tokens.last, last.kind == .name || last.kind == .quotedName else { return [] }
    let before = tokens.dropLast()
    if before.last?.kind == .symbol(.dot), let table = before.dropLast().last {
      return CompletionScope(entry(name(table)), vocabulary).values(of: name(last))
    }
    return scope.values(of: name(last))
  }

  /// The column whose values an open list holds: `tier in (` or `tier not in (…,`.
  private func listedColumn(_ tokens: ArraySlice<Token>, _ open: [Int]) -> String? {
    guard let bracket = open.last, bracket >= tokens.startIndex + 2,
      tokens[bracket - 1].kind == .word(.in)
    else { return nil }
    let isNegated = tokens[bracket - 2].kind == .word(.not)
    let place = isNegated ? bracket - 3 : bracket - 2
    guard place >= tokens.startIndex else { return nil }
    return name(tokens[place])
  }

  private func isNaming(_ tokens: ArraySlice<Token>, _ expectation: Expectation) -> Bool {
    guard expectation.slot?.shape == .named else { return false }
    return tokens.count == 2 || tokens.dropLast(2).last?.kind == .symbol(.comma)
  }

  /// What may follow a word of the language.
  private func word(
    _ word: ReservedWord, _ tokens: ArraySlice<Token>, _ scope: CompletionScope,
    _ endings: [Candidate]
  ) -> [Candidate] {
    switch word {
    case .is: [.word("missing"), .word("not missing")]
    case .not where tokens.dropLast().last?.kind == .word(.is): [.word("missing")]
    case .not where continuesValue(tokens.dropLast()):
      ["in", "between", "contains", "like", "matches", "starts with", "ends with"].map { .word($0) }
    case .starts, .ends: [.word("with")]
    case .in:
      ["last", "first", "this", "previous"].map { .word($0) } + operands(scope)
    case .contains, .like, .matches, .with: compared(tokens.dropLast(), scope) + operands(scope)
    case .asc, .desc: endings
    default: operands(scope)
    }
  }

  private func continuesValue(_ tokens: ArraySlice<Token>) -> Bool {
    switch tokens.last?.kind {
    case .name, .quotedName, .symbol(.close), .text, .period, .parameter, .whole: true
    default: false
    }
  }

  /// What may follow a finished value.
  private func continuations(
    _ tokens: ArraySlice<Token>, _ scope: CompletionScope, _ expectation: Expectation
  ) -> [Candidate] {
    let last = tokens.last.map { text($0).lowercased() } ?? ""
    if tokens.dropLast().last?.kind == .word(.in), last == "this" || last == "previous" {
      return CandidateFinder.units.map { .word($0) }
    }
    if case .whole? = tokens.last?.kind {
      let joins = tokens.count > 1 ? ["and", "or"] : []
      return CandidateFinder.units.map { .word($0 + "s") } + expectation.endings
        + joins.map { .word($0) }
    }
    switch expectation.slot?.shape {
    case .none?, .table?, .text?, .number?, .word?: return expectation.endings
    default: break
    }
    let order = expectation.slot?.shape == .keys ? ["asc", "desc"] : []
    let joins = [
      "and", "or", "in", "not in", "is missing", "is not missing", "between", "contains",
      "starts with", "ends with", "like", "matches",
    ]
    return order.map { .word($0) } + expectation.endings + joins.map { .word($0) }
  }

  private static let units = [
    "day", "week", "month", "quarter", "year", "hour", "minute", "second",
  ]
}
