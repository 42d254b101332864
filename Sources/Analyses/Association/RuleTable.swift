import Bitmaps
import Language
import Statistics
import Tables
import Values
import Work

/// The rows of the answer: one rule each, with its counts and measures.
struct RuleTable: Sendable {
  /// One row.
  struct Row {
    let group: Int
    let shown: Int
    let rule: Int
    let table: TwoByTwo
  }

  /// The groups.
  let groups: [RuleGroup]
  /// The rows, group by group.
  let rows: [Row]
  private let settings: AssociationSettings
  /// The critical value of the intervals' confidence.
  let z: Double

  /// Prepares the rows of the rules that are shown, group by group.
  init(_ groups: [RuleGroup], _ settings: AssociationSettings) {
    self.groups = groups
    self.settings = settings
    z = NormalDistribution.criticalValue(confidence: settings.level)
    rows = groups.enumerated().flatMap { place, group in
      group.selection.shown.enumerated().map { shown, rule in
        Row(group: place, shown: shown, rule: rule, table: group.mining.table(of: rule))
      }
    }
  }

  /// The rows as a table; the columns of groups come first.
  ///
  /// - Complexity: O(rules × columns).
  func table(keys: [Field], in work: WorkContext) -> Table {
    let made = [shares, ratios, chances, adjusted, reach].reduce(counts) { $0.merging($1) { $1 } }
    let fields = RuleTable.fields + (settings.measuresAll ? RuleTable.measureFields : [])
    var columns = RuleTable.fields.map { field in
      made[field.name] ?? .missing(field.description, count: rows.count)
    }
    if settings.measuresAll { columns += measures(in: work) }
    let labels = keys.indices.map { key in
      Column(rows.map { groups[$0.group].values[key] }, keys[key].description)
    }
    return Table(fields: keys + fields, columns: labels + columns, rowCount: rows.count)
  }

  /// The columns of `measures: all`.
  private func measures(in work: WorkContext) -> [Column] {
    let wider = groups.map { WiderConfidence($0.mining) }
    let entries = RuleMeasures.all
    let parts: [[[Double?]]] = work.unstopped { work throws(Stopped) in
      try Work.overRanges(rows.count, piece: 256, in: work) { range in
        range.map { place in
          let row = rows[place]
          let measures = RuleMeasures(
            table: row.table, wider: wider[row.group].greatest[row.rule], z: z)
          return entries.map { $0.value(measures) }
        }
      }
    }
    let values = parts.flatMap { $0 }
    return entries.indices.map { entry in decimal(values.map { $0[entry] }) }
  }

  /// A column of whole numbers, some of them missing.
  func whole(_ numbers: [Int?]) -> Column {
    let missing = Bitmap(count: numbers.count) { numbers[$0] == nil }
    return .whole(WholeColumn(numbers.map { Int64($0 ?? 0) }, missing: missing))
  }

  /// A column of whole numbers.
  func whole(_ numbers: [Int]) -> Column { .whole(WholeColumn(numbers.map(Int64.init))) }

  /// A column of what each row's table gives.
  func decimal(_ measure: (TwoByTwo) -> Double?) -> Column {
    decimal(rows.map { measure($0.table) })
  }

  /// A column of decimal numbers, some of them missing.
  func decimal(_ numbers: [Double?]) -> Column {
    let missing = Bitmap(count: numbers.count) { numbers[$0] == nil }
    return .decimal(DecimalColumn(numbers.map { $0 ?? 0 }, missing: missing))
  }
}
