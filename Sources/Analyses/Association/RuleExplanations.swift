import Bitmaps
import Statistics
import Work

/// Rules that are there only because of another behaviour: held fixed, it leaves nothing of them.
struct RuleExplanations: Sendable {
  /// What explains a rule.
  struct Explanation: Sendable {
    /// The item that explains it.
    let item: Int
    /// The odds ratio by itself.
    let crude: Double
    /// What is left of it with the item held fixed.
    let odds: AdjustedOdds
  }

  /// For each rule that another behaviour explains, which one.
  private(set) var found: [Int: Explanation] = [:]

  /// Tries each rule against the single behaviours that are more strongly associated than it is.
  ///
  /// - Complexity: O(rules × items × *rows* / 64).
  init(
    _ rules: [Int], in mining: Mining, alpha: Double, level: Double, stop: StopFlag
  ) throws(Stopped) {
    let singles = mining.rules.filter { rule in
      mining.tree.nodes[rule].length == 1 && mining.excess(of: rule) > 0
        && mining.isSignificant(rule, alpha: alpha)
    }
    for rule in rules {
      try stop.check()
      let own = mining.tree.items(of: rule)
      let sources = Set(own.map { mining.items[$0].source })
      let excess = mining.excess(of: rule)
      for single in singles where mining.excess(of: single) > excess {
        let item = Int(mining.tree.nodes[single].item)
        guard !sources.contains(mining.items[item].source) else { continue }
        consider(item, for: rule, in: mining, level: level)
      }
    }
  }

  private mutating func consider(_ item: Int, for rule: Int, in mining: Mining, level: Double) {
    let odds = mining.odds(of: rule, holding: item, level: level)
    let table = mining.table(of: rule)
    guard let ratio = odds.ratio, let crude = table.oddsRatio,
      let verdict = odds.verdict(byItself: table), verdict != .stands
    else { return }
    if let before = found[rule]?.odds.ratio, before <= ratio { return }
    found[rule] = Explanation(item: item, crude: crude, odds: odds)
  }
}

extension Mining {
  /// The odds ratio of a rule with one item held fixed.
  func odds(of rule: Int, holding item: Int, level: Double) -> AdjustedOdds {
    let node = tree.nodes[rule]
    let bits = items[item].bits
    let cover = cover(of: rule)
    let (inside, churnedInside) = cover.intersectionCounts(with: bits, and: outcome)
    let having = bits.populationCount
    let churnedHaving = bits.intersectionCount(with: outcome)
    let with = TwoByTwo(
      inside: inside, outcomesInside: churnedInside, all: having, outcomes: churnedHaving)
    let without = TwoByTwo(
      inside: node.customers - inside, outcomesInside: node.churned - churnedInside,
      all: customers - having, outcomes: churned - churnedHaving)
    return AdjustedOdds(MantelHaenszel(strata: [with, without]), level: level)
  }
}
