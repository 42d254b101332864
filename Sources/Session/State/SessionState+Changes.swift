import Engine
import Language

extension SessionState {
  /// Puts a table in place of the one of its name, or behind all others.
  ///
  /// Definitions of a table that is replaced stay; links of it go, since their indexes are of the
  /// old rows, and so do the origins of results that kept its rows.
  mutating func store(_ table: StoredTable) -> Replacement {
    forgetComputed()
    lastSerial += 1
    serials[table.name] = lastSerial
    guard let place = tables.firstIndex(where: { $0.name == table.name }) else {
      tables.append(table)
      return .none
    }
    tables[place] = table
    let gone = links.filter { $0.link.many == table.name || $0.link.one == table.name }
    links.removeAll { $0.link.many == table.name || $0.link.one == table.name }
    for other in tables where other.origin?.name == table.name { standAlone(other.name) }
    return .replaced(links: gone.map(\.link))
  }

  /// Makes a result that kept the rows of a table one of its own.
  mutating func standAlone(_ name: String) {
    guard let place = tables.firstIndex(where: { $0.name == name }) else { return }
    forgetComputed()
    tables[place] = StoredTable(name: name, table: tables[place].table)
  }

  /// What happened to a name when a table was stored under it.
  enum Replacement {
    /// The name was new.
    case none
    /// The name had a table; these links of it are gone.
    case replaced(links: [Link])
  }

  /// Drops what was computed on tables, links and definitions that are about to change.
  private mutating func forgetComputed() {
    cache = ColumnCache()
    latestDates = LatestDates()
  }

  /// What is known without what was computed on it.
  var withoutComputed: SessionState {
    var state = self
    state.forgetComputed()
    return state
  }

  /// Takes over settings; another zone makes other days of time stamps.
  mutating func change(to settings: Settings) {
    if settings.zone != self.settings.zone { forgetComputed() }
    self.settings = settings
  }

  /// Takes a table away with its definitions and links.
  mutating func remove(_ name: String) {
    forgetComputed()
    tables.removeAll { $0.name == name }
    serials[name] = nil
    links.removeAll { $0.link.many == name || $0.link.one == name }
    definitions.removeAll { $0.table == name }
    if inUse == name { inUse = nil }
  }

  /// Puts a definition in place of the one of its name and table, or behind all others.
  mutating func define(_ definition: Definition) {
    forgetComputed()
    definitions.removeAll { old in
      old.table == definition.table && old.name == definition.name
        && (old.kind == .role) == (definition.kind == .role)
    }
    definitions.append(definition)
  }

  /// Adds a link, in place of another between the same two tables.
  mutating func connect(_ index: LinkIndex) {
    forgetComputed()
    links.removeAll { $0.link.many == index.link.many && $0.link.one == index.link.one }
    links.append(index)
  }
}
