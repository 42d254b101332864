import Diagnostics
import Values

/// What may have been meant by a name that means nothing.
struct NameHints {
  let name: Name
  let checker: ExpressionChecker

  var scope: Scope { checker.scope }
  var vocabulary: Vocabulary { checker.vocabulary }

  /// The error for a definition or role of a table whose rows are no longer at hand.
  var gone: Diagnostic? {
    guard scope.base == nil else { return nil }
    for table in vocabulary.tables {
      if let definition = vocabulary.definition(named: name.text, of: table.name),
        definition.table == table.name
      {
        return .gone(
          name, kind: definition.kind.rawValue, table: table.name, verb: scope.madeBy)
      }
    }
    return nil
  }

  /// What to type instead, the likeliest first.
  var advice: [String] {
    if let dropped { return [dropped] }
    if let lookedUp { return ["did you mean `\(lookedUp)`?"] }
    let near =
      gathered.map { ["did you mean `\($0)`?"] } ?? Suggestion.advice(for: name.text, in: known)
    if let otherRows { return near + [otherRows] }
    if !near.isEmpty { return near }
    if let function = vocabulary.function(named: name.text) {
      return ["`\(function.name)` is a function:  \(function.form)"]
    }
    if let role = Role(rawValue: name.text.lowercased()), let base = scope.base {
      return ["if a column of `\(base)` says it:  role \(role.rawValue) = …"]
    }
    let columns = scope.fields.map(\.name)
    return columns.isEmpty ? [] : ["columns: " + Diagnostic.listed(columns)]
  }

  private var known: [String] {
    let base = scope.base.flatMap { vocabulary.table(named: $0) }
    return scope.fields.map(\.name) + (base?.definitions.map(\.name) ?? [])
  }

  /// A column of the stored table that an earlier step left out.
  private var dropped: String? {
    guard let base = scope.base, !scope.isStored,
      vocabulary.table(named: base)?.fields.matching(name.text, by: \.name) != nil
    else { return nil }
    return "an earlier step left it out; `\(base).\(name.text)` still reads it"
  }

  /// The name as a value of the one side of a link.
  private var lookedUp: String? {
    let link = vocabulary.links.first { $0.many == scope.base && has($0.one) }
    return link.map { "\($0.one).\(name.text)" }
  }

  /// The name as a value gathered from the many side of a link.
  private var gathered: String? {
    for link in vocabulary.links where link.one == scope.base {
      if let field = vocabulary.table(named: link.many)?.fields.matching(name.text, by: \.name) {
        let text = "\(link.many).\(field.name)"
        return field.type.isNumber ? "sum(\(text))" : "count(\(link.many) where \(field.name) = …)"
      }
    }
    return nil
  }

  /// The rows that have the name when these do not, and how to ask them.
  private var otherRows: String? {
    if let elsewhere = checker.line(askingTablesWith: { spelling(in: $0).map { "`\($0)`" } }) {
      return elsewhere
    }
    guard scope.isStored, checker.journal.innermost == nil,
      let field = vocabulary.last?.fields.matching(name.text, by: \.name)
    else { return nil }
    return "the last result has `\(field.name)`; to go on from it:  | …"
  }

  private func has(_ table: String) -> Bool { spelling(in: table) != nil }

  /// The name as a table spells it, or nothing when it has no such name.
  private func spelling(in table: String) -> String? {
    vocabulary.table(named: table)?.fields.matching(name.text, by: \.name)?.name
      ?? vocabulary.definition(named: name.text, of: table)?.name
  }
}

extension ExpressionChecker {
  /// The advice to ask other tables, those that have what is wanted under some name, or nothing.
  func line(askingTablesWith wanted: (String) -> String?) -> String? {
    guard let base = scope.base else { return nil }
    // The newest comes first: it is the likeliest to be meant.
    let owners = vocabulary.tables.map(\.name).filter { $0 != base && wanted($0) != nil }
    guard let owner = owners.last, let name = wanted(owner) else { return nil }
    let tables = owners.reversed().map { "`\($0)`" }.joined(separator: " and ")
    let verb = owners.count == 1 ? "has" : "have"
    return "\(tables) \(verb) \(name):  \(line(asking: owner))"
  }

  /// The line again, or the definition again, on another table.
  private func line(asking table: String) -> String {
    let source = Name.source(of: table)
    if let definition = journal.innermost {
      return "\(definition.kind.rawValue) \(source).\(definition.name) = …"
    }
    let line = "\(source) | …"
    guard table != vocabulary.inUse else { return line }
    return line + "   or, for the lines that follow:  use \(source)"
  }
}
