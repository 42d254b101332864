import Bitmaps
import Statistics
import Tables
import Values

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
    (
      "conviction", .ratio,
      { table, _ in
        Double(table.inside) * Double(table.b + table.d) / (Double(table.total) * Double(table.b))
      }
    ),
    ("odds_ratio", .ratio, { table, _ in table.oddsRatio }),
    ("odds_low", .ratio, { $0.haldaneInterval($1).low }),
    ("odds_high", .ratio, { $0.haldaneInterval($1).high }),
    ("risk_ratio", .ratio, { table, _ in table.riskRatio }),
  ]

  /// The columns of `measures: all`.
  ///
  /// - Complexity: O(rules × (measures + 2^length)).
  static func measures(of rules: [BasketRule], _ counts: BasketCounts, level: Double) -> [Column] {
    let z = NormalDistribution.criticalValue(confidence: level)
    let rows = rules.map { rule in
      let all = RuleMeasures(table: rule.table, wider: counts.widerConfidence(of: rule), z: z)
      return measures.map { $0.value(rule.table, z) } + RuleMeasures.all.map { $0.value(all) }
    }
    return (0..<(measures.count + RuleMeasures.all.count)).map { entry in
      let missing = Bitmap(count: rows.count) { rows[$0][entry] == nil }
      return .decimal(DecimalColumn(rows.map { $0[entry] ?? 0 }, missing: missing))
    }
  }
}

extension BasketCounts {
  /// The greatest confidence of the rules to the same item from fewer of the others, or from none.
  fileprivate func widerConfidence(of rule: BasketRule) -> Double {
    let parts = rule.antecedent.sorted()
    return (0..<((1 << parts.count) - 1)).reduce(0) { greatest, choice in
      let some = parts.indices.filter { choice >> $0 & 1 == 1 }.map { parts[$0] }
      let all = orders(with: (some + [rule.consequent]).sorted())
      return max(greatest, Double(all) / Double(orders(with: some)))
    }
  }
}
