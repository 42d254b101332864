import Glibc
import Statistics
import Values

extension AssociationReport {
  /// The formulae with the numbers of the first rule put in.
  var explanation: [String] {
    guard let group = groups.first(where: { !$0.selection.shown.isEmpty }) else { return reading }
    let rule = group.selection.shown[0]
    let table = group.mining.table(of: rule)
    return heading(group, rule, table) + ratios(table) + chances(group, rule, table)
      + sources + reading
  }

  private func heading(_ group: RuleGroup, _ rule: Int, _ table: TwoByTwo) -> [String] {
    let place = keys.isEmpty ? "" : " (\(keys.label(group.values)))"
    return [
      "rule 1: \(group.mining.text(of: rule))\(place)",
      "                 churned   stayed      all",
      line("in the rule", table.a, table.b), line("others", table.c, table.d),
      line("everyone", table.outcomes, table.b + table.d),
    ]
  }

  private func line(_ label: String, _ churned: Int, _ stayed: Int) -> String {
    let cells = [churned, stayed, churned + stayed].map { cell in
      let text = NumberText.grouped(cell)
      return String(repeating: " ", count: max(1, 9 - text.count)) + text
    }
    return label + String(repeating: " ", count: 15 - label.count) + cells.joined()
  }

  private func ratios(_ table: TwoByTwo) -> [String] {
    let base = Double(table.outcomes) / Double(table.total)
    let confidence = Double(table.a) / Double(table.inside)
    let wilson = table.shareInside.interval(confidence: association.settings.level)
    let odds = table.haldaneInterval(confidence: association.settings.level)
    let expected = Double(table.inside) * base
    let (a, b, c, d) = (table.a.counted, table.b.counted, table.c.counted, table.d.counted)
    let (inside, churned, all) = (
      table.inside.counted, table.outcomes.counted, table.total.counted
    )
    return [
      "confidence = \(a) / \(inside) = \(confidence.percent)"
        + " (Wilson \(wilson?.low.percent ?? "–") to \(wilson?.high.percent ?? "–"))",
      "base       = \(churned) / \(all) = \(base.percent)",
      "lift       = \(confidence.percent) / \(base.percent) = \((confidence / base).fixed(3))",
      "leverage   = (\(a) − \(inside) × \(base.percent)) / \(all)"
        + " = \(table.leverage.percent): "
        + "\((Double(table.a) - expected).fixed(1)) churners above expectation",
      "odds ratio = (\(a) × \(d)) / (\(b) × \(c))"
        + " = \(table.oddsRatio?.fixed(3) ?? "–"); with ½ added to each cell \(odds.low.fixed(3))"
        + " to \(odds.high.fixed(3))",
    ]
  }

  private func chances(_ group: RuleGroup, _ rule: Int, _ table: TwoByTwo) -> [String] {
    let tests = group.mining.tests
    return [
      "p          = P(\(table.a.counted) or more of \(table.inside.counted) | "
        + "\(table.outcomes.counted) of \(table.total.counted)) = \(chance(tests.logP[rule]))",
      "productive = the largest such p inside a rule with one item less"
        + " = \(chance(tests.productiveLogP[rule]))",
      "adjusted   = \(adjustedFor(group)) = \(chance(tests.adjustedLogP[rule]))",
    ]
  }

  /// Which p is adjusted, and for how many.
  private func adjustedFor(_ group: RuleGroup) -> String {
    if let holdout = group.holdout {
      return "p of held-out customers for \(holdout.candidates.counted) rules tested (Holm)"
    }
    let tests = NumberText.grouped(group.mining.space.total, decimals: 0)
    return "productive p for \(tests) combinations (\(adjustmentName(of: group)))"
  }

  private var sources: [String] {
    [
      "sources: Wilson 1927; Haldane 1956 and Woolf 1955 (interval of the odds ratio); Fisher's "
        + "exact test; Webb 2007, Discovering significant patterns (productive rules, adjusting "
        + "for the space searched)"
    ]
  }

  /// A probability from its logarithm, also where it is too small for a number.
  func chance(_ log: Double) -> String {
    let p = exp(log)
    guard p == 0, log.isFinite else { return NumberText.significant(p, digits: 3) }
    let tens = log / M_LN10
    let whole = tens.rounded(.down)
    return "\(NumberText.fixed(pow(10, tens - whole), decimals: 2))e\(Int(whole))"
  }
}
