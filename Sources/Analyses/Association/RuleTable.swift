import Bitmaps
import Glibc
import Language
import Statistics
import Tables
import Values
import Work

/// The rows of the answer: one rule each, with its counts and measures.
struct RuleTable: Sendable {
  /// One row.
  private struct Row {
    let group: Int
    let shown: Int
    let rule: Int
    let table: TwoByTwo
  }

  private let groups: [RuleGroup]
  private let rows: [Row]
  private let settings: AssociationSettings
  /// The critical value of the intervals' confidence.
  private let z: Double

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

  private var counts: [String: Column] {
    [
      "number": whole(rows.indices.map { $0 + 1 }),
      "rule": texts,
      "length": whole(rows.map { Int(groups[$0.group].mining.tree.nodes[$0.rule].length) }),
      "customers": whole(rows.map(\.table.inside)),
      "churned": whole(rows.map(\.table.a)),
    ]
  }

  private var texts: Column {
    var pool = TextPool()
    for group in groups { group.mining.appendTexts(of: group.selection.shown, to: &pool) }
    return .text(TextColumn(.plain(pool)))
  }

  private var shares: [String: Column] {
    let intervals = rows.map { $0.table.shareInside.wilsonInterval(z) }
    return [
      "coverage": decimal { Double($0.inside) / Double($0.total) },
      "support": decimal { Double($0.a) / Double($0.total) },
      "confidence": decimal { Double($0.a) / Double($0.inside) },
      "confidence_low": decimal(intervals.map { $0?.low }),
      "confidence_high": decimal(intervals.map { $0?.high }),
      "base": decimal { Double($0.outcomes) / Double($0.total) },
      "leverage": decimal { $0.leverage },
      "churners_explained": decimal { Double($0.a) / Double($0.outcomes) },
    ]
  }

  private var ratios: [String: Column] {
    let intervals = rows.map { $0.table.haldaneInterval(z) }
    return [
      "lift": decimal {
        Double($0.total) * Double($0.a) / (Double($0.inside) * Double($0.outcomes))
      },
      "conviction": decimal {
        Double($0.inside) * Double($0.b + $0.d) / (Double($0.total) * Double($0.b))
      },
      "odds_ratio": decimal(\.oddsRatio),
      "odds_low": decimal(intervals.map(\.low)),
      "odds_high": decimal(intervals.map(\.high)),
      "risk_ratio": decimal(\.riskRatio),
    ]
  }

  private var chances: [String: Column] {
    [
      "p": decimal(rows.map { exp(groups[$0.group].mining.tests.logP[$0.rule]) }),
      "productive_p": decimal(
        rows.map { exp(groups[$0.group].mining.tests.productiveLogP[$0.rule]) }),
      "adjusted_p": decimal(
        rows.map { exp(groups[$0.group].mining.tests.adjustedLogP[$0.rule]) }),
    ]
  }

  private var adjusted: [String: Column] {
    func odds(_ row: Row) -> AdjustedOdds? { groups[row.group].extras.adjusted?[row.shown] }
    func stability(_ row: Row) -> RuleStability? { groups[row.group].extras.stability }
    return [
      "adjusted_odds_ratio": decimal(rows.map { odds($0)?.ratio }),
      "adjusted_odds_low": decimal(rows.map { odds($0)?.interval?.low }),
      "adjusted_odds_high": decimal(rows.map { odds($0)?.interval?.high }),
      "homogeneity_p": decimal(rows.map { odds($0)?.homogeneityP }),
      "holdout_confidence": decimal(rows.map { groups[$0.group].holdout?.confidence[$0.rule] }),
      "selected": decimal(rows.map { stability($0)?.selected[$0.rule] }),
      "rank_low": whole(rows.map { stability($0)?.ranks[$0.rule]?.lowerBound }),
      "rank_high": whole(rows.map { stability($0)?.ranks[$0.rule]?.upperBound }),
    ]
  }

  private var reach: [String: Column] {
    func money(_ row: Row) -> (atRisk: Double, excess: Double)? {
      groups[row.group].extras.money?[row.shown]
    }
    let gains = groups.map { group in
      let reach = group.extras.reach
      return Dictionary(uniqueKeysWithValues: zip(reach.fewest, reach.gains))
    }
    return [
      "churners_added": whole(rows.map { groups[$0.group].extras.reach.added[$0.shown] }),
      "cover_added": whole(rows.map { gains[$0.group][$0.shown] }),
      "revenue_at_risk": decimal(rows.map { money($0)?.atRisk }),
      "revenue_excess": decimal(rows.map { money($0)?.excess }),
    ]
  }

  /// The columns of `measures: all`.
  private func measures(in work: WorkContext) -> [Column] {
    let wider = groups.map { WiderConfidence($0.mining) }
    let entries = RuleMeasures.all
    let context = WorkContext(threads: work.threads)
    let parts = try? Work.overRanges(rows.count, piece: 256, in: context) { range in
      range.map { place in
        let row = rows[place]
        let measures = RuleMeasures(
          table: row.table, wider: wider[row.group].greatest[row.rule], z: z)
        return entries.map { $0.value(measures) }
      }
    }
    let values = (parts ?? []).flatMap { $0 }
    return entries.indices.map { entry in decimal(values.map { $0[entry] }) }
  }

  private func whole(_ numbers: [Int?]) -> Column {
    let missing = Bitmap(count: numbers.count) { numbers[$0] == nil }
    return .whole(WholeColumn(numbers.map { Int64($0 ?? 0) }, missing: missing))
  }

  private func whole(_ numbers: [Int]) -> Column { .whole(WholeColumn(numbers.map(Int64.init))) }

  private func decimal(_ measure: (TwoByTwo) -> Double?) -> Column {
    decimal(rows.map { measure($0.table) })
  }

  private func decimal(_ numbers: [Double?]) -> Column {
    let missing = Bitmap(count: numbers.count) { numbers[$0] == nil }
    return .decimal(DecimalColumn(numbers.map { $0 ?? 0 }, missing: missing))
  }
}

extension TwoByTwo {
  /// The share of all that lies inside with the outcome, above what margins alone would give.
  fileprivate var leverage: Double {
    let excess = a * total - inside * outcomes
    return Double(excess) / (Double(total) * Double(total))
  }
}
