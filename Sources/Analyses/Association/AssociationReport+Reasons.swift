import Bitmaps
import Diagnostics
import Glibc
import Statistics
import Values
import Work

extension AssociationReport {
  /// Why rules are not listed.
  var reasons: RuleReasons {
    let report = self
    return RuleReasons(
      ofRow: { number in
        var left = number - 1
        guard left >= 0 else { return nil }
        for group in report.groups {
          let shown = group.selection.shown
          if left < shown.count {
            let places = group.mining.tree.items(of: shown[left])
            return report.reasons(report.tested(group), places)
          }
          left -= shown.count
        }
        return nil
      },
      ofText: { text in report.groups.flatMap { report.reasons(report.tested($0), named: text) } })
  }

  /// A group with the exact p of every rule, also of those that an answer has no need of.
  private func tested(_ group: RuleGroup) -> RuleGroup {
    let mining = group.mining
    let settings = association.settings
    guard settings.sparesTests, settings.maximum != nil, group.holdout == nil, !mining.isPartial,
      let tests = try? RuleTests(
        mining.tree, customers: mining.customers, churned: mining.churned, space: mining.space,
        settings: settings, in: WorkContext(threads: association.question.work.threads))
    else { return group }
    return group.with(mining.with(tests))
  }

  private func reasons(_ group: RuleGroup, named text: String) -> [String] {
    let mining = group.mining
    let places = Dictionary(
      mining.items.enumerated().map { ($1.name, $0) }, uniquingKeysWith: { first, _ in first })
    let known = Set(places.keys).union(items.rare).union(items.applicability.repeated.map(\.name))
    let names = RuleText(text, knowing: known.contains).names
    var lines: [String] = []
    for name in names where places[name] == nil { lines.append(unknown(name, in: mining)) }
    guard lines.isEmpty, !names.isEmpty else { return head(group, text) + lines }
    return reasons(group, names.compactMap { places[$0] }.sorted())
  }

  private func head(_ group: RuleGroup, _ text: String) -> [String] {
    [keys.isEmpty ? "`\(text)`" : "`\(text)`, \(keys.label(group.values))"]
  }

  /// Why an item is none.
  private func unknown(_ name: String, in mining: Mining) -> String {
    if let stands = items.applicability.repeated.first(where: { $0.name == name }) {
      return "`\(name)` means that it does not apply: the same customers as "
        + "`\(stands.representative)`, which stands for it"
    }
    if items.rare.contains(name) {
      return "too few: `\(name)` has fewer than the "
        + "\(association.settings.thresholds(customers: mining.customers).cover.counted) customers "
        + "that a rule needs"
    }
    let column = name.prefix { $0 != "=" }
    if let out = leftOut.first(where: { $0.name == column || $0.name == name }) {
      return "`\(out.name)` takes no part: \(out.reason)"
    }
    let advice = Suggestion.advice(for: name, in: mining.items.map(\.name))
    return (["no item is called `\(name)`"] + advice).joined(separator: "; ")
  }

  private func reasons(_ group: RuleGroup, _ parts: [Int]) -> [String] {
    let mining = group.mining
    let settings = association.settings.usual
    let cover = mining.cover(of: parts)
    let customers = cover.populationCount
    let churned = cover.intersectionCount(with: mining.outcome)
    let lines = head(group, mining.text(ofItems: parts))
    let sources = parts.map { mining.items[$0].source }
    guard Set(sources).count == sources.count else {
      return lines + ["two values of one column: nobody has both"]
    }
    let share = customers == 0 ? "–" : percent(Double(churned) / Double(customers))
    let counts =
      "\(customers.counted) customers, \(churned.counted) of them churned (\(share); of everyone "
      + "\(percent(Double(mining.churned) / Double(mining.customers))))"
    if let maximum = settings.maximum, parts.count > maximum {
      return lines + [
        counts, "too long: rules have up to \(maximum) behaviours; try max: \(parts.count)",
      ]
    }
    let least = settings.thresholds(customers: mining.customers)
    guard least.admit(customers, churned) else {
      return lines + [
        counts,
        "too few: a rule needs \(least.customers.counted) customers and "
          + "\(least.churned.counted) churners",
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
    let usual = association.settings.keepsAll
    let selection = usual ? RuleSelection(mining, settings: settings) : group.selection
    guard mining.excess(of: rule) > 0 else {
      return ["not listed: it does not raise churn"] + explained(mining, rule, settings)
    }
    var lines: [String] = []
    let alpha = settings.alpha
    if mining.tests.adjustedLogP[rule] > log(alpha) {
      lines += insignificant(mining, rule, alpha)
    } else if let first = selection.sameCustomers.first(where: { $0.value.contains(rule) })?.key {
      lines.append("redundant: the same customers as `\(mining.text(of: first))`, which is listed")
    } else if let place = selection.shown.firstIndex(of: rule) {
      lines.append(
        usual
          ? "the default answer lists it, as row \(place + 1)" : "it is listed, as row \(place + 1)"
      )
    } else {
      lines.append(
        "beyond the first \((settings.top ?? 0).counted): \(rank(mining, rule, settings).counted) "
          + "rules have more churners above expectation; `top: all` lists it")
    }
    return lines + explained(mining, rule, settings)
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

  private func rank(_ mining: Mining, _ rule: Int, _ settings: AssociationSettings) -> Int {
    let excess = mining.excess(of: rule)
    return mining.rules.count {
      mining.excess(of: $0) > excess && mining.isSignificant($0, alpha: settings.alpha)
    }
  }

  private func insignificant(_ mining: Mining, _ rule: Int, _ alpha: Double) -> [String] {
    let node = mining.tree.nodes[rule]
    let counts = RuleCounts(customers: node.customers, churned: node.churned)
    let general = mining.weakest(of: mining.tree.items(of: rule), counts)
    let name =
      association.settings.maximum == nil ? "Bonferroni" : association.settings.adjustmentName
    return unproductive(general, counts.customers, alpha) + [
      insignificance(
        mining, mining.tests.adjustedLogP[rule], mining.tests.productiveLogP[rule], alpha, name)
    ]
  }

  private func unproductive(
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

  private func insignificance(
    _ mining: Mining, _ adjusted: Double, _ productive: Double, _ alpha: Double, _ name: String
  ) -> String {
    "adjusted p = \(chance(adjusted)), above \(chance(log(alpha))): productive p is "
      + "\(chance(productive)) and \(NumberText.grouped(mining.space.total, decimals: 0)) "
      + "combinations could have been tried (\(name))"
  }

  private func explained(
    _ mining: Mining, _ rule: Int, _ settings: AssociationSettings
  ) -> [String] {
    let found = RuleExplanations(
      [rule], in: mining, alpha: settings.alpha, level: settings.level
    ).found[rule]
    guard mining.excess(of: rule) > 0, let found else { return [] }
    return [
      "confounded by `\(mining.items[found.item].name)`: odds ratio "
        + "\(NumberText.fixed(found.crude, decimals: 2)) by itself, "
        + "\(found.odds.ratio.map { NumberText.fixed($0, decimals: 2) } ?? "–") with that held fixed"
    ]
  }

  private func percent(_ share: Double) -> String {
    NumberText.fixed(share * 100, decimals: 1) + "%"
  }
}

extension Mining {
  /// A rule with one item less, and the p inside it.
  fileprivate typealias General = (text: String, customers: Int, logP: Double)

  /// The rule with one item less inside which a rule has the largest p; nothing for one item.
  fileprivate func weakest(of items: [Int], _ counts: RuleCounts) -> General? {
    guard items.count > 1 else { return nil }
    var found: General?
    for lacking in items.indices {
      var rest = items
      rest.remove(at: lacking)
      let cover = cover(of: rest)
      let customers = cover.populationCount
      let table = TwoByTwo(
        inside: counts.customers, outcomesInside: counts.churned, all: customers,
        outcomes: cover.intersectionCount(with: outcome))
      let logP = table.fisherGreaterLogP
      if found.map({ $0.logP < logP }) ?? true {
        found = (text(ofItems: rest), customers, logP)
      }
    }
    return found
  }
}
