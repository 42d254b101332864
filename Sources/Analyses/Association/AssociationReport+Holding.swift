import Diagnostics
import Statistics
import Values

extension AssociationReport {
  /// The greatest number of sentences of one kind.
  private static let most = 5

  /// How cuts were made from the outcome itself.
  var learnt: String? {
    guard association.settings.cutsByOutcome, data.held == nil else { return nil }
    return "numbers are cut where churn changes, learnt from the same customers: p is too small "
      + "for rules with such a cut; `holdout: 50%` learns and tests on different ones"
  }

  /// What became of the rules among held-out customers.
  var heldOut: String? {
    let tests = groups.compactMap(\.holdout)
    guard !tests.isEmpty else { return nil }
    let candidates = tests.reduce(0) { $0 + $1.candidates }
    let failed = tests.reduce(0) { $0 + $1.failed }
    let passed = tests.reduce(0) { $0 + $1.passed }
    let alpha = association.settings.alphaText
    return "\(candidates.counted) rules were productive at \(alpha) among the customers searched; "
      + "\(failed.counted) of them fail that among those held out, and \(passed.counted) pass Holm; "
      + "counts are those of the customers searched"
  }

  /// How many customers are in no stratum.
  var withoutStratum: String? {
    guard let strata = data.strata, strata.outside > 0 else { return nil }
    return "\(strata.outside.counted) customers without a value of "
      + strata.names.map { "`\($0)`" }.joined(separator: ", ")
      + " are in no stratum and do not count in adjusted odds ratios"
  }

  /// Which values stand for others that do not apply.
  var standIns: [String] {
    guard !association.settings.keepsAll else { return [] }
    let groups = Dictionary(grouping: items.applicability.repeated, by: \.representative)
    return groups.sorted { $0.key < $1.key }.map { name, repeated in
      let named = repeated.prefix(3).map { "`\($0.name)`" }.joined(separator: ", ")
      let rest = repeated.count > 3 ? " and \(repeated.count - 3) more" : ""
      return
        "\(named)\(rest): does not apply, the same customers as `\(name)`, which stands for all"
    }
  }

  /// Sentences for rules that come to nothing when something else is held fixed.
  var whatBecomes: [String] {
    let strata = shorten(
      eachRule(withStrata), "more rules vanish or reverse with strata held fixed")
    let explained = shorten(
      eachRule(explainedBy), "more rules are explained by another behaviour")
    let concerned = shorten(eachRule(amongConcerned), "more rules concern only some customers")
    return strata + (unlikeStrata.map { [$0] } ?? []) + explained + concerned
  }

  private func shorten(_ lines: [String], _ rest: String) -> [String] {
    guard lines.count > AssociationReport.most else { return lines }
    let kept = AssociationReport.most
    return lines.prefix(kept) + ["\((lines.count - kept).counted) \(rest)"]
  }

  private func eachRule(_ sentence: (RuleGroup, Int, Int) -> String?) -> [String] {
    var (lines, number): ([String], Int) = ([], 0)
    for group in groups {
      for place in group.selection.shown.indices {
        number += 1
        if let text = sentence(group, place, number) { lines.append(text) }
      }
    }
    return lines
  }

  private func withStrata(_ group: RuleGroup, _ place: Int, _ number: Int) -> String? {
    guard let odds = group.extras.adjusted?[place], let strata = data.strata,
      let crude = group.mining.table(of: group.selection.shown[place]).oddsRatio, crude > 1
    else { return nil }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    let become = "with \(held) held fixed its odds ratio of \(ratio(crude)) becomes \(words(odds))"
    switch odds.verdict {
    case .silent:
      return "rule \(number) is part of what is held fixed, so that it has no adjusted odds ratio"
    case .stands: return nil
    case .vanishes: return "rule \(number): \(become): the association vanishes"
    case .reverses: return "rule \(number): \(become): the association reverses (Simpson's paradox)"
    }
  }

  private func explainedBy(_ group: RuleGroup, _ place: Int, _ number: Int) -> String? {
    let rule = group.selection.shown[place]
    guard let found = group.extras.explanations?.found[rule] else { return nil }
    return "rule \(number) `\(group.mining.text(of: rule))` is explained by "
      + "`\(group.mining.items[found.item].name)`: odds ratio \(ratio(found.crude)) by itself, "
      + "\(words(found.odds)) with that held fixed"
  }

  private func amongConcerned(_ group: RuleGroup, _ place: Int, _ number: Int) -> String? {
    let rule = group.selection.shown[place]
    guard let found = group.extras.concerned[rule],
      let crude = group.mining.table(of: rule).oddsRatio,
      found.interval.low <= 1 || crude / found.oddsRatio > 1.2 || found.oddsRatio / crude > 1.2
    else { return nil }
    return "rule \(number) `\(group.mining.text(of: rule))` asks what does not concern "
      + "`\(found.outside.representative)`: among the others its odds ratio is "
      + "\(ratio(found.oddsRatio)) (\(ratio(found.interval.low)) to \(ratio(found.interval.high))), "
      + "not \(ratio(crude))" + (crude > 1 && found.oddsRatio < 1 ? ": it reverses" : "")
  }

  private func words(_ odds: AdjustedOdds) -> String {
    let interval = odds.interval.map { " (\(ratio($0.low)) to \(ratio($0.high)))" } ?? ""
    return (odds.ratio.map(ratio) ?? "–") + interval
  }

  private func ratio(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
}
