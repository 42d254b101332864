import Glibc
import Statistics
import Values

extension AssociationReport {
  /// The greatest number of sentences of one kind.
  private static let most = 5

  /// Sentences for rules that come to nothing when something else is held fixed.
  var whatBecomes: [String] {
    let strata = shorten(eachRule(withStrata)) { left in
      "\(left.counted("more rule")) \(left == 1 ? "vanishes or reverses" : "vanish or reverse") with "
        + "strata held fixed"
    }
    let explained = shorten(eachRule(explainedBy)) { left in
      "\(left.counted("more rule")) \(left == 1 ? "is" : "are") explained by another behaviour"
    }
    return (decidedByStrata.map { [$0] } ?? []) + strata + (unlikeStrata.map { [$0] } ?? [])
      + explained + concernSome
  }

  /// A sentence on a rule, with how much the rule changes: those that turn round before all others.
  struct Change {
    /// The sentence.
    let text: String
    /// Whether the one odds ratio is above 1 and the other below.
    var reverses = false
    /// The logarithm of one odds ratio over the other, without its sign.
    var size = 0.0

    /// Creates a sentence on an odds ratio that becomes another.
    init(_ text: String, from crude: Double = 1, to ratio: Double? = nil) {
      self.text = text
      guard let ratio, ratio > 0, crude > 0 else { return }
      (reverses, size) = ((crude > 1) != (ratio > 1), abs(log(crude / ratio)))
    }
  }

  /// The sentences of the greatest changes, in the order of the rules where all of them are said.
  func shorten(_ changes: [Change], rest: (Int) -> String) -> [String] {
    let left = changes.count - AssociationReport.most
    guard left > 0 else { return changes.map(\.text) }
    let order = changes.indices.sorted { first, second in
      let (one, other) = (changes[first], changes[second])
      if one.reverses != other.reverses { return one.reverses }
      return one.size == other.size ? first < second : one.size > other.size
    }
    return order.dropLast(left).map { changes[$0].text } + [rest(left)]
  }

  /// How many rules stand in the groups before each.
  var rulesBefore: [Int] {
    groups.dropLast().reduce(into: [0]) { $0.append($0[$0.count - 1] + $1.selection.shown.count) }
  }

  /// What something says of each rule, given its group, its place there, and its number.
  func eachRule<Saying>(_ say: (RuleGroup, Int, Int) -> Saying?) -> [Saying] {
    var sayings: [Saying] = []
    for (group, before) in zip(groups, rulesBefore) {
      for place in group.selection.shown.indices {
        if let saying = say(group, place, before + place + 1) { sayings.append(saying) }
      }
    }
    return sayings
  }

  private func withStrata(_ group: RuleGroup, _ place: Int, _ number: Int) -> Change? {
    guard let odds = group.extras.adjusted?[place], let strata = data.strata else { return nil }
    let table = group.mining.table(of: group.selection.shown[place])
    guard let crude = table.oddsRatio, crude > 1 else { return nil }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    let become =
      "with \(held) held fixed its odds ratio of \(crude.fixed(2)) becomes \(words(odds))"
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
      + "`\(group.mining.items[found.item].name)`: odds ratio \(found.crude.fixed(2)) by itself, "
      + "\(words(found.odds)) with that held fixed"
    return Change(text, from: found.crude, to: found.odds.ratio)
  }

  private func words(_ odds: AdjustedOdds) -> String {
    let interval = odds.interval.map { " (\($0.low.fixed(2)) to \($0.high.fixed(2)))" } ?? ""
    return (odds.ratio?.fixed(2) ?? "–") + interval
  }
}
