import Diagnostics
import Engine
import Language
import Values

extension AssociationReport {
  /// The conditions of the rows of the answer, where they can be typed.
  var conditions: RuleConditions {
    let (groups, keys, rows) = (groups, keys, association.rows)
    let window = association.window.map { $0.conditions(range: association.question.step.range) }
    let ends = groups.reduce(into: [Int]()) { ends, group in
      ends.append((ends.last ?? 0) + group.selection.shown.count)
    }
    return RuleConditions(count: ends.last ?? 0, untyped: untyped, remark: remark) { number in
      guard rows.gap == nil, let place = ends.firstIndex(where: { number <= $0 }) else {
        return nil
      }
      let group = groups[place]
      let rule = group.selection.shown[number - 1 - (place == 0 ? 0 : ends[place - 1])]
      guard let there = window ?? [],
        let made = keys.conditions(of: group.values, rows),
        let parts = group.mining.conditions(of: rule)
      else { return nil }
      let all = rows.conditions + there + made + parts
      return all.dropFirst().reduce(all[0]) { $0.joined(.and, $1) }
    }
  }

  /// Why the condition of a rule of this answer cannot be typed, where that is so.
  private var untyped: UntypedRule {
    if let gap = association.rows.gap { return gap }
    guard association.window == nil else {
      return UntypedRule(
        reason: "with `observe:` a behaviour means those days, and its name means the whole time",
        advice:
          "`associate` with `observe:` and no behaviours tries counts of those days, which can")
    }
    return UntypedRule(
      reason: "a part of it, or of what makes its group, is a moment or a formula without a name",
      advice: "give it a name with `behaviour` or `measure`, and run `associate` with that name")
  }

  /// Why the customers of a rule are more than its row counts, where that is so.
  private var remark: String? {
    let unknown = association.window == nil && data.unknown > 0
    let reasons = [
      data.held == nil ? nil : "held out of the search",
      unknown ? "without a known outcome" : nil,
    ].compactMap { $0 }
    guard !reasons.isEmpty else { return nil }
    return "the customers of a rule are all for whom it holds, also those "
      + reasons.joined(separator: " or ") + ", whom its row does not count"
  }
}

extension GroupColumns {
  /// The conditions that make a group, or nothing when one cannot be typed.
  fileprivate func conditions(of values: [Value], _ rows: RowsSearched) -> [Expression]? {
    let parts = zip(keys, values).compactMap { key, value in
      rows.tree(of: key.expression)?.equals(value)
    }
    return parts.count == values.count ? parts : nil
  }
}
