import Bitmaps
import Glibc
import Language
import Statistics
import Tables
import Values

/// The rows of the answer: one rule each, with its counts and measures.
struct RuleTable: Sendable {
  /// One row.
  private struct Row {
    let group: Int
    let rule: Int
    let table: TwoByTwo
  }

  private let groups: [RuleGroup]
  private let rows: [Row]
  /// The critical value of the intervals' confidence.
  private let z: Double

  /// Prepares the rows of the rules that are shown, group by group.
  init(_ groups: [RuleGroup], level: Double) {
    self.groups = groups
    z = NormalDistribution.criticalValue(confidence: level)
    rows = groups.enumerated().flatMap { place, group in
      group.selection.shown.map { rule in
        Row(group: place, rule: rule, table: group.mining.table(of: rule))
      }
    }
  }

  /// The rows as a table; the columns of groups come first.
  ///
  /// - Complexity: O(rules × columns).
  func table(keys: [Field]) -> Table {
    let made = counts.merging(shares) { $1 }.merging(ratios) { $1 }.merging(chances) { $1 }
    let columns = RuleTable.fields.map { field in
      made[field.name] ?? .missing(field.description, count: rows.count)
    }
    let labels = keys.indices.map { key in
      Column(rows.map { groups[$0.group].values[key] }, keys[key].description)
    }
    return Table(
      fields: keys + RuleTable.fields, columns: labels + columns, rowCount: rows.count)
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
