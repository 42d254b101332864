import Bitmaps
import Language
import Values

extension AssociationReport {
  /// The rows that rules were searched on, when they are not all whose outcome is known.
  var narrowed: NarrowedRows? {
    let words = [
      association.window.map { "there on \($0.end)" }, data.held.map { _ in "not held out" },
    ].compactMap { $0 }
    guard !words.isEmpty else { return nil }
    let held = data.held?.populationCount ?? 0
    return NarrowedRows(words: words, count: data.outcome.count - held)
  }

  /// The columns a screen shows: those of every answer, and those that an option or clause asked for.
  var screenColumns: [String] {
    let step = association.question.step
    let isConcerned = groups.contains { !$0.extras.concerned.found.isEmpty }
    let parts: [(isShown: Bool, names: [String])] = [
      (true, ["number", "rule", "customers", "churned", "confidence"]),
      (data.held != nil, ["holdout_confidence"]),
      (true, ["lift", "odds_ratio", "odds_low", "odds_high"]),
      (isConcerned, ["concerned_odds_ratio"]),
      (data.strata != nil, ["adjusted_odds_ratio", "adjusted_odds_low", "adjusted_odds_high"]),
      (true, ["adjusted_p"]),
      (association.settings.draws != nil, ["selected", "rank_low", "rank_high"]),
      (step.options["value"] != nil, ["revenue_at_risk", "revenue_excess"]),
    ]
    return parts.filter(\.isShown).flatMap(\.names)
  }
}
