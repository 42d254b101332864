import Diagnostics
import Engine
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

  /// How many customers bring nobody knows what.
  var withoutRevenue: String? {
    guard data.withoutRevenue > 0, let name = association.revenue?.name else { return nil }
    return
      "\(data.withoutRevenue.counted) customers without a value of `\(name)` count as bringing "
      + "nothing in revenue_at_risk and revenue_excess"
  }

  /// Which values stand for others that do not apply, or are those of another column again.
  var standIns: [String] {
    guard !association.settings.keepsAll else { return [] }
    let repeated = items.applicability.repeated
    let absent = Dictionary(grouping: repeated.filter { !$0.isCopy }, by: \.representative)
    let copies = Dictionary(grouping: repeated.filter(\.isCopy)) { [$0.source, $0.standing] }
    let lines = absent.sorted { $0.key < $1.key }.map { name, values in
      "\(named(values.map(\.name))): does not apply, the same customers as `\(name)`, which stands "
        + "for all"
    }
    return lines
      + copies.values.map { values in
        "\(named(values.map(\.name))): the same customers as "
          + "\(named(values.map(\.representative))), which stand for them"
      }.sorted()
  }

  /// The first few names, and how many more there are.
  private func named(_ names: [String]) -> String {
    let rest = names.count > 3 ? " and \((names.count - 3).counted) more" : ""
    return names.prefix(3).map { "`\($0)`" }.joined(separator: ", ") + rest
  }

  /// Sentences for rules that come to nothing when something else is held fixed.
  var whatBecomes: [String] {
    let strata = shorten(
      eachRule(withStrata), "more rules vanish or reverse with strata held fixed")
    let explained = shorten(
      eachRule(explainedBy), "more rules are explained by another behaviour")
    let concerned = shorten(eachRule(amongConcerned), "more rules concern only some customers")
    return (decidedByStrata.map { [$0] } ?? []) + strata + (unlikeStrata.map { [$0] } ?? [])
      + explained + concerned
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
    guard let odds = group.extras.adjusted?[place], let strata = data.strata else { return nil }
    let table = group.mining.table(of: group.selection.shown[place])
    guard let crude = table.oddsRatio, crude > 1 else { return nil }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    let become = "with \(held) held fixed its odds ratio of \(ratio(crude)) becomes \(words(odds))"
    switch odds.verdict(byItself: table) {
    case .stands: return nil
    case .vanishes: return "rule \(number): \(become): the association vanishes"
    case .reverses: return "rule \(number): \(become): the association reverses (Simpson's paradox)"
    case nil:
      return odds.silence.flatMap { silence in
        let none = "so that it has no adjusted odds ratio"
        return switch silence {
        case .partOfStrata: "rule \(number) is part of what is held fixed, \(none)"
        case .outcomeDecided: nil
        case .either:
          "rule \(number): no group of \(held) has churners and others inside and outside of it, "
            + none
        }
      }
    }
  }

  /// Whether what is held fixed decides who churned, so that no rule can be looked at within it.
  private var decidedByStrata: String? {
    guard let strata = data.strata,
      groups.contains(where: { group in
        group.extras.adjusted?.contains { $0.silence == .outcomeDecided } ?? false
      })
    else { return nil }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    return "in every group of \(held) nobody or everybody churned, so that no rule has an adjusted "
      + "odds ratio"
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
