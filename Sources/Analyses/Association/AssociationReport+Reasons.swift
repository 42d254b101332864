import Diagnostics
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
            let text = group.mining.text(of: shown[left])
            return report.asked { $0.reasons(text, in: group.values) }
          }
          left -= shown.count
        }
        return nil
      },
      ofText: { text in
        report.asked { asked in asked.groups.flatMap { asked.reasons($0, named: text) } }
      })
  }

  /// Answers by the answer that is asked about: after `keep: all` that is the default one, which is
  /// found when someone asks.
  private func asked(_ reasons: (AssociationReport) -> [String]) -> [String] {
    guard association.settings.keepsAll else { return reasons(self) }
    let stopped = ["stopped before the default answer was found"]
    do throws(AnalysisError) {
      let usual = try Association(association.question, association.settings.usual).report()
      // A part of that answer says neither what it lists nor what it does not.
      return usual.isPartial ? stopped : reasons(usual)
    } catch {
      guard case .diagnostic(let diagnostic) = error.reason else { return stopped }
      return ["the default answer lists no rule: \(diagnostic.message)"] + diagnostic.advice
    }
  }

  private func reasons(_ text: String, in values: [Value]) -> [String] {
    guard let group = groups.first(where: { $0.values == values }) else {
      return ["`\(text)`", "not listed: its group has no rules in the default answer"]
    }
    return reasons(group, named: text)
  }

  private func reasons(_ group: RuleGroup, named text: String) -> [String] {
    guard let group = tested(group) else {
      return head(group, text) + ["stopped before its p was found"]
    }
    let mining = group.mining
    let places = mining.placesByName
    let known = Set(places.keys).union(items.rare).union(items.applicability.repeated.map(\.name))
    let names = RuleText(text, knowing: known.contains).names
    guard !names.isEmpty else {
      let first = mining.items.first.map { ", such as `\($0.name)`" } ?? ""
      return ["name a rule as rules print\(first), or give the number of a row"]
    }
    let unknown = names.filter { places[$0] == nil }.map { self.unknown($0, in: mining) }
    guard unknown.isEmpty else { return head(group, text) + unknown }
    return reasons(group, names.compactMap { places[$0] }.sorted())
  }

  /// The first line: the rule, and the group where there are some.
  func head(_ group: RuleGroup, _ text: String) -> [String] {
    [keys.isEmpty ? "`\(text)`" : "`\(text)`, \(keys.label(group.values))"]
  }

  /// A group with the exact p of every rule tested, also of those that an answer has no need of; or
  /// nothing when someone asks to stop.
  private func tested(_ group: RuleGroup) -> RuleGroup? {
    let mining = group.mining
    let settings = association.settings
    guard settings.sparesTests, settings.maximum != nil else { return group }
    guard
      let tests = try? RuleTests(
        mining.tree, customers: mining.customers, churned: mining.churned, space: mining.space,
        settings: settings, only: mining.tests.tested, in: association.question.work)
    else { return nil }
    let isOfOthers = group.holdout != nil
    return group.with(
      mining.with(isOfOthers ? tests.adjusted(mining.tests.adjustedLogP) : tests))
  }

  /// Why an item is none.
  private func unknown(_ name: String, in mining: Mining) -> String {
    if let stands = items.applicability.repeated.first(where: { $0.name == name }) {
      return stands.isCopy
        ? "`\(name)` is the same as `\(stands.representative)`, which stands for it"
        : "`\(name)` means that it does not apply: the same customers as "
          + "`\(stands.representative)`, which stands for it"
    }
    if items.rare.contains(name) {
      return "too few: `\(name)` has fewer than the "
        + "\(association.settings.thresholds(customers: mining.customers).cover.counted) customers "
        + "that a rule needs"
    }
    if let out = leftOut.first(where: { $0.isBehind(name) }) {
      return "`\(out.name)` takes no part: \(out.reason)"
    }
    let advice = Suggestion.advice(for: name, in: mining.items.map(\.name))
    return (["no item is called `\(name)`"] + advice).joined(separator: "; ")
  }
}

extension LeftOut {
  /// Whether an item of a name would come from this.
  fileprivate func isBehind(_ item: String) -> Bool {
    item == name || item == "not " + name || item.hasPrefix(name + "=")
      || item == "not (\(name))"
  }
}
