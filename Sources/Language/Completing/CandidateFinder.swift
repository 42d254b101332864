import Diagnostics
import Values

/// Finds the candidates for the word at the end of a statement, by what stands before it.
struct CandidateFinder {
  /// The statement and the word.
  let line: CompletionLine
  /// What words can mean.
  let vocabulary: Vocabulary
  /// The words of lines and steps.
  let grammar: Grammar

  /// Prepares to look at a line.
  init(line: CompletionLine, vocabulary: Vocabulary) {
    self.line = line
    self.vocabulary = vocabulary
    grammar = Grammar(verbs: vocabulary.verbs, commands: vocabulary.commands)
  }

  /// All candidates, best first, whatever has been typed of the word.
  func candidates() -> [Candidate] {
    if line.opening == .dollar {
      return vocabulary.parameters.keys.sorted().map {
        Candidate(text: "$" + $0, key: $0.lowercased())
      }
    }
    guard let first = line.tokens.first else { return lineStarts }
    let word = text(first)
    if first.kind == .name, grammar.form(word) == nil {
      if let definition = Grammar.definition(word) { return self.definition(definition) }
      if let command = grammar.command(word) { return self.command(command) }
    }
    return pipeline(line.tokens[...])
  }

  /// What may start a line.
  var lineStarts: [Candidate] {
    pipelineStarts + vocabulary.commands.map { .word($0.name) }
      + Grammar.definitionWords.map { .word($0) }
  }

  /// What may start a pipeline.
  var pipelineStarts: [Candidate] { tables + verbs }

  /// The tables and results.
  var tables: [Candidate] { vocabulary.tables.map { .name($0.name) } }

  /// The verbs.
  var verbs: [Candidate] { vocabulary.verbs.map { .word($0.name) } }

  /// The bytes of a token as text.
  func text(_ token: Token) -> String { line.lexer.text(token.lower, token.upper) }

  /// The name in a token.
  func name(_ token: Token) -> String {
    let whole = text(token)
    return token.kind == .quotedName ? String(whole.dropFirst().dropLast()) : whole
  }

  /// The entry of a table by its name, exactly or else without case.
  func entry(_ name: String?) -> TableEntry? {
    guard let name else { return nil }
    return vocabulary.tables.last { $0.name == name }
      ?? vocabulary.tables.last { $0.name.lowercased() == name.lowercased() }
  }
}
