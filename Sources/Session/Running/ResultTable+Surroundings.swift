import Analyses
import Engine
import Language
import Tables
import Values

extension ResultTable {
  /// Lets go of what surrounded rows that a verb has made others of.
  mutating func clearSurroundings() {
    (facts, chart, screenColumns) = (nil, nil, nil)
    rowKinds = nil
  }

  /// Takes what surrounds the answer to a step.
  mutating func surround(with answer: Answer, of step: CheckedStep) {
    facts = answer.facts
    screenColumns = answer.screenColumns
    (screenIntervals, screenSpare) = (answer.screenIntervals, answer.screenSpare)
    (screenProse, rowKinds) = (answer.screenProse, answer.rowKinds)
    // An answer begins with its groups, some under other names than were typed.
    groupColumns = Set(answer.table.fields.prefix(step.groups.count).map(\.name))
    chart = answer.chart
  }

  /// Takes what surrounds a table that a verb made.
  mutating func surround(with output: StageOutput) {
    facts = output.facts
    chart = output.chart
    screenColumns = output.screenColumns
    (screenIntervals, screenSpare) = ([:], [])
    (screenProse, rowKinds) = ([], nil)
    groupColumns = output.groupColumns
  }
}
