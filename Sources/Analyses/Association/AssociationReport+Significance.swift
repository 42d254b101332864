import Glibc
import Values

extension AssociationReport {
  /// Why an admitted rule that raises churn is none beyond chance.
  func insignificant(_ group: RuleGroup, _ rule: Int, _ alpha: Double) -> [String] {
    let mining = group.mining
    let node = mining.tree.nodes[rule]
    let counts = RuleCounts(customers: node.customers, churned: node.churned)
    let general = mining.weakest(of: mining.tree.items(of: rule), counts)
    let (adjusted, productive) = (
      mining.tests.adjustedLogP[rule], mining.tests.productiveLogP[rule]
    )
    let verdict =
      if let holdout = group.holdout {
        failure(holdout, rule, productive, alpha)
      } else {
        insignificance(mining, adjusted, productive, alpha, adjustmentName(of: group))
      }
    return unproductive(general, counts.customers, alpha) + [verdict]
  }

  /// What held-out customers say against a rule, if they were asked at all.
  private func failure(
    _ holdout: Holdout, _ rule: Int, _ productive: Double, _ alpha: Double
  ) -> String {
    guard let adjusted = holdout.adjustedLogs[rule] else {
      return "not tested on those held out: productive p among the customers searched is "
        + "\(chance(productive)), above \(chance(log(alpha)))"
    }
    return "fails among those held out: adjusted p = \(chance(adjusted)), above "
      + "\(chance(log(alpha))), for \(holdout.candidates.counted("rule")) tested (Holm)"
  }

  /// That a rule adds nothing to the one with an item less, where it does not.
  func unproductive(
    _ general: Mining.General?, _ customers: Int, _ alpha: Double
  ) -> [String] {
    guard let general, general.logP > log(alpha) else { return [] }
    return [
      general.customers == customers
        ? "redundant: the same customers as `\(general.text)` alone"
        : "not productive: among those with `\(general.text)` it adds nothing beyond chance, "
          + "p = \(chance(general.logP))"
    ]
  }

  /// What the adjusted p of a rule is, and for how many combinations.
  func insignificance(
    _ mining: Mining, _ adjusted: Double, _ productive: Double, _ alpha: Double, _ name: String
  ) -> String {
    "adjusted p = \(chance(adjusted)), above \(chance(log(alpha))): productive p is "
      + "\(chance(productive)) and \(NumberText.grouped(mining.space.total, decimals: 0)) "
      + "combinations could have been tried (\(name))"
  }
}
