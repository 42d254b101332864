import Glibc
import Statistics
import Values

extension AssociationReport {
  /// The greatest number of sentences of one kind.
  private static let most = 5

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

  /// A sentence on a rule, with how much the rule changes: those that turn round before all others.
  private struct Change {
    let text: String
    var reverses = false
    /// The logarithm of one odds ratio over the other, without its sign.
    var size = 0.0

    init(_ text: String, from crude: Double = 1, to ratio: Double? = nil) {
      self.text = text
      guard let ratio, ratio > 0, crude > 0 else { return }
      (reverses, size) = ((crude > 1) != (ratio > 1), abs(log(crude / ratio)))
    }
  }

  /// The sentences of the greatest changes, in the order of the rules where all of them are said.
  private func shorten(_ changes: [Change], _ rest: String) -> [String] {
    let left = changes.count - AssociationReport.most
    guard left > 0 else { return changes.map(\.text) }
    let order = changes.indices.sorted { first, second in
      let (one, other) = (changes[first], changes[second])
      if one.reverses != other.reverses { return one.reverses }
      return one.size == other.size ? first < second : one.size > other.size
    }
    return order.dropLast(left).map { changes[$0].text } + ["\(left.counted) \(rest)"]
  }

  private func eachRule(_ sentence: (RuleGroup, Int, Int) -> Change?) -> [Change] {
    var (lines, number): ([Change], Int) = ([], 0)
    for group in groups {
      for place in group.selection.shown.indices {
        number += 1
        if let text = sentence(group, place, number) { lines.append(text) }
      }
    }
    return lines
  }

  private func withStrata(_ group: RuleGroup, _ place: Int, _ number: Int) -> Change? {
    guard let odds = group.extras.adjusted?[place], let strata = data.strata else { return nil }
    let table = group.mining.table(of: group.selection.shown[place])
    guard let crude = table.oddsRatio, crude > 1 else { return nil }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    let become = "with \(held) held fixed its odds ratio of \(ratio(crude)) becomes \(words(odds))"
    switch odds.verdict(byItself: table) {
    case .stands: return nil
    case .vanishes:
      return Change(
        "rule \(number): \(become): the association vanishes", from: crude, to: odds.ratio)
    case .reverses:
      return Change(
        "rule \(number): \(become): the association reverses (Simpson's paradox)", from: crude,
        to: odds.ratio)
    case nil: return silent(number, odds, held)
    }
  }

  private func silent(_ number: Int, _ odds: AdjustedOdds, _ held: String) -> Change? {
    let none = "so that it has no adjusted odds ratio"
    switch odds.silence {
    case .outcomeDecided, nil: return nil
    case .partOfStrata: return Change("rule \(number) is part of what is held fixed, \(none)")
    case .either:
      return Change(
        "rule \(number): no group of \(held) has churners and others inside and outside of it, "
          + none)
    }
  }

  private func explainedBy(_ group: RuleGroup, _ place: Int, _ number: Int) -> Change? {
    let rule = group.selection.shown[place]
    guard let found = group.extras.explanations?.found[rule] else { return nil }
    let text =
      "rule \(number) `\(group.mining.text(of: rule))` is explained by "
      + "`\(group.mining.items[found.item].name)`: odds ratio \(ratio(found.crude)) by itself, "
      + "\(words(found.odds)) with that held fixed"
    return Change(text, from: found.crude, to: found.odds.ratio)
  }

  private func amongConcerned(_ group: RuleGroup, _ place: Int, _ number: Int) -> Change? {
    let rule = group.selection.shown[place]
    guard let found = group.extras.concerned[rule],
      let crude = group.mining.table(of: rule).oddsRatio,
      found.interval.low <= 1 || crude / found.oddsRatio > 1.2 || found.oddsRatio / crude > 1.2
    else { return nil }
    let text =
      "rule \(number) `\(group.mining.text(of: rule))` asks what does not concern "
      + "`\(found.outside.representative)`: among the others its odds ratio is "
      + "\(ratio(found.oddsRatio)) (\(ratio(found.interval.low)) to \(ratio(found.interval.high))), "
      + "not \(ratio(crude))" + (crude > 1 && found.oddsRatio < 1 ? ": it reverses" : "")
    return Change(text, from: crude, to: found.oddsRatio)
  }

  private func words(_ odds: AdjustedOdds) -> String {
    let interval = odds.interval.map { " (\(ratio($0.low)) to \(ratio($0.high)))" } ?? ""
    return (odds.ratio.map(ratio) ?? "–") + interval
  }

  private func ratio(_ value: Double) -> String { NumberText.fixed(value, decimals: 2) }
}
