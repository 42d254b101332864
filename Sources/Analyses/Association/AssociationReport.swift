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
    lines += unreached.isEmpty ? [] : [.note("\(unreached.count.counted("group")) not reached")]
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
