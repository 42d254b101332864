import Language
import Values

/// What was tried, how p is adjusted for it, and what was held back.
extension AssociationReport {
  /// How many combinations could be formed, and how p is adjusted for them.
  var tested: String? {
    guard let space = groups.first?.mining.space else { return nil }
    let settings = association.settings
    let items = NumberText.grouped(space.counts.first ?? 0, decimals: 0)
    let tests = NumberText.grouped(space.total, decimals: 0)
    let unheard = association.question.step.unheardAdjustment
    let words =
      if let candidates = groups.first?.holdout?.candidates {
        "p is that of held-out customers, adjusted for the \(candidates.counted("rule")) tested (Holm\(unheard))"
      } else if case .none = settings.adjustment { "p is not adjusted for them" } else {
        space.total == 1
          ? "p needs no adjustment" : "p is adjusted for all of them (\(adjustmentName))"
      }
    let length = settings.maximum.map { "up to \($0)" } ?? "any length"
    let formed =
      space.total == 1
      ? "one item can be tried; "
      : "\(tests) combinations of \(length) can be formed of \(items) items; "
    return formed + words + (keys.isEmpty ? "" : ", in each group by itself") + followed
  }

  /// A search that sees only the best rules cannot rank all p-values, so Holm is Bonferroni.
  var adjustmentName: String {
    adjustmentName(of: groups.first { $0.adjustmentName != nil })
  }

  /// The words for how p is adjusted in a group.
  func adjustmentName(of group: RuleGroup?) -> String {
    let settings = association.settings
    return group?.adjustmentName
      ?? (settings.maximum == nil ? "Bonferroni" : settings.adjustmentName)
  }

  private var followed: String {
    let tried = groups.compactMap(\.tried).reduce(0, +)
    guard tried > 0 else { return "" }
    return "; \(tried.counted) were counted, the others cannot reach the first "
      + (association.settings.top ?? 0).counted
  }

  private func total(_ count: (RuleSelection) -> Int) -> Int {
    groups.reduce(0) { $0 + count($1.selection) }
  }

  /// How many rules are not shown, and why.
  var heldBack: String? {
    let settings = association.settings
    let reasons = [
      (total(\.notRaising), "not raising churn"),
      (total(\.notSignificant), "adjusted p above \(settings.alphaText)"),
      (total(\.repeatedCount), "same customers as another"),
      (total(\.beyondTop), "beyond the first \((settings.top ?? 0).counted)"),
      (total(\.unseen), "not looked at after the wish to stop"),
    ].filter { $0.0 > 0 }
    guard !reasons.isEmpty else { return nil }
    let count = reasons.reduce(0) { $0 + $1.0 }
    let list = reasons.map { "\($0.0.counted) \($0.1)" }.joined(separator: ", ")
    let advice = settings.keepsAll ? "`top: all`" : "`keep: all top: all`"
    return "\(count.counted) of \(total(\.considered).counted("rule")) held back: \(list); "
      + "\(advice) shows them"
  }
}

extension AssociationSettings {
  /// The level of error as a percentage.
  var alphaText: String { NumberText.significant(alpha * 100, digits: 4) + "%" }
}
