import Diagnostics

extension Diagnostic {
  /// Says that a line starts with a word that belongs to a step.
  static func clauseStartsLine(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P20", message: "a line cannot start with `\(word)`: it belongs to the line before",
      range: range,
      advice: ["put it at the end of that line, or end that line with \\ to go on in the next"])
  }

  /// Says that a line starts with an option.
  static func optionStartsLine(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P20",
      message: "a line cannot start with the option `\(word):`; it belongs to a step",
      range: range,
      advice: ["put it at the end of that line, or end that line with \\ to go on in the next"])
  }

  /// Says that a step starts with no verb, with the nearest ones.
  static func unknownVerb(
    _ word: String, at range: SourceRange, among names: [String]
  ) -> Diagnostic {
    let near = Suggestion.advice(for: word, in: names)
    let advice = Grammar.lesson(for: word).map { [$0] } ?? near
    return Diagnostic(
      code: "N2", message: "I do not know the verb `\(word)`", range: range,
      advice: advice.isEmpty ? ["type `help` for the verbs"] : advice)
  }

  /// Says that a step starts with no verb, and what was probably meant.
  static func unknownVerb(_ word: String, at range: SourceRange, advice: String) -> Diagnostic {
    Diagnostic(
      code: "N2", message: "I do not know the verb `\(word)`", range: range, advice: [advice])
  }

  /// Says that a command stands where a step does.
  static func commandInPipe(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P14", message: "`\(word)` starts a line of its own; it is no step of a pipe",
      range: range, advice: ["put it on a line of its own"])
  }

  /// Says that a pipe follows a command.
  static func pipeAfterCommand(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P14", message: "`\(word)` starts no pipe", range: range,
      advice: ["put what follows on a line of its own"])
  }

  /// Says that a file name or text lacks its quotes.
  static func unquoted(_ role: String, _ text: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P19", message: "\(role) stands in quotes", range: range,
      advice: ["write it as:  \"\(text)\""])
  }

  /// Says that a verb does not take a clause.
  static func wrongClause(
    _ word: ClauseWord, of verb: VerbDeclaration, at range: SourceRange
  ) -> Diagnostic {
    let words = verb.clauses.map { "`\($0.word.rawValue)`" }
    let taken =
      words.isEmpty
      ? "`\(verb.name)` takes no such words; the next step starts with |"
      : "`\(verb.name)` takes \(words.joined(separator: ", "))"
    return Diagnostic(
      code: "P5", message: "`\(verb.name)` has no use for `\(word.rawValue)`", range: range,
      advice: [taken])
  }

  /// Says that a verb or command does not take an option, with the nearest ones.
  static func unknownOption(
    _ option: String, of owner: String, at range: SourceRange, among names: [String]
  ) -> Diagnostic {
    let near = Suggestion.advice(for: option, in: names)
    let all = names.map { "`\($0):`" }.joined(separator: ", ")
    let list = names.isEmpty ? "`\(owner)` takes no options" : "`\(owner)` takes \(all)"
    return Diagnostic(
      code: "P6", message: "`\(owner)` has no option `\(option):`", range: range,
      advice: near.isEmpty ? [list] : near)
  }

  /// Says that an option stands where it cannot.
  static func misplacedOption(_ option: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P7", message: "the option `\(option):` cannot stand here", range: range,
      advice: ["options stand at the end of a step"])
  }

  /// Says that a clause follows the options.
  static func clauseAfterOptions(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P7", message: "`\(word)` cannot stand behind an option", range: range,
      advice: ["options stand at the end of a step: put `\(word)` before them"])
  }

  /// Says that something stands twice.
  static func secondTime(_ what: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P8", message: "\(what) stands here a second time", range: range,
      advice: ["write it once; several values are separated by commas"])
  }

  /// Says that a slot is full.
  ///
  /// - Parameter advice: What was probably meant; nothing when the rest is of no use.
  static func tooManyItems(
    _ word: String, _ maximum: Int, advice: String? = nil, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "P9", message: "`\(word)` takes \(maximum == 1 ? "one item" : "\(maximum) items") here",
      range: range, advice: [advice ?? "take away what follows the comma"])
  }

  /// Says that nothing stands behind a verb.
  static func takesNothing(
    _ word: String, clauses: [String], at range: SourceRange
  ) -> Diagnostic {
    let words = clauses.map { "`\($0)`" }.joined(separator: ", ")
    return Diagnostic(
      code: "P9", message: "nothing stands directly behind `\(word)`", range: range,
      advice: clauses.isEmpty ? ["the next step starts with |"] : ["it takes \(words)"])
  }

  /// Says that `asc` or `desc` stands outside a sort.
  static func orderElsewhere(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P17", message: "`\(word)` stands only behind the keys of a sort", range: range,
      advice: ["sort in a step of its own:  | sort x \(word)"])
  }

  /// Says that items of a slot take no names.
  static func nameNotWanted(_ word: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "P17", message: "items of `\(word)` take no names", range: range,
      advice: ["take away the name and the ="])
  }

  /// Says that a comparison needs brackets where items may have names.
  static func bareComparison(_ text: String, name: Name?, at range: SourceRange) -> Diagnostic {
    let named = name.map { "\($0.source) = " } ?? ""
    return Diagnostic(
      code: "P16", message: "a comparison stands in brackets here, since = gives a name",
      range: range, advice: ["write it as:  \(named)(\(text))"])
  }

  /// Answers a join in the words of SQL with the link that stands for it.
  static func foreignJoin(
    _ link: (many: String, one: String, key: String), at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "N2", message: "I do not know `select … from … join …`", range: range,
      advice: [
        "tables are linked once, the many to the one:  link \(link.many) to \(link.one) on \(link.key)",
        "then columns of both are at hand:  \(link.many) | summarize count() by \(link.one).…",
      ])
  }

  /// Answers a question in the words of SQL with the same question in loy.
  static func foreignQuestion(_ answer: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "N2", message: "I do not know `select … from …`", range: range,
      advice: ["in this language that is:  \(answer)"])
  }
}
