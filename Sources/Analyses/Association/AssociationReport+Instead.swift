import Statistics
import Values

/// Odds ratios that stand beside those of the rules by themselves, in words.
extension AssociationReport {
  /// The most rules that are gone through one by one.
  private static let mostRules = 20

  /// What the odds ratios of a group's rules are with strata held fixed.
  func withStrataFixed(_ group: RuleGroup, after before: Int) -> [String] {
    guard let strata = data.strata, let adjusted = group.extras.adjusted else { return [] }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    return instead("With \(held) held fixed", group, before, "adjusted_odds_ratio") { place in
      adjusted[place].ratio.map { ($0, adjusted[place].interval) }
    }
  }

  /// What the odds ratios of a group's rules are among those alone whom the rules concern.
  func amongThoseConcerned(_ group: RuleGroup, after before: Int) -> [String] {
    let odds = group.selection.shown.map { group.extras.concerned.found[$0] }
    let ways = odds.compactMap { $0?.outside }.reduce(into: [[String]]()) { ways, outside in
      if !ways.contains(outside) { ways.append(outside) }
    }
    return ways.flatMap { outside in
      let start = "Among those without \(AssociationReport.named(outside)), whom the rules concern"
      return instead(start, group, before, "concerned_odds_ratio") { place in
        guard let own = odds[place], own.outside == outside else { return nil }
        return own.ratio.map { ($0, own.interval) }
      }
    }
  }

  /// A sentence on the rules of a group that have another odds ratio.
  private func instead(
    _ start: String, _ group: RuleGroup, _ before: Int, _ column: String,
    _ odds: (Int) -> (ratio: Double, interval: Interval?)?
  ) -> [String] {
    let parts = group.selection.shown.indices.compactMap { place -> (number: Int, words: String)? in
      guard let odds = odds(place) else { return nil }
      let crude = group.mining.table(of: group.selection.shown[place]).oddsRatio
      let interval = odds.interval.map { " (\($0.low.fixed(2)) to \($0.high.fixed(2)))" } ?? ""
      return (
        before + place + 1, "\(odds.ratio.fixed(2))\(interval), not \(crude?.fixed(2) ?? "–")"
      )
    }
    guard let first = parts.first else { return [] }
    let others = parts.dropFirst().prefix(AssociationReport.mostRules - 1).map { number, words in
      "; of rule \(number) \(words)"
    }
    let rest = parts.count - AssociationReport.mostRules
    return [
      "  \(start), the odds ratio of rule \(first.number) is \(first.words)\(others.joined())"
        + (rest > 0 ? "; those of \(rest.counted("more rule")) are in `\(column)`." : ".")
    ]
  }
}
