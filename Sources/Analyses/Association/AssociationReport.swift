import Bitmaps
import Diagnostics
import Engine
import Language
import Values

/// What an answer of `associate` says beside its table.
struct AssociationReport: Sendable {
  /// The run.
  let association: Association
  /// What makes the groups.
  let keys: GroupColumns
  /// What was found, group by group.
  let groups: [RuleGroup]
  /// What took no part.
  let leftOut: [LeftOut]
  /// The items.
  let items: ItemTable
  /// The customers.
  let data: AssociationData
  /// The groups in which nobody or everybody churned.
  let silent: [[Value]]
  /// The groups that were not reached because someone asked to stop.
  let unreached: [[Value]]
  /// Sentences on rules that differ between the groups, or nothing when they were not all compared.
  private(set) var differences: [String]? = []

  /// Compares the groups.
  mutating func compareGroups() { differences = differencesBetweenGroups() }

  /// What a reader should know.
  var notes: [Diagnostic] {
    var lines = isPartial ? [Diagnostic.partialRules] : []
    lines += keys.notes
    lines +=
      association.window.map { [observed($0)] }
      ?? Diagnostic.leftOut(
        data.unknown, of: data.unknown + data.outcome.count, missing: association.outcome.name)
    let texts = [
      takesNoPart, withoutValue, tested, heldBack, learnt, heldOut, withoutStratum, withoutRevenue,
    ]
    lines += texts.compactMap { $0 }.map(Diagnostic.note)
    lines += groupsWithoutRules
    lines += unreached.isEmpty ? [] : [.note("\(unreached.count.counted) groups were not reached")]
    if !keys.isEmpty {
      let sizes = groups.map { (keys.label($0.values), $0.mining.customers) }
      lines += Diagnostic.smallGroups(sizes, of: "customers")
    }
    lines += (sameCustomers + standIns + whatBecomes + (differences ?? [])).map(Diagnostic.note)
    lines.append(
      .note("this is a snapshot of what goes with churn, not proof of what causes it"))
    return lines
  }

  /// The groups that have nothing to compare, one by one where they are few.
  private var groupsWithoutRules: [Diagnostic] {
    let labels = silent.map(keys.label)
    guard labels.count > 3 else {
      return labels.map { .note("\($0) has no rules: nobody or everybody churned") }
    }
    return [
      .note(
        "\(labels.count.counted) groups have no rules, as nobody or everybody churned: "
          + "\(labels.prefix(3).joined(separator: ", ")) and \((labels.count - 3).counted) more")
    ]
  }

  /// When behaviours were seen and leaving counts, and who takes part.
  private func observed(_ window: ObservationWindow) -> Diagnostic {
    .note(
      "behaviours from \(window.start) to \(window.end.adding(days: -1)), of the "
        + "\(data.outcome.count.counted) who were customers at its end, not of "
        + "\(data.unknown.counted) others; leaving from \(window.end) to "
        + "\(window.outcomeEnd.adding(days: -1)); columns of the table are as they stand now")
  }

  /// Whether someone stopped a search before its end.
  var isPartial: Bool {
    !unreached.isEmpty || differences == nil || groups.contains { $0.mining.isPartial }
  }

  private var takesNoPart: String? {
    guard !leftOut.isEmpty else { return nil }
    let names = leftOut.map { "`\($0.name)` (\($0.reason))" }.joined(separator: ", ")
    return "left out of the rules: \(names)"
  }

  private var withoutValue: String? {
    let blanks = items.blanks
    guard !blanks.isEmpty, !association.settings.blanksAreItems else { return nil }
    let names = blanks.map { "`\($0.name)` (\($0.count.counted))" }.joined(separator: ", ")
    return "customers without a value count as outside the rule: \(names)"
  }

  private var tested: String? {
    guard let space = groups.first?.mining.space else { return nil }
    let settings = association.settings
    let items = NumberText.grouped(space.counts.first ?? 0, decimals: 0)
    let tests = NumberText.grouped(space.total, decimals: 0)
    let words =
      if let candidates = groups.first?.holdout?.candidates {
        "p is that of held-out customers, adjusted for the \(candidates.rules) tested (Holm\(unheard))"
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

  /// That an adjustment which was asked for is not the one of held-out customers.
  private var unheard: String {
    let word = association.question.step.word("adjust") ?? "holm"
    return word == "holm" ? "" : ", not `adjust: \(word)`, which is for searches without `holdout:`"
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

  private var heldBack: String? {
    let settings = association.settings
    let reasons = [
      (total(\.notRaising), "not raising churn"),
      (total(\.notSignificant), "adjusted p above \(settings.alphaText)"),
      (total(\.repeatedCount), "same customers as another"),
      (total(\.beyondTop), "beyond the first \((settings.top ?? 0).counted)"),
    ].filter { $0.0 > 0 }
    guard !reasons.isEmpty else { return nil }
    let count = reasons.reduce(0) { $0 + $1.0 }
    let list = reasons.map { "\($0.0.counted) \($0.1)" }.joined(separator: ", ")
    let advice = settings.keepsAll ? "`top: all`" : "`keep: all top: all`"
    return "\(count.counted) of \(total(\.considered).rules) held back: \(list); "
      + "\(advice) shows them"
  }

  private var sameCustomers: [String] {
    var lines: [String] = []
    var row = 0
    for group in groups {
      for rule in group.selection.shown {
        row += 1
        guard let others = group.selection.sameCustomers[rule] else { continue }
        let named = others.prefix(3).map { "`\(group.mining.text(of: $0))`" }
        let rest = others.count > 3 ? " and \(others.count - 3) more" : ""
        lines.append(
          "rule \(row): same customers as \(named.joined(separator: ", "))\(rest)")
      }
    }
    return lines
  }
}

extension AssociationSettings {
  /// The level of error as a percentage.
  var alphaText: String { NumberText.significant(alpha * 100, digits: 4) + "%" }
}

extension Int {
  /// A number of rules in words.
  var rules: String { "\(counted) \(self == 1 ? "rule" : "rules")" }
}
