import Analyses
import Diagnostics
import Language

extension Session {
  /// Gives a formula a name on the table in use or the one named.
  func define(
    _ kind: DefinitionKind, table: Name?, name: Name, _ expression: Expression, of source: Source
  ) throws(SessionError) {
    let vocabulary = vocabulary
    let entry = try target(of: table, name, vocabulary)
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
    state.define(
      Definition(
        kind: kind, name: kind == .role ? name.text.lowercased() : name.text, table: entry.name,
        expression: lasting, source: source))
    var notes = outcome.diagnostics
    if lasting != expression, let remark = rules?.conditions.remark { notes.append(.note(remark)) }
    if !notes.isEmpty { receive(.diagnostics(notes, source)) }
    report(kind, name.text, on: entry, lasting)
  }

  /// The stored table a definition belongs to; a result of steps that keep rows hands it to the
  /// table whose rows it keeps.
  private func target(
    of table: Name?, _ name: Name, _ vocabulary: Vocabulary
  ) throws(SessionError) -> TableEntry {
    let entry: TableEntry
    if let table {
      entry = try self.entry(named: table, vocabulary)
    } else if let inUse = vocabulary.inUse, let used = vocabulary.table(named: inUse) {
      entry = used
    } else {
      throw SessionError(.noTableInUse(at: name.range, tables: vocabulary.tables))
    }
    return entry.origin.flatMap(vocabulary.table(named:)) ?? entry
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
