import Analyses
import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

extension Session {
  /// The date at which data is looked at: as set, else the day after the latest value before 2099 of
  /// the loaded tables' date, joined and ended roles.
  var asof: CalendarDate? { state.settings.asof ?? state.datedRoles.latest?.day.adding(days: 1) }

  /// Says at which date the data is looked at when a statement's formulae depend on it.
  func sayAsof(for statement: Statement) {
    if statement.dependsOnAsof { sayAsof() }
  }

  /// Says at which date the data is looked at when an analysis among some steps depends on it.
  func sayAsof(for stages: [PreparedPipeline.Stage]) {
    let dependsOnAsof = stages.contains { stage in
      if case .analysis(let analysis) = stage.verb.body {
        analysis.dependsOnAsof(stage.step)
      } else {
        false
      }
    }
    if dependsOnAsof { sayAsof() }
  }

  /// Says the date, once for each, and where it comes from.
  private func sayAsof() {
    guard let asof, asof != saidAsof else { return }
    saidAsof = asof
    let reason = state.settings.asof == nil ? state.datedRoles.reason : "as set"
    receive(.diagnostics([.note("asof is \(asof), \(reason)")], Source(text: "")))
  }
}

extension SessionState {
  /// The roles that tell how far the data reaches, with the latest day of each.
  fileprivate var datedRoles: [DatedRole] {
    definitions.compactMap { definition in
      guard definition.kind == .role, ["date", "joined", "ended"].contains(definition.name),
        let column = columnName(definition.expression),
        let table = table(definition.table)?.table
      else { return nil }
      let place = LatestDates.Place(table: definition.table, column: column)
      let day = latestDates.date(at: place) {
        table.column(place.column)?.latestDate(in: settings.zone)
      }
      return day.map { DatedRole(place: place, isEnd: definition.name == "ended", day: $0) }
    }
  }
}

/// A role of dates and the latest day of its column.
private struct DatedRole {
  let place: LatestDates.Place
  let isEnd: Bool
  let day: CalendarDate
}

extension [DatedRole] {
  /// The one that reaches furthest, and of several the first.
  fileprivate var latest: DatedRole? {
    reduce(nil) { latest, role in
      if let latest, latest.day >= role.day { latest } else { role }
    }
  }

  /// Why the data is looked at on the day after the latest date.
  fileprivate var reason: String {
    guard let latest else { return "" }
    let place = "\(Name.source(of: latest.place.table)).\(Name.source(of: latest.place.column))"
    let others = filter { !$0.isEnd }.latest?.day
    guard latest.isEnd, let others, others < latest.day else {
      return "the day after the latest date of the loaded tables (\(place)); change it with: "
        + "set asof DATE"
    }
    return "the day after the latest end (\(place)); no start or other date is later than "
      + "\(others): if ends to come stand there, say the day with: set asof DATE"
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
