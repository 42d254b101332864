import Diagnostics
import Engine
import Language
import Tables
import Values

/// A grouped aggregation that was asked of an engine, its rows gathered group by group.
struct GroupedCounts: Sendable {
  /// The groups in their order; without group columns there is exactly one, perhaps with no rows.
  let groups: [Group]
  /// How the rows were found.
  let trace: [OperatorTrace]
  /// What the engine and the names of groups have to say.
  let notes: [Diagnostic]

  private let table: Table
  private let places: [String: Int]

  /// A group: the values of its columns and its rows in the engine's table.
  struct Group: Sendable {
    /// The values of the group columns.
    let values: [Value]
    /// Its rows, one for each value of the inner key.
    let rows: Range<Int>
  }

  /// Asks for aggregates by the groups and, inside each group, by one more key.
  init(
    _ aggregates: [NamedExpression], by columns: GroupColumns, inner: NamedExpression? = nil,
    of source: Plan, engine: Engine
  ) throws(AnalysisError) {
    let names = ([inner].compactMap { $0 } + aggregates).map(\.name)
    places = Dictionary(
      uniqueKeysWithValues: names.enumerated().map { ($1, $0 + columns.keys.count) })
    let query = GroupQuery(
      source: source, keys: columns.keys + [inner].compactMap { $0.map(columns.apart) },
      aggregates: aggregates.map(columns.apart))
    do {
      let result = try engine.groups(query)
      table = result.table
      trace = result.trace
      notes = columns.notes + result.notes
    } catch {
      throw AnalysisError(error)
    }
    groups = GroupedCounts.gather(table, keyCount: columns.keys.count)
  }

  private static func gather(_ table: Table, keyCount: Int) -> [Group] {
    guard keyCount > 0 else { return [Group(values: [], rows: 0..<table.rowCount)] }
    var groups: [Group] = []
    var start = 0
    while start < table.rowCount {
      let values = (0..<keyCount).map { table.columns[$0].value(at: start) }
      var end = start + 1
      while end < table.rowCount,
        (0..<keyCount).allSatisfy({ table.columns[$0].value(at: end) == values[$0] })
      {
        end += 1
      }
      groups.append(Group(values: values, rows: start..<end))
      start = end
    }
    return groups
  }

  /// A cell of the engine's table.
  func value(_ name: String, _ row: Int) -> Value {
    guard let place = places[name] else {
      preconditionFailure("Only columns that were asked for are read: \(name)")
    }
    return table.columns[place].value(at: row)
  }

  /// A number of the engine's table, 0 where it is missing, as the sum of no rows is.
  func number(_ name: String, _ row: Int) -> Double { value(name, row).number ?? 0 }

  /// A count of the engine's table.
  func count(_ name: String, _ row: Int) -> Int {
    if case .whole(let count) = value(name, row) { Int(count) } else { 0 }
  }
}
