public import Diagnostics
import Values

extension Diagnostic {
  /// Says that a verb needs a clause.
  static func missingClause(
    _ clause: ClauseDeclaration, of verb: VerbDeclaration, at range: SourceRange
  ) -> Diagnostic {
    let labels = clause.slot.arguments.map { $0.label.uppercased() }.joined(separator: ", ")
    return Diagnostic(
      code: "C3", message: "`\(verb.name)` needs `\(clause.word.rawValue)`", range: range,
      advice: ["form:  \(verb.form)", "add:  \(clause.word.rawValue) \(labels)"])
  }

  /// Says that fewer items were typed than a slot needs.
  static func tooFewItems(
    _ slot: SlotDeclaration, _ count: Int, _ owner: String, _ form: String, at range: SourceRange
  ) -> Diagnostic {
    let label = slot.argument(at: count)?.label ?? "something"
    return Diagnostic(
      code: "V1", message: "`\(owner)` needs \(label.uppercased())", range: range,
      advice: ["form:  \(form)"])
  }

  /// Says what kind of thing an item must be.
  static func wants(_ what: String, _ argument: Argument, at range: SourceRange) -> Diagnostic {
    Diagnostic(code: "V2", message: "\(argument.label) must be \(what)", range: range)
  }

  /// Says that a number is no number of rows, and no share where one is taken.
  static func wantsRows(_ argument: Argument, at range: SourceRange) -> Diagnostic {
    var wanted = wants("a whole number", argument, at: range)
    wanted.advice = ["for a share of the rows:  sample 5%"]
    guard argument.accepts == .rowsOrShare else { return wanted }
    wanted = wants("a whole number from 0 on, or a share from 0% to 100%", argument, at: range)
    wanted.advice = ["like this:  sample 500   or:  sample 5%"]
    return wanted
  }

  /// Says that a formula stands where a column is wanted.
  static func wantsColumn(
    _ expression: Expression, _ argument: Argument, in checker: ExpressionChecker
  ) -> Diagnostic {
    Diagnostic(
      code: "V2", message: "a column is wanted here, not a formula", range: expression.range,
      advice: ["give the formula a name first:  derive x = \(expression.canonicalText)"])
  }

  /// Says that `not` stands before a column in the middle of a list.
  static func lateNot(_ expression: Expression) -> Diagnostic {
    Diagnostic(
      code: "V2", message: "`not` stands once, before the first column to leave out",
      range: expression.range, advice: ["write:  select not a, b   or:  select a, b"])
  }

  /// Says that a word is none of those that may stand here.
  static func unknownWord(
    _ word: String, among words: [String], as label: String, at range: SourceRange
  ) -> Diagnostic {
    let near = Suggestion.advice(for: word, in: words)
    return Diagnostic(
      code: "V3", message: "`\(word)` is no \(label)", range: range,
      advice: near.isEmpty ? ["one of: " + words.joined(separator: ", ")] : near)
  }

  /// Says that two columns of the result would have one name.
  public static func nameTwice(_ name: String, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V4", message: "two columns of the result are called `\(name)`",
      range: range, advice: ["give one another name:  x = …"])
  }

  /// Says that a role is needed and unknown, and which columns could have it.
  static func roleNeeded(
    _ role: Role, _ argument: Argument, verb: String, in checker: ExpressionChecker,
    at range: SourceRange
  ) -> Diagnostic {
    let word = role.rawValue
    let types = argument.accepts.types.isEmpty ? role.types : argument.accepts.types
    let fields = checker.scope.fields
    let near = fields.filter { $0.name.lowercased().contains(word) }
    let fitting = fields.filter {
      !near.contains($0) && (types.isEmpty || types.contains($0.type))
    }
    let names = (near + fitting).map(\.name)
    let best = near.first ?? (fitting.count == 1 ? fitting.first : nil)
    let first = best.map { Name.source(of: $0.name) } ?? "…"
    var advice = ["columns that could be it: " + listed(names, limit: 5)]
    if names.isEmpty { advice = [] }
    if checker.scope.base == nil {
      advice.append("say which column:  \(verb) \(first)")
    } else {
      advice.append("say once which:  role \(word) = \(first)   or here:  \(verb) \(first)")
    }
    advice += checker.line(askingTablesWith: { checker.role(role, known: $0) }).map { [$0] } ?? []
    return Diagnostic(
      code: "R1",
      message:
        "`\(verb)` needs \(argument.label.uppercased()), and the role \(word) of \(checker.scope.title) is not known",
      range: range, advice: advice)
  }

  /// Says that there is no role of a name.
  static func unknownRole(_ name: Name) -> Diagnostic {
    let roles = Role.allCases.map(\.rawValue)
    let near = Suggestion.advice(for: name.text, in: roles)
    return Diagnostic(
      code: "R2", message: "there is no role `\(name.text)`", range: name.range,
      advice: near.isEmpty ? ["roles: " + roles.joined(separator: ", ")] : near)
  }

  /// Says that a measure gathers no rows.
  static func measureWithoutRows(_ name: Name, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "A4", message: "the measure `\(name.text)` gathers no rows", range: range,
      advice: ["a measure is an aggregate, such as:  avg(spend); a condition is a segment"])
  }
}

extension Argument.Accepts {
  /// The types of the values it takes; none when it takes any or no values.
  var types: Set<ValueType> {
    switch self {
    case .value(let types), .linkedValue(let types), .measureOrValue(let types): types
    case .condition: [.truth]
    default: []
    }
  }
}

extension VerbDeclaration {
  /// The form of the verb as it is typed, without options.
  var form: String {
    var words = [form(of: slot, name)]
    for clause in clauses {
      let text = form(of: clause.slot, clause.word.rawValue)
      words.append(clause.isRequired ? text : "[\(text)]")
    }
    return words.joined(separator: " ")
  }

  /// The form of a slot after its word.
  func form(of slot: SlotDeclaration, _ word: String) -> String {
    var text = word
    for (position, argument) in slot.arguments.enumerated() {
      let label = (position == 0 ? "" : ", ") + argument.label.uppercased()
      text += position < slot.minimum ? (position == 0 ? " " : "") + label : " [\(label)]"
    }
    return slot.maximum == nil && !slot.arguments.isEmpty ? text + ", …" : text
  }
}

extension ExpressionChecker {
  /// The role in words when a table has it and no link brings it to the rows at hand.
  fileprivate func role(_ role: Role, known table: String) -> String? {
    let isLinked = vocabulary.links.contains { link in
      Set([link.many, link.one]) == [table, scope.base]
    }
    return isLinked ? nil : vocabulary.role(role, of: table).map { "the role \($0.name)" }
  }
}
