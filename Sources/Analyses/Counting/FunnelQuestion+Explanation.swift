import Diagnostics
import Language
import Statistics
import Values

extension FunnelQuestion {
  /// Who is undecided, and who was left out of a passage.
  func notes(
    _ groups: [[Passage]], _ roll: GroupRoll, _ columns: GroupColumns, _ asof: CalendarDate
  ) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    let undecided = groups.joined().reduce(0) { $0 + $1.undecided }
    if undecided > 0 {
      notes.append(
        .note(
          "the undecided are less than \(window) after their stage (asof \(asof)): they are "
            + "censored, not failed"))
    }
    for (place, stage) in stages.dropFirst().enumerated() {
      let name = stages[place].name
      let left = [
        (\Passage.backward, "with `\(stage.name)` before `\(name)`"),
        (\Passage.skipped, "without `\(name)` but with a later stage"),
        (\Passage.future, "with `\(name)` at asof or later"),
      ]
      for (count, words) in left {
        let rows = groups.reduce(0) { $0 + $1[place][keyPath: count] }
        guard rows > 0 else { continue }
        notes.append(.note("left out: \(Diagnostic.amount(rows, of: "rows")) \(words)"))
      }
      let late = groups.reduce(0) { $0 + $1[place].late }
      guard late > 0, place + 2 < stages.count else { continue }
      notes.append(
        .note(
          "left out after `\(stage.name)`: \(Diagnostic.amount(late, of: "rows")) that reached it "
            + "\(window) or more after `\(name)`"))
    }
    let sizes = zip(roll.values, groups).map {
      (label: columns.label($0), count: $1.first?.known ?? 0)
    }
    return notes
      + (columns.isEmpty
        ? Diagnostic.fewInAll(sizes.first?.count ?? 0, of: "decided rows")
        : Diagnostic.smallGroups(sizes, of: "decided rows"))
  }

  /// The formula with the numbers of the first groups, and the reading without a window.
  func explanation(
    _ groups: [[Passage]], _ roll: GroupRoll, _ columns: GroupColumns, _ asof: CalendarDate
  ) -> [String] {
    var lines = ["conversion = reached within \(window) / (entered - undecided); asof \(asof)"]
    for (values, passages) in zip(roll.values, groups).prefix(GroupColumns.explained) {
      for (stage, passage) in zip(stages.dropFirst(), passages) {
        let share = passage.share.value.map(\.percent) ?? "missing, 0/0"
        let label = columns.label(values)
        lines.append(
          "  \(label), \(stage.name): \(passage.reached.counted) / (\(passage.entered.counted) - "
            + "\(passage.undecided.counted)) = \(share)")
        let naive = Proportion(passage.ever, of: passage.entered).value?.percent ?? "missing"
        lines.append(
          "    with the undecided as failures and no limit of time: \(passage.ever.counted) / "
            + "\(passage.entered.counted) = \(naive)")
      }
    }
    lines += columns.restLines(roll.values)
    guard let values = roll.values.first, let passage = groups.first?.first else { return lines }
    return lines
      + passage.share.rivalLines(
        label: columns.label(values), confidence: question.confidence)
  }
}
