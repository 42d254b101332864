import Diagnostics
import Engine
import Language
import Values

extension AssociationReport {
  /// The conditions of the rows of the answer, where they can be typed.
  var conditions: RuleConditions {
    let (groups, keys, range) = (groups, keys, association.question.step.range)
    let window = association.window
    let ends = groups.reduce(into: [Int]()) { ends, group in
      ends.append((ends.last ?? 0) + group.selection.shown.count)
    }
    return RuleConditions(count: ends.last ?? 0, untyped: untyped) { number in
      guard let place = ends.firstIndex(where: { number <= $0 }) else { return nil }
      let group = groups[place]
      let rule = group.selection.shown[number - 1 - (place == 0 ? 0 : ends[place - 1])]
      guard let there = window.map({ $0.conditions(range: range) }) ?? [],
        let start = keys.conditions(of: group.values, range: range).map({ there + $0 }),
        let parts = group.mining.conditions(of: rule)
      else { return nil }
      let all = start + parts
      return all.dropFirst().reduce(all[0]) { $0.joined(.and, $1) }
    }
  }

  /// Why the condition of a rule of this answer cannot be typed, where that is so.
  private var untyped: UntypedRule {
    guard association.window == nil else {
      return UntypedRule(
        reason: "with `observe:` a behaviour means those days, and its name means the whole time",
        advice:
          "`associate` with `observe:` and no behaviours tries counts of those days, which can")
    }
    return UntypedRule(
      reason: "a part of it, or of what makes its group, is a date or a formula without a name",
      advice: "give it a name with `behaviour` or `measure`, and run `associate` with that name")
  }
}

extension GroupColumns {
  /// The conditions that make a group, or nothing when one cannot be typed.
  fileprivate func conditions(of values: [Value], range: SourceRange) -> [Expression]? {
    let parts = zip(keys, values).compactMap { key, value -> Expression? in
      let named = key.expression.plainColumn.map { Expression.name($0, range: range) }
      guard let tree = named ?? Expression(key.expression, at: range) else { return nil }
      return tree.equals(value)
    }
    return parts.count == values.count ? parts : nil
  }
}
