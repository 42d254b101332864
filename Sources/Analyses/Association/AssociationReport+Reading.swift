import Bitmaps
import Statistics
import Values

extension AssociationReport {
  /// A reading of the answer in words: what, how strongly, for how many, and what it does not prove.
  var reading: [String] {
    ["", "in words"] + zip(groups, rulesBefore).flatMap(reading) + limits
  }

  private func reading(_ group: RuleGroup, after before: Int) -> [String] {
    let mining = group.mining
    let place = keys.isEmpty ? "" : "\(keys.label(group.values)): "
    let base = percent(mining.churned, mining.customers)
    let start =
      "  \(place)\(mining.churned.counted) of \(mining.customers.counted) customers\(searched) "
      + "churned (\(base))."
    guard let first = group.selection.shown.first else {
      return [start + " No rule goes with more churn beyond what chance gives."]
    }
    return [start + " " + found(group)] + strongest(group, first) + again(group, first)
      + withStrataFixed(group, after: before) + amongThoseConcerned(group, after: before)
      + together(group, after: before)
  }

  /// Which of the customers are meant, where some were held out.
  private var searched: String { data.held == nil ? "" : " searched" }

  private func found(_ group: RuleGroup) -> String {
    let count = group.selection.shown.count
    let tests = NumberText.grouped(group.mining.space.total, decimals: 0)
    guard !association.settings.keepsAll else {
      return
        "\(count.counted("rule")) \(count == 1 ? "is" : "are") shown, chance findings among them."
    }
    return
      "Of \(tests) combinations that could have been tried, \(count.counted) "
      + "\(count == 1 ? "is shown that goes" : "are shown that go") with more churn than chance gives"
      + (group.selection.beyondTop > 0
        ? ", and \(group.selection.beyondTop.counted) more \(group.selection.beyondTop == 1 ? "does" : "do")."
        : ".")
  }

  private func strongest(_ group: RuleGroup, _ rule: Int) -> [String] {
    let mining = group.mining
    let table = mining.table(of: rule)
    let expected = Double(table.inside) * Double(table.outcomes) / Double(table.total)
    let odds = table.haldaneInterval(confidence: association.settings.level)
    return [
      "  What: customers with \(mining.text(of: rule)).",
      "  How strongly: \(percent(table.a, table.inside)) of them churned, \(table.lift?.fixed(2) ?? "–") times "
        + "the share of everyone\(searched); odds ratio \(table.oddsRatio?.fixed(2) ?? "–") "
        + "(\(odds.low.fixed(2)) to \(odds.high.fixed(2))).",
      "  For how many: \(table.inside.counted) customers, \(percent(table.inside, table.total)) of "
        + "all\(searched), with \(percent(table.a, table.outcomes)) of all churners: "
        + "\(NumberText.grouped(Double(table.a) - expected, decimals: 0)) more than if they were like "
        + "everyone.",
    ]
  }

  /// What held-out customers and customers drawn anew say of the first rule.
  private func again(_ group: RuleGroup, _ rule: Int) -> [String] {
    var lines: [String] = []
    if let share = group.holdout?.confidence[rule] {
      lines.append(
        "  Held out: among the customers held out, \((share * 100).fixed(1))% of those in the rule churned."
      )
    }
    if let draws = association.settings.draws, let share = group.extras.stability?.selected[rule] {
      let ranks = group.extras.stability?.ranks[rule].map {
        ", at rank \($0.lowerBound)" + ($0.count > 1 ? " to \($0.upperBound)" : "")
      }
      lines.append(
        "  How surely: drawn anew \(draws.counted) times, the customers gave it in "
          + "\((share * 100).fixed(1))% of the draws\(ranks ?? "").")
    }
    return lines
  }

  private func together(_ group: RuleGroup, after before: Int) -> [String] {
    guard let union = group.extras.reach.counts, group.selection.shown.count > 1 else {
      return []
    }
    let reach = group.extras.reach
    let fewest = zip(reach.fewest, reach.gains).enumerated().map { rank, pair in
      "\(before + pair.0 + 1) (\(rank > 0 ? "+" : "")\(pair.1.counted))"
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

  /// A share of customers as a percentage, with one decimal.
  func percent(_ part: Int, _ whole: Int) -> String {
    whole == 0 ? "–" : NumberText.fixed(Double(part) / Double(whole) * 100, decimals: 1) + "%"
  }
}
