import Statistics
import Values

extension AssociationReport {
  /// Which rules ask what does not concern everyone, and those of which that leaves nothing.
  var concernSome: [String] {
    guard !association.settings.keepsAll else { return [] }
    let found = eachRule { group, place, number in
      group.extras.concerned.found[group.selection.shown[place]].map { ($0.outside, number) }
    }
    let ways = Dictionary(grouping: found, by: \.0).mapValues { $0.map(\.1) }
    let lines = ways.sorted { $0.value[0] < $1.value[0] }.map { outside, numbers in
      let rest = numbers.count > 10 ? " and \((numbers.count - 10).counted) more" : ""
      let list = numbers.prefix(10).map(String.init).joined(separator: ", ") + rest
      return
        "\(numbers.count == 1 ? "rule \(list) asks" : "rules \(list) ask") what does not concern "
        + "\(AssociationReport.named(outside)); `concerned_odds_ratio` compares with the others alone"
    }
    return lines
      + shorten(eachRule(amongConcerned)) { left in
        "\(left.counted("more rule")) \(left == 1 ? "comes" : "come") to nothing among those whom "
          + "\(left == 1 ? "it concerns" : "they concern")"
      }
  }

  /// Names in words.
  static func named(_ names: [String]) -> String {
    names.map { "`\($0)`" }.joined(separator: " or ")
  }

  /// What becomes of a rule that raises churn among those alone whom it concerns.
  private func amongConcerned(_ group: RuleGroup, _ place: Int, _ number: Int) -> Change? {
    let rule = group.selection.shown[place]
    guard let odds = group.extras.concerned.found[rule], let ratio = odds.ratio,
      let crude = group.mining.table(of: rule).oddsRatio, crude > 1, odds.interval.low <= 1
    else { return nil }
    let text = "rule \(number) `\(group.mining.text(of: rule))` \(others(odds, ratio, crude))"
    return Change(text, from: crude, to: ratio)
  }

  /// Whom a rule of a group does not concern, and its odds ratio among the others, where it concerns
  /// not everyone.
  func concerning(_ group: RuleGroup, _ rule: Int) -> [String] {
    let found = ConcernedRules(
      [rule], in: group.mining, rows: rows(of: group), items.applicability,
      level: association.settings.level)
    guard let odds = found.found[rule], let ratio = odds.ratio,
      let crude = group.mining.table(of: rule).oddsRatio
    else { return [] }
    return [others(odds, ratio, crude)]
  }

  /// The customers of a group that rules were searched on, or nothing when they are all.
  private func rows(of group: RuleGroup) -> [Int32]? {
    data.groups.first { $0.values == group.values }.flatMap(data.searched)
  }

  private func others(_ odds: ConcernedRules.Odds, _ ratio: Double, _ crude: Double) -> String {
    let interval = odds.interval
    let verdict =
      crude > 1 && interval.high < 1
      ? ": it reverses" : crude > 1 && interval.low <= 1 ? ": that may be chance" : ""
    return
      "asks what does not concern \(AssociationReport.named(odds.outside)): among the others its "
      + "odds ratio is \(ratio.fixed(2)) (\(interval.low.fixed(2)) to \(interval.high.fixed(2))), not "
      + "\(crude.fixed(2))\(verdict)"
  }
}
