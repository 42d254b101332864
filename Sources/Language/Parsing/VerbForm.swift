/// What the parser looks up of a verb, shared by all its steps.
final class VerbForm: Sendable {
  /// The declaration.
  let declaration: VerbDeclaration
  /// The clauses by their words.
  let clauses: [ClauseWord: SlotDeclaration]
  /// The names of the options.
  let options: Set<String>

  /// Gathers the words of a declaration.
  init(_ declaration: VerbDeclaration) {
    self.declaration = declaration
    clauses = Dictionary(
      declaration.clauses.map { ($0.word, $0.slot) }, uniquingKeysWith: { first, _ in first })
    options = Set(declaration.options.map(\.name))
  }

  /// The verb as it is declared.
  var name: String { declaration.name }
}
