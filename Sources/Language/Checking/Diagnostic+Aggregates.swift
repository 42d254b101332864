import Diagnostics
import Values

extension Diagnostic {
  /// Says that an aggregate stands where one row is looked at.
  static func aggregateOnRow(
    _ function: FunctionDeclaration, text: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "A1",
      message: "`\(function.name)` looks at many rows, but here each row is looked at alone",
      range: range,
      advice: ["compute it first:  summarize \(text) by …   then:  | filter \(text) > …"])
  }

  /// Says that a measure stands where one row is looked at.
  static func measureOnRow(
    _ name: String, in checker: ExpressionChecker, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "A1",
      message: "`\(name)` is a measure of many rows, but here each row is looked at alone",
      range: range, advice: ["compute it with:  summarize \(name) by …"])
  }

  /// Says that a group has many values of a column.
  static func manyValues(of value: CheckedExpression, called text: String) -> Diagnostic {
    let way =
      switch value.type.type {
      case .whole, .decimal: "avg(\(text)) or sum(\(text)), or a group:  by \(text)"
      case .truth: "share(\(text)) or count(where \(text)), or a group:  by \(text)"
      case .date, .timestamp: "min(\(text)) or max(\(text)), or a group:  by month(\(text))"
      case .text: "distinct(\(text)), or a group:  by \(text)"
      }
    return Diagnostic(
      code: "A2", message: "`\(text)` has many values in a group", range: value.range,
      advice: ["say which:  \(way)"])
  }

  /// Says that an aggregate stands in another of the same rows.
  static func nested(
    _ function: FunctionDeclaration, in outer: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "A3",
      message: "`\(function.name)` cannot stand inside `\(outer)`: both gather the same rows",
      range: range,
      advice: [
        "do it in two steps:  summarize x = \(function.name)(…) by … | summarize \(outer)(x)"
      ])
  }

  /// Says that an aggregate of linked rows is one value for each row, not for the group.
  static func linkedInGroup(_ function: FunctionDeclaration, _ whole: Expression) -> Diagnostic {
    Diagnostic(
      code: "A2",
      message: "`\(whole.canonicalText)` is one value for each row, so it has many in a group",
      range: whole.range,
      advice: ["gather it again:  sum(\(whole.canonicalText)) or avg(\(whole.canonicalText))"])
  }

  /// Says that an aggregate of a table needs a column of it.
  static func aggregateOfTable(
    _ function: FunctionDeclaration, _ table: TableEntry, at range: SourceRange
  ) -> Diagnostic {
    let numbers = table.fields.filter(\.type.isNumber)
    let column =
      numbers.first { !$0.name.lowercased().hasSuffix("id") } ?? numbers.first
      ?? table.fields.first
    return Diagnostic(
      code: "K1", message: "`\(function.name)` needs a value of `\(table.name)`", range: range,
      advice: [
        "such as:  \(function.name)(\(table.name).\(column?.name ?? "…"))",
        "form:  \(function.form)",
      ])
  }
}
