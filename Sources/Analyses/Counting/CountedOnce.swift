import Diagnostics
import Engine
import Language
import Values

/// The rows of a question about linked customers, each customer once in a group.
struct CountedOnce: Sendable {
  /// The rows.
  let plan: Plan
  /// What the question is about, as a column of them.
  let value: CheckedExpression
  /// An exposure or weight, as a column of them.
  let other: CheckedExpression?
  /// The groups.
  let columns: GroupColumns
  /// What a reader should know of it.
  let note: Diagnostic
}

extension Question {
  /// The rows with each customer once in a group, when a formula reads customers alone and the rows
  /// at hand are those of another table; nothing otherwise, or when an exposure or weight reads rows.
  func countedOnce(
    _ value: CheckedExpression, with other: CheckedExpression? = nil, by columns: GroupColumns
  ) -> CountedOnce? {
    guard let link = value.onlyLink, other == nil || other?.onlyLink == link else { return nil }
    let type = base?.fields.first { $0.name == link.manyKey }?.description ?? ColumnType(.text)
    let key = CheckedExpression(
      .origin(CheckedExpression(.column(link.manyKey), type)), type)
    let groups = columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
    let asked =
      [NamedExpression("customer", key), NamedExpression("value", value)]
      + (other.map { [NamedExpression("other", $0)] } ?? []) + groups
    let keys = zip(columns.keys, groups).map { key, group in
      NamedExpression(key.name, CheckedExpression(.column(group.name), group.expression.type))
    }
    return CountedOnce(
      plan: input.distinct(asked), value: CheckedExpression(.column("value"), value.type),
      other: other.map { CheckedExpression(.column("other"), $0.type) },
      columns: GroupColumns(keys: keys, notes: columns.notes),
      note: .note(
        "each row of `\(link.one)` counts once in a group, however many rows it has in "
          + "`\(link.many)`"))
  }

  /// Says that customers count as often as they have rows, when a formula reads customers alone.
  func notesOfRepeats(_ value: CheckedExpression) -> [Diagnostic] {
    guard let link = value.onlyLink else { return [] }
    return [
      .note(
        "rows of `\(link.many)` are counted: a row of `\(link.one)` counts as often as it has rows "
          + "there")
    ]
  }
}
