import Bitmaps
import Statistics
import Tables
import Values
import Work

extension BasketTable {
  /// A column: its name and kind, and its value of a table and a critical value.
  typealias Measure = (
    name: String, kind: Kind, value: @Sendable (TwoByTwo, Double) -> Double?
  )

  /// The columns of `associate` that baskets have on request, by the critical value of intervals.
  static let measures: [Measure] = [
    ("confidence_low", .share, { $0.shareInside.wilsonInterval($1)?.low }),
    ("confidence_high", .share, { $0.shareInside.wilsonInterval($1)?.high }),
    ("base", .share, { table, _ in Double(table.outcomes) / Double(table.total) }),
    ("conviction", .ratio, { table, _ in table.conviction }),
    ("odds_ratio", .ratio, { table, _ in table.oddsRatio }),
    ("odds_low", .ratio, { $0.haldaneInterval($1).low }),
    ("odds_high", .ratio, { $0.haldaneInterval($1).high }),
    ("risk_ratio", .ratio, { table, _ in table.riskRatio }),
  ]

  /// The columns of `measures: all`.
  ///
  /// - Complexity: O((rules + shorter rules to the same items) × length² + rules × measures).
  static func measures(
    of rules: [BasketRule], _ counts: BasketCounts, level: Double, stop: StopFlag
  ) throws(Stopped) -> [Column] {
    let z = NormalDistribution.criticalValue(confidence: level)
    var wider = WiderBasketConfidence(counts)
    var rows: [[Double?]] = []
    for rule in rules {
      try stop.check()
      let greatest = wider.greatest(below: rule.antecedent.sorted(), to: rule.consequent)
      let all = RuleMeasures(table: rule.table, wider: greatest, z: z)
      rows.append(measures.map { $0.value(rule.table, z) } + RuleMeasures.all.map { $0.value(all) })
    }
    return (0..<(measures.count + RuleMeasures.all.count)).map { entry in
      let missing = Bitmap(count: rows.count) { rows[$0][entry] == nil }
      return .decimal(DecimalColumn(rows.map { $0[entry] ?? 0 }, missing: missing))
    }
  }
}
