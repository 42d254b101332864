import Bitmaps
import Glibc
import Language
import Statistics
import Values
import Work

extension AssociationReport {
  /// Why the rule of some items is not listed in a group whose rules all have their p.
  func reasons(_ group: RuleGroup, _ parts: [Int]) -> [String] {
    let mining = group.mining
    let settings = association.settings
    let cover = mining.cover(of: parts)
    let customers = cover.populationCount
    let churned = cover.intersectionCount(with: mining.outcome)
    let lines = head(group, mining.text(ofItems: parts))
    let place = (data.held == nil ? "" : " searched") + (keys.isEmpty ? "" : " in the group")
    let sources = parts.map { mining.items[$0].source }
    guard Set(sources).count == sources.count else {
      return lines + ["two values of one column: nobody has both"]
    }
    let counts =
      "\(customers.counted("customer")), \(churned.counted) of them churned "
      + "(\(percent(churned, customers)); of everyone\(place) "
      + "\(percent(mining.churned, mining.customers)))"
    if let maximum = settings.maximum, parts.count > maximum {
      return lines + [
        counts, "too long: rules have up to \(maximum) behaviours; try max: \(parts.count)",
      ]
    }
    let least = settings.thresholds(customers: mining.customers)
    guard least.admit(customers, churned) else {
      return lines + [
        counts,
        "too few: a rule needs \(least.customers.counted("customer")) and "
          + "\(least.churned.counted("churner"))",
      ]
    }
    let found =
      mining.tree.place(of: parts) ?? mining.rules.first { mining.tree.items(of: $0) == parts }
    guard let rule = found else {
      let rest = RuleCounts(customers: customers, churned: churned)
      return lines + [counts] + unfound(mining, parts, rest, settings)
    }
    return lines + [counts] + verdicts(group, rule, settings)
  }

  /// What holds an admitted rule back, the first reason first.
  private func verdicts(
    _ group: RuleGroup, _ rule: Int, _ settings: AssociationSettings
  ) -> [String] {
    let mining = group.mining
    let selection = group.selection
    guard mining.excess(of: rule) > 0 else {
      return ["not listed: it does not raise churn"] + concerning(group, rule)
    }
    var lines: [String] = []
    guard mining.tests.isTested(rule) else {
      return ["not listed: the search was stopped before it was tested"]
    }
    if mining.tests.adjustedLogP[rule] > settings.logAlpha {
      lines += insignificant(group, rule, settings.alpha)
    } else if let first = selection.sameCustomers.first(where: { $0.value.contains(rule) })?.key {
      let fate = selection.shown.contains(first) ? "is listed" : "stands for it"
      lines.append("redundant: the same customers as `\(mining.text(of: first))`, which \(fate)")
    } else if let place = selection.shown.firstIndex(of: rule) {
      let before = zip(groups, rulesBefore).first { $0.0.values == group.values }?.1 ?? 0
      let row = before + place + 1
      let isAll = association.question.step.word("keep") == "all"
      let who = isAll ? "the default answer lists it" : "it is listed"
      lines.append("\(who), as row \(row.counted)")
    } else {
      lines.append(beyond(mining, rule, settings))
    }
    return lines + explained(mining, rule, settings) + concerning(group, rule)
  }

  /// What holds back a rule that a search for the best of any length did not keep.
  private func unfound(
    _ mining: Mining, _ parts: [Int], _ counts: RuleCounts, _ settings: AssociationSettings
  ) -> [String] {
    guard counts.churned * mining.customers > counts.customers * mining.churned else {
      return ["not listed: it does not raise churn"]
    }
    guard !mining.isPartial else { return ["the search was stopped before its end"] }
    let everyone = TwoByTwo(
      inside: counts.customers, outcomesInside: counts.churned, all: mining.customers,
      outcomes: mining.churned)
    let general = mining.weakest(of: parts, counts)
    let productive = general?.logP ?? everyone.fisherGreaterLogP
    let factor: Double = if case .none = settings.adjustment { 0 } else { mining.space.logTotal }
    let adjusted = min(0, productive + factor)
    guard adjusted > log(settings.alpha) else {
      return [
        "beyond the first \((settings.top ?? 0).counted), which have more churners above "
          + "expectation; a greater `top:` lists it"
      ]
    }
    return unproductive(general, counts.customers, settings.alpha)
      + [insignificance(mining, adjusted, productive, settings.alpha, "Bonferroni")]
  }

  /// Why a rule that passes is none of the rows: there are better ones, or the run was stopped.
  private func beyond(_ mining: Mining, _ rule: Int, _ settings: AssociationSettings) -> String {
    let excess = mining.excess(of: rule)
    let rank = mining.rules.count {
      mining.excess(of: $0) > excess && mining.isSignificant($0, alpha: settings.alpha)
    }
    guard let top = settings.top, rank >= top || !mining.isPartial else {
      return "not listed: the search was stopped before it was looked at"
    }
    return "beyond the first \(top.counted): \(rank.counted) rules have more churners above "
      + "expectation; `top: all` lists it"
  }

  private func explained(
    _ mining: Mining, _ rule: Int, _ settings: AssociationSettings
  ) -> [String] {
    let found = association.question.work.unstopped { work throws(Stopped) in
      try RuleExplanations(
        [rule], in: mining, alpha: settings.alpha, level: settings.level, stop: work.stop)
    }.found[rule]
    guard let found else { return [] }
    return [
      "confounded by `\(mining.items[found.item].name)`: odds ratio \(found.crude.fixed(2)) by "
        + "itself, \(found.odds.ratio?.fixed(2) ?? "–") with that held fixed"
    ]
  }
}
