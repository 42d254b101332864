import Bitmaps
import Statistics
import Values

extension AssociationReport {
  /// A reading of the answer in words: what, how strongly, for how many, and what it does not prove.
  var reading: [String] {
    ["", "in words"] + groups.flatMap(reading(of:)) + limits
  }

  private func reading(of group: RuleGroup) -> [String] {
    let mining = group.mining
    let place = keys.isEmpty ? "" : "\(keys.label(group.values)): "
    let base = percent(mining.churned, mining.customers)
    let start =
      "  \(place)\(mining.churned.counted) of \(mining.customers.counted) customers churned (\(base))."
    guard let first = group.selection.shown.first else {
      return [start + " No rule goes with more churn beyond what chance gives."]
    }
    return [start + " " + found(group)] + strongest(group, first) + together(group)
  }

  private func found(_ group: RuleGroup) -> String {
    let count = group.selection.shown.count
    let tests = NumberText.grouped(group.mining.space.total, decimals: 0)
    guard !association.settings.keepsAll else {
      return "\(count.rules) \(count == 1 ? "is" : "are") shown, chance findings among them."
    }
    return
      "Of \(tests) combinations that could have been tried, \(count.counted) "
      + "\(count == 1 ? "is shown that goes" : "are shown that go") with more churn than chance gives"
      + (group.selection.beyondTop > 0
        ? ", and \(group.selection.beyondTop.counted) more do." : ".")
  }

  private func strongest(_ group: RuleGroup, _ rule: Int) -> [String] {
    let mining = group.mining
    let table = mining.table(of: rule)
    let expected = Double(table.inside) * Double(table.outcomes) / Double(table.total)
    let odds = table.haldaneInterval(confidence: association.settings.level)
    let lift =
      Double(table.a) * Double(table.total) / (Double(table.inside) * Double(table.outcomes))
    return [
      "  What: customers with \(mining.text(of: rule)).",
      "  How strongly: \(percent(table.a, table.inside)) of them churned, \(fixed(lift)) times the "
        + "share of everyone; odds ratio \(table.oddsRatio.map(fixed) ?? "–") "
        + "(\(fixed(odds.low)) to \(fixed(odds.high))).",
      "  For how many: \(table.inside.counted) customers, \(percent(table.inside, table.total)) of "
        + "all, with \(percent(table.a, table.outcomes)) of all churners: "
        + "\(NumberText.grouped(Double(table.a) - expected, decimals: 0)) more than if they were like "
        + "everyone.",
    ]
  }

  private func together(_ group: RuleGroup) -> [String] {
    guard let union = group.extras.reach.counts, group.selection.shown.count > 1 else {
      return []
    }
    let reach = group.extras.reach
    let fewest = zip(reach.fewest, reach.gains).enumerated().map { rank, pair in
      "\(pair.0 + 1) (\(rank > 0 ? "+" : "")\(pair.1.counted))"
    }
    var line =
      "  Together: all \(group.selection.shown.count.counted) rules have "
      + "\(union.customers.counted) customers with \(union.churned.counted) of "
      + "\(group.mining.churned.counted) churners"
    if fewest.count < group.selection.shown.count {
      line +=
        "; \(fewest.count == 1 ? "rule" : "rules") "
        + "\(fewest.joined(separator: ", ")) alone reach as many churners"
    }
    let money = group.extras.union.map {
      "  Money: these churners brought \(NumberText.grouped($0.atRisk, decimals: 2)), "
        + "\(NumberText.grouped($0.excess, decimals: 2)) of it above expectation."
    }
    return [line + "."] + (money.map { [$0] } ?? [])
  }

  private var limits: [String] {
    let held =
      data.strata.map { "held fixed: \($0.names.joined(separator: ", "))" } ?? "nothing held fixed"
    return [
      "  What it does not prove: that any of this causes churn. Customers who leave may differ in "
        + "what no column says (\(held)), the table is of one moment, and a small p tells that a "
        + "difference is no chance, not that it is large. Try a change on some customers before "
        + "believing it."
    ]
  }

  private func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "–" : NumberText.fixed(Double(part) / Double(whole) * 100, decimals: 1) + "%"
  }

  private func fixed(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
}
