import Analyses
import Diagnostics
import Engine
import Language
import Tables

extension Session {
  /// Everything words can mean right now.
  var vocabulary: Vocabulary {
    var vocabulary = Vocabulary(
      functions: FunctionCatalogue.all.declarations,
      verbs: VerbCatalogue.all.map(\.declaration),
      commands: CommandCatalogue.all.map(\.declaration))
    vocabulary.tables = state.tables.map { entry(of: $0) }
    vocabulary.inUse = state.inUse
    vocabulary.last = last?.entry
    vocabulary.links = state.links.map(\.link)
    vocabulary.parameters = state.parameters
    vocabulary.asof = asof
    let book = rules
    vocabulary.rule = { number in book?.conditions[number] }
    vocabulary.untypedRule = { number in book?.conditions.gap(at: number) }
    return vocabulary
  }

  private func entry(of stored: StoredTable) -> TableEntry {
    let base = stored.origin?.name ?? stored.name
    var entry = TableEntry(
      name: stored.name, fields: stored.table.fields, rowCount: stored.table.rowCount,
      origin: stored.origin?.name, definitions: state.definitions.filter { $0.table == base },
      profile: { name in stored.table.column(name).map { ColumnProfile(of: $0) } },
      brief: { name in stored.table.column(name).map { ColumnProfile(brieflyOf: $0) } })
    entry.file = state.paths[base]
    return entry
  }
}
