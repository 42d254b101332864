import Values

extension CandidateFinder {
  /// What may stand in a definition.
  func definition(_ word: DefinitionWord) -> [Candidate] {
    let tokens = line.tokens
    guard let sign = tokens.firstIndex(where: { $0.kind == .symbol(.equal) }), word != .link else {
      return definitionHead(word, tokens)
    }
    switch word {
    case .param, .link: return []
    case .let:
      let rest = tokens[(sign + 1)...]
      return rest.isEmpty ? pipelineStarts : pipeline(rest)
    default:
      let table = tokens.count > 2 && tokens[2].kind == .symbol(.dot) ? name(tokens[1]) : nil
      let scope = CompletionScope(entry(table ?? vocabulary.inUse), vocabulary)
      return expression(tokens[(sign + 1)...], scope, Expectation())
    }
  }

  private func definitionHead(_ word: DefinitionWord, _ tokens: [Token]) -> [Candidate] {
    switch word {
    case .link: return link(tokens)
    case .role where tokens.count == 1 || tokens.last?.kind == .symbol(.dot):
      return Role.allCases.map { .word($0.rawValue) }
    case .param where tokens.last?.kind == .word(.as):
      return ParameterType.allCases.map { .word($0.rawValue) }
    case .param where tokens.count == 2: return [.word("as")]
    case .segment, .behaviour, .measure: return tokens.count == 1 ? tables : []
    default: return []
    }
  }

  private func link(_ tokens: [Token]) -> [Candidate] {
    switch tokens.count {
    case 1, 3: return tables
    case 2: return [.word("to")]
    case 4: return [.word("on")]
    case 5:
      let names = entry(name(tokens[3]))?.fields.map(\.name) ?? []
      let own = entry(name(tokens[1]))?.fields.map(\.name) ?? []
      let shared = Set(names)
      return (own.filter(shared.contains) + own).map { .name($0) }
    case 7: return entry(name(tokens[3]))?.fields.map { .name($0.name) } ?? []
    default: return []
    }
  }

  /// What may stand behind a command's word.
  func command(_ command: CommandDeclaration) -> [Candidate] {
    let tokens = line.tokens
    let isFirst = tokens.count == 1
    switch command.shape {
    case .name, .optionalName:
      let takesTable = command.form.contains("TABLE")
      return !isFirst ? [] : takesTable ? tables : tables + definedNames
    case .optionalWord: return isFirst ? everyWord : []
    case .oneOf(let words): return isFirst ? words.map { .word($0) } : []
    case .textOrOff: return isFirst ? [.word("off")] : []
    case .setting: return settings(command, tokens)
    case .load: return load(command, tokens)
    case .explain:
      let rest = tokens.dropFirst()
      let isPlan = rest.first.map { text($0).lowercased() == "plan" } ?? false
      let steps = isPlan && rest.count == 1 ? [] : isPlan ? rest.dropFirst() : rest
      guard steps.isEmpty else { return pipeline(steps) }
      return (isPlan ? [] : [.word("last"), .word("plan")]) + pipelineStarts
    case .whyNot: return isFirst ? [.word("not")] : []
    case .none, .text, .run, .remark: return []
    }
  }

  private var definedNames: [Candidate] {
    vocabulary.tables.flatMap(\.definitions).map { .name($0.name) }
      + vocabulary.parameters.keys.sorted().map { .name($0) }
  }

  private var everyWord: [Candidate] {
    verbs + vocabulary.commands.map { .word($0.name) } + Grammar.definitionWords.map { .word($0) }
      + vocabulary.functions.map { .word($0.name) }
  }

  /// The settings and their values, taken from the command's options and examples.
  private func settings(_ command: CommandDeclaration, _ tokens: [Token]) -> [Candidate] {
    let examples = command.page.examples.map { $0.split(separator: " ").map(String.init) }
      .filter { $0.count > 2 && $0[0] == command.name }
    if tokens.count == 1 {
      return command.options.map { .word($0.name) } + examples.map { .word($0[1]) }
    }
    guard tokens.count == 2 else { return [] }
    let setting = text(tokens[1]).lowercased()
    let declared = command.options.first { $0.name == setting }
    return (declared.map { words($0, CompletionScope(nil, vocabulary)) } ?? [])
      + examples.filter { $0[1] == setting }.map { .word($0[2]) }
  }

  private func load(_ command: CommandDeclaration, _ tokens: [Token]) -> [Candidate] {
    guard tokens.count > 1, let last = tokens.last else { return [] }
    if let option = openOption(tokens[...]) {
      return words(command.options.first { $0.name == option }, CompletionScope(nil, vocabulary))
    }
    guard last.kind != .symbol(.comma), last.kind != .word(.as) else { return [] }
    let used = Set(tokens.filter { $0.kind == .option }.map { text($0).lowercased() })
    let hasName = tokens.contains { $0.kind == .word(.as) } || !used.isEmpty
    return (hasName ? [] : [.word("as")])
      + command.options.filter { !used.contains($0.name) }.map { .option($0.name) }
  }

  /// The option whose value the cursor stands at, when it stands at one.
  func openOption(_ tokens: ArraySlice<Token>) -> String? {
    guard let last = tokens.last, last.kind == .option || last.kind == .symbol(.comma),
      let option = tokens.last(where: { $0.kind == .option })
    else { return nil }
    return text(option).lowercased()
  }

  /// The words an option may have as its value.
  func words(_ option: OptionDeclaration?, _ scope: CompletionScope) -> [Candidate] {
    switch option?.accepts {
    case .word(let words), .whole(_, or: let words), .number(_, or: let words):
      words.map { .word($0) }
    case .columns: [.word("all")] + scope.columns
    case .name: scope.columns + scope.definitions
    default: []
    }
  }
}
