import Diagnostics

extension CandidateFinder {
  /// What may stand in a pipeline behind some of its tokens.
  func pipeline(_ tokens: ArraySlice<Token>) -> [Candidate] {
    let start = stepStart(tokens)
    let step = tokens[start...]
    guard let verb = step.first else { return verbs }
    guard verb.isWord, let form = grammar.form(text(verb)) else { return [] }
    let scope = scope(before: tokens[..<start])
    return self.step(form, step.dropFirst(), scope)
  }

  /// The place behind the last `|` outside brackets.
  private func stepStart(_ tokens: ArraySlice<Token>) -> Int {
    var brackets = 0
    var start = tokens.startIndex
    for index in tokens.indices {
      switch tokens[index].kind {
      case .symbol(.open): brackets += 1
      case .symbol(.close): brackets -= 1
      case .symbol(.pipe) where brackets <= 0: start = index + 1
      default: break
      }
    }
    return start
  }

  /// The columns that the steps before a place leave.
  private func scope(before tokens: ArraySlice<Token>) -> CompletionScope {
    guard let first = tokens.first, let last = tokens.dropLast().last else {
      let isPiped = tokens.first?.kind == .symbol(.pipe)
      return CompletionScope(isPiped ? vocabulary.last : entry(vocabulary.inUse), vocabulary)
    }
    let written = line.lexer.text(first.lower, last.upper)
    let parsed = Parser.parse(Source(text: written), grammar: grammar)
    guard case .pipeline(let pipeline)? = parsed.statements.first?.kind else {
      let named = entry(name(first)) ?? entry(vocabulary.inUse)
      return CompletionScope(named, vocabulary)
    }
    let base = CompletionScope(entry(of: pipeline.source), vocabulary)
    return pipeline.steps.reduce(base) { $0.after($1, grammar.verb($1.verb.text)) }
  }

  private func entry(of source: PipelineSource) -> TableEntry? {
    switch source {
    case .table(let name): entry(name.text)
    case .inUse: entry(vocabulary.inUse)
    case .last: vocabulary.last
    }
  }

  /// What may stand behind a verb and some tokens of its step.
  private func step(
    _ form: VerbForm, _ tokens: ArraySlice<Token>, _ scope: CompletionScope
  ) -> [Candidate] {
    let declaration = form.declaration
    if let option = openOption(tokens) {
      return words(declaration.options.first { $0.name == option }, scope)
    }
    let used = Set(tokens.filter { $0.kind == .option }.map { text($0).lowercased() })
    let options: [Candidate] = declaration.options.filter { !used.contains($0.name) }
      .map { .option($0.name) }
    guard used.isEmpty else { return options }
    let place = slotPlace(form, tokens)
    let taken = Set(place.taken)
    let clauses: [Candidate] = declaration.clauses.map(\.word).filter { !taken.contains($0) }
      .map { .word($0.rawValue) }
    let expectation = Expectation(
      slot: place.slot, endings: clauses + options, isOptional: place.taken.isEmpty)
    return expression(tokens[place.start...], scope, expectation)
  }

  /// The slot that the last of some tokens stands in, and the clauses before it.
  private func slotPlace(
    _ form: VerbForm, _ tokens: ArraySlice<Token>
  ) -> (slot: SlotDeclaration, start: Int, taken: [ClauseWord]) {
    var slot = form.declaration.slot
    var start = tokens.startIndex
    var taken: [ClauseWord] = []
    var brackets = 0
    for index in tokens.indices {
      switch tokens[index].kind {
      case .symbol(.open): brackets += 1
      case .symbol(.close): brackets -= 1
      case .word(let word) where brackets <= 0:
        guard let clause = word.clause, let next = form.clauses[clause] else { continue }
        let isOperator = index > start && isStartOrEnd(tokens[index - 1])
        guard !isOperator else { continue }
        (slot, start) = (next, index + 1)
        taken.append(clause)
      default: break
      }
    }
    return (slot, start, taken)
  }

  private func isStartOrEnd(_ token: Token) -> Bool {
    token.kind == .word(.starts) || token.kind == .word(.ends)
  }
}

/// What a formula is read for, which decides what is offered around it.
struct Expectation {
  /// The slot it stands in, when it stands in one.
  var slot: SlotDeclaration?
  /// What may follow it in its step.
  var endings: [Candidate] = []
  /// Whether `endings` may also stand in its place.
  var isOptional = false
}
