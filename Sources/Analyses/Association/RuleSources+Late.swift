import Engine
import Language
import Values

/// What takes no part because of what it is, or because it is known only after churn.
extension RuleSources {
  /// Why columns take no part that can be told from the schema and the roles, by name.
  static func reasons(
    _ question: Question, outcome: CheckedExpression
  ) -> [String: String] {
    var reasons: [String: String] = [:]
    for field in question.input.fields where field.type.isTime { reasons[field.name] = "a date" }
    if let name = question.roles[.customer]?.plainColumn { reasons[name] = "names the customer" }
    for name in outcome.ownColumns { reasons[name] = "the outcome" }
    return reasons
  }

  /// Which columns of the stored table are known only after churn, and why.
  static func late(
    _ question: Question, outcome: CheckedExpression, _ rows: RowsSearched
  ) -> [String: String] {
    var late: [String: String] = [:]
    for name in rows.stored(outcome)?.ownColumns ?? [] { late[name] = "the outcome" }
    for role in [Role.ended, .reason] {
      guard let columns = question.roles[role]?.ownColumns, columns.count == 1 else { continue }
      for name in columns { late[name] = "role \(role.rawValue), known only after churn" }
    }
    return late
  }

  /// Why a formula takes no part that is or reads what is known only after churn.
  func tooLate(_ name: String, _ formula: CheckedExpression) -> String? {
    guard let stored = rows.stored(formula),
      let column = stored.ownColumns.intersection(late.keys).min(), let reason = late[column]
    else { return nil }
    let isIt = stored.plainColumn == column && name == column
    return (isIt ? reason : "reads `\(column)`: \(reason)") + "; `keep: all` tries it"
  }
}
