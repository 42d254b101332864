import Analyses
import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

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

  /// The date at which data is looked at: as set, else the day after the latest value before 2099 of
  /// the loaded tables' date, joined and ended roles.
  var asof: CalendarDate? {
    if let set = state.settings.asof { return set }
    let dates = state.definitions.compactMap { definition -> CalendarDate? in
      guard definition.kind == .role, ["date", "joined", "ended"].contains(definition.name),
        let column = state.columnName(definition.expression),
        let table = state.table(definition.table)?.table
      else { return nil }
      let place = LatestDates.Place(table: definition.table, column: column)
      return state.latestDates.date(at: place) {
        table.column(place.column)?.latestDate(in: state.settings.zone)
      }
    }
    return dates.max()?.adding(days: 1)
  }

  /// Says at which date the data is looked at when a statement depends on it, once for each date.
  func sayAsof(for statement: Statement) {
    guard statement.dependsOnAsof, let asof, asof != saidAsof else { return }
    saidAsof = asof
    let reason =
      state.settings.asof == nil
      ? "the day after the latest date of the loaded tables; change it with: set asof DATE"
      : "as set"
    receive(.diagnostics([.note("asof is \(asof), \(reason)")], Source(text: "")))
  }
}

extension Column {
  /// The latest day of a column of dates or time stamps; days that stand for no end do not count.
  fileprivate func latestDate(in zone: Zone?) -> CalendarDate? {
    switch self {
    case .date(let column):
      column.days.indices.lazy.filter { column.missing?[$0] != true }
        .map { CalendarDate(days: column.days[$0]) }.filter { !$0.isNoEnd }.max()
    case .timestamp(let column):
      column.values.indices.lazy.filter { column.missing?[$0] != true }
        .map { column.values[$0] }
        .filter { !Timestamp(microseconds: $0).date.isNoEnd }.max().map { last in
          let moment = Timestamp(microseconds: last)
          return (zone?.wallClock(at: moment) ?? moment).date
        }
    default: nil
    }
  }
}
