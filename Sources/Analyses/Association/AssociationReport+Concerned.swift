import Statistics
import Values

extension AssociationReport {
  /// Which rules ask what does not concern everyone, and those of which that leaves nothing.
  var concernSome: [String] {
    guard !association.settings.keepsAll else { return [] }
    var numbers: [[String]: [Int]] = [:]
    for (number, group, place) in numbered {
      guard let odds = group.extras.concerned.found[group.selection.shown[place]] else { continue }
      numbers[odds.outside, default: []].append(number)
    }
    let lines = numbers.sorted { $0.value[0] < $1.value[0] }.map { outside, numbers in
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
    let text =
      "rule \(number) `\(group.mining.text(of: rule))` asks what does not concern "
      + "\(AssociationReport.named(odds.outside)): among the others its odds ratio is "
      + "\(ratio.fixed(2)) (\(odds.interval.low.fixed(2)) to \(odds.interval.high.fixed(2))), not "
      + "\(crude.fixed(2)): \(odds.interval.high < 1 ? "it reverses" : "that may be chance")"
    return Change(text, from: crude, to: ratio)
  }
}
