import Analyses
import Diagnostics
import Language

extension Session {
  /// Gives a formula a name on the table in use or the one named.
  func define(
    _ kind: DefinitionKind, table: Name?, name: Name, _ expression: Expression, of source: Source
  ) throws(SessionError) {
    let typed = try target(of: table, name, vocabulary)
    let home = try home(of: kind, name, expression, typedOn: typed)
    let vocabulary = home.vocabulary
    let entry = home.entry
    let stored = Scope(fields: entry.fields, base: entry.name, isStored: true)
    let checker = Checker(vocabulary: vocabulary, scope: stored)
    let replaced = checker.withoutRules(expression)
    guard let lasting = replaced.value else {
      throw SessionError(.diagnostics(replaced.diagnostics))
    }
    let outcome = checker.definition(kind, name, lasting)
    guard outcome.value != nil else {
      throw SessionError(.diagnostics(outcome.diagnostics))
    }
    remember("\(kind.rawValue) \(name.text)")
    if home.isNew { standAlone(entry.name) }
    state.define(
      Definition(
        kind: kind, name: kind == .role ? name.text.lowercased() : name.text, table: entry.name,
        expression: lasting, source: source))
    var notes = outcome.diagnostics
    if lasting != expression, let remark = rules?.conditions.remark { notes.append(.note(remark)) }
    if !notes.isEmpty { receive(.diagnostics(notes, source)) }
    report(kind, name.text, on: entry, lasting)
  }

  /// The table a definition is typed on.
  private func target(
    of table: Name?, _ name: Name, _ vocabulary: Vocabulary
  ) throws(SessionError) -> TableEntry {
    if let table { return try entry(named: table, vocabulary) }
    guard let inUse = vocabulary.inUse, let used = vocabulary.table(named: inUse) else {
      throw SessionError(.noTableInUse(at: name.range, tables: vocabulary.tables))
    }
    return used
  }

  private func report(
    _ kind: DefinitionKind, _ name: String, on entry: TableEntry, _ expression: Expression
  ) {
    let words = "\(kind.rawValue) \(entry.name).\(name) = \(expression.canonicalText)"
    guard kind == .segment || kind == .behaviour, let share = share(of: name, on: entry) else {
      receive(.report([words]))
      return
    }
    receive(.report(["\(words)  (\(share))"]))
  }
}
