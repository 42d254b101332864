import Diagnostics
import Language
import Values

/// What an answer of `associate` says beside its table.
struct AssociationReport: Sendable {
  /// The run.
  let association: Association
  /// What was found.
  let mining: Mining
  /// What is shown of it.
  let selection: RuleSelection
  /// What took no part.
  let leftOut: [LeftOut]
  /// How many rows have no outcome.
  let unknown: Int

  /// The condition of each row of the answer, where it can be typed.
  var conditions: [Int: Expression] {
    var conditions: [Int: Expression] = [:]
    for (row, rule) in selection.shown.enumerated() {
      let names = mining.tree.items(of: rule).map { mining.items[$0] }
        .sorted { $0.name.utf8.lexicographicallyPrecedes($1.name.utf8) }
      let parts = names.compactMap(\.condition)
      guard parts.count == names.count, let first = parts.first else { continue }
      conditions[row + 1] = parts.dropFirst().reduce(first) { $0.joined(.and, $1) }
    }
    return conditions
  }

  /// What a reader should know.
  var notes: [Diagnostic] {
    var lines = association.settings.coming
    lines += Diagnostic.leftOut(
      unknown, of: mining.customers + unknown, missing: association.outcome.name)
    lines += [takesNoPart, tested, heldBack].compactMap { $0 }.map(Diagnostic.note)
    lines += sameCustomers.map(Diagnostic.note)
    lines.append(
      .note("this is a snapshot of what goes with churn, not proof of what causes it"))
    return lines
  }

  private var takesNoPart: String? {
    guard !leftOut.isEmpty else { return nil }
    let names = leftOut.map { "`\($0.name)` (\($0.reason))" }.joined(separator: ", ")
    return "left out of the rules: \(names)"
  }

  private var tested: String {
    let settings = association.settings
    let items = NumberText.grouped(mining.space.counts.first ?? 0, decimals: 0)
    let tests = NumberText.grouped(mining.space.total, decimals: 0)
    let words =
      if case .none = settings.adjustment { "p is not adjusted for them" } else {
        "p is adjusted for all of them (\(settings.adjustmentName))"
      }
    return "\(tests) combinations of up to \(settings.maximum) can be formed of \(items) items; "
      + words
  }

  private var heldBack: String? {
    let reasons = [
      (selection.notRaising, "not raising churn"),
      (selection.notSignificant, "adjusted p above \(association.settings.alphaText)"),
      (selection.repeatedCount, "same customers as another"),
      (selection.beyondTop, "beyond the first \(selection.shown.count.counted)"),
    ].filter { $0.0 > 0 }
    guard !reasons.isEmpty else { return nil }
    let count = reasons.reduce(0) { $0 + $1.0 }
    let list = reasons.map { "\($0.0.counted) \($0.1)" }.joined(separator: ", ")
    let keepsAll = association.settings.keepsAll
    let advice = keepsAll ? "`top: all` shows them" : "`keep: all top: all` shows them"
    return "\(count.counted) of \(selection.considered.counted) rules held back: \(list); \(advice)"
  }

  private var sameCustomers: [String] {
    selection.shown.enumerated().compactMap { row, rule in
      guard let others = selection.sameCustomers[rule] else { return nil }
      let named = others.prefix(3).map { "`\(mining.text(of: $0))`" }.joined(separator: ", ")
      let rest = others.count > 3 ? " and \(others.count - 3) more" : ""
      return "rule \(row + 1) has the same customers as \(named)\(rest)"
    }
  }
}

extension AssociationSettings {
  /// The level of error as a percentage.
  var alphaText: String { NumberText.significant(alpha * 100, digits: 4) + "%" }
}
