/// The words that start lines and steps, gathered once from the declarations.
///
/// It is all that the parser knows: it has no verb of its own.
public struct Grammar: Sendable {
  /// The verbs.
  public let verbs: [VerbDeclaration]
  /// The commands.
  public let commands: [CommandDeclaration]

  private let verbForms: [String: VerbForm]
  private let commandForms: [String: CommandDeclaration]

  /// Gathers the words of the declarations.
  public init(verbs: [VerbDeclaration], commands: [CommandDeclaration]) {
    self.verbs = verbs
    self.commands = commands
    var forms: [String: VerbForm] = [:]
    for verb in verbs {
      let form = VerbForm(verb)
      for word in [verb.name] + verb.spellings { forms[word.lowercased()] = form }
    }
    verbForms = forms
    commandForms = Dictionary(
      commands.map { ($0.name.lowercased(), $0) }, uniquingKeysWith: { first, _ in first })
  }

  /// The verb of a word in any case and spelling.
  public func verb(_ word: String) -> VerbDeclaration? { form(word)?.declaration }

  /// The command of a word in any case.
  public func command(_ word: String) -> CommandDeclaration? {
    commandForms[word] ?? commandForms[word.lowercased()]
  }

  /// The words that may start a line: verbs, commands and definitions.
  public var firstWords: [String] {
    verbs.map(\.name) + commands.map(\.name) + Grammar.definitionWords
  }

  /// Whether a table of this name could not be told from a word of the language.
  public func isTaken(_ word: String) -> Bool {
    verb(word) != nil || command(word) != nil || Grammar.definition(word) != nil
      || Grammar.reservedWords.contains(word.lowercased())
  }

  /// What to type in place of a word of another language, when it is one.
  public static func lesson(for word: String) -> String? {
    if word.lowercased() == "drop" {
      return "rows are left out with `exclude`, columns with:  select not …"
    }
    return teaches[word.lowercased()].map { "in this language that is `\($0)`" }
  }

  /// Words of other languages and the words that stand for them here.
  public static let teaches: [String: String] = [
    "where": "filter", "keep": "filter", "drop": "exclude", "mutate": "derive",
    "extend": "derive", "generate": "derive", "project": "select", "arrange": "sort",
    "order": "sort", "limit": "take", "head": "take", "top": "take", "group": "summarize",
    "aggregate": "summarize", "show": "describe", "import": "load", "open": "load",
    "read": "load", "source": "run", "exit": "quit", "km": "survival",
  ]

  /// The words that are never names unless they stand between backticks.
  public static let reservedWords = Set(ReservedWord.allCases.map(\.rawValue))

  /// The words that start a definition, in the spelling that completion offers.
  public static let definitionWords = [
    "let", "segment", "behaviour", "measure", "role", "param", "link",
  ]

  /// The form of a verb's arguments.
  func form(_ word: String) -> VerbForm? { verbForms[word] ?? verbForms[word.lowercased()] }

  /// The definition that a word starts.
  static func definition(_ word: String) -> DefinitionWord? {
    guard word.utf8.count <= 9 else { return nil }
    return definitions[word] ?? definitions[word.lowercased()]
  }

  private static let definitions: [String: DefinitionWord] = [
    "let": .let, "segment": .segment, "behaviour": .behaviour, "behavior": .behaviour,
    "measure": .measure, "role": .role, "param": .param, "link": .link,
  ]
}

/// The words that start a definition.
enum DefinitionWord: Sendable {
  /// One case for each word; `behavior` is `behaviour`.
  case `let`, segment, behaviour, measure, role, param, link
}
