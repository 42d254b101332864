import Diagnostics
import Values

extension Diagnostic {
  /// Says that no table has a name.
  static func unknownTable(_ name: Name, among tables: [TableEntry]) -> Diagnostic {
    let names = tables.map(\.name)
    let near = Suggestion.advice(for: name.text, in: names)
    let list = names.isEmpty ? "load one with:  load \"customers.csv\"" : "tables: " + listed(names)
    return Diagnostic(
      code: "N1", message: "there is no table `\(name.text)`", range: name.range,
      advice: near.isEmpty ? [list] : near)
  }

  /// Says that a name means nothing here, and what may have been meant.
  static func unknownColumn(_ name: Name, in checker: ExpressionChecker) -> Diagnostic {
    let hints = NameHints(name: name, checker: checker)
    if let gone = hints.gone { return gone }
    return Diagnostic(
      code: "N3", message: "\(checker.scope.title) has no column `\(name.text)`",
      range: name.range, advice: hints.advice)
  }

  /// Says that a word which is a value of a text column must stand in quotes.
  static func bareWord(
    _ name: Name, value: String, in checker: ExpressionChecker
  ) -> Diagnostic {
    Diagnostic(
      code: "N3", message: "\(checker.scope.title) has no column `\(name.text)`",
      range: name.range, advice: ["texts stand in quotes:  \"\(value)\""])
  }

  /// Says that a name belonged to a table whose rows are gone.
  static func gone(
    _ name: Name, kind: String, table: String, verb: String?
  ) -> Diagnostic {
    let after = verb.map { " and is gone after `\($0)`" } ?? " and is not known here"
    let before = verb.map { "before `\($0)`" } ?? "where the rows are those of `\(table)`"
    return Diagnostic(
      code: "N5", message: "`\(name.text)` belongs to `\(table)`\(after)", range: name.range,
      advice: ["the rows are others now; use the \(kind) \(before)"])
  }

  /// Says that links no longer hold because the rows are others.
  static func linksGone(_ name: Name, scope: Scope) -> Diagnostic {
    let after = scope.madeBy.map { "after `\($0)`" } ?? "here"
    return Diagnostic(
      code: "N5", message: "the link to `\(name.text)` is gone \(after)", range: name.range,
      advice: [
        scope.madeBy.map { "the rows are others now; use `\(name.text)` before `\($0)`" }
          ?? "the rows are those of no stored table"
      ])
  }

  /// Says that no parameter has a name.
  static func unknownParameter(_ name: Name, among names: [String]) -> Diagnostic {
    let near = Suggestion.closest(to: name.text, in: names).map { "`$\($0)`" }
    return Diagnostic(
      code: "N6", message: "there is no parameter `$\(name.text)`", range: name.range,
      advice: [
        near.isEmpty
          ? "declare it with:  param \(name.text) = …"
          : "did you mean \(near.joined(separator: " or "))?"
      ])
  }

  /// Says that no date is known at which the data is looked at.
  static func noAsof(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "N8", message: "the date to look from, asof, is not known", range: range,
      advice: [
        "no loaded table has a role date, joined or ended; say it with:  set asof 2026-01-31"
      ])
  }

  /// Says that `in first …` does not know the day a customer joined.
  static func noJoined(base: String?, links: [Link], at range: SourceRange) -> Diagnostic {
    let table = links.last { $0.many == base }?.one ?? base ?? "customers"
    return Diagnostic(
      code: "N7",
      message: "`in first` counts from the role joined of `\(table)`, which is not known",
      range: range,
      advice: ["say which column it is:  role \(table).joined = …   or here:  … of \(table).…"])
  }

  /// Says that definitions lead back to themselves.
  static func definedByItself(_ names: [String], at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "D2", message: "`\(names.first ?? "")` is defined by itself", range: range,
      advice: [names.joined(separator: " → ")])
  }

  /// The error as one inside the text of a definition.
  func inside(_ definition: Definition) -> Diagnostic {
    guard source == nil else { return self }
    var inner = self
    inner.source = definition.source
    inner.advice.append("this is in the \(definition.kind.rawValue) `\(definition.name)`")
    return inner
  }

  /// Names in backticks, separated by commas, cut short when there are many.
  static func listed(_ names: [String], limit: Int = 8) -> String {
    let shown = names.prefix(limit).map { "`\($0)`" }.joined(separator: ", ")
    return names.count > limit ? shown + ", …" : shown
  }
}
