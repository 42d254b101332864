import Diagnostics
import Values

extension Diagnostic {
  /// Says that two tables are not linked, and the line that links them.
  static func notLinked(
    _ table: TableEntry, many: String, one: String, in vocabulary: Vocabulary,
    at range: SourceRange
  ) -> Diagnostic {
    let other = table.name == many ? one : many
    let columns = vocabulary.table(named: other)?.fields.map(\.name) ?? []
    let shared = table.fields.map(\.name).filter(columns.contains)
    let key = shared.first { $0.lowercased().hasSuffix("id") } ?? shared.first
    let line = "link \(many) to \(one) on "
    return Diagnostic(
      code: "D1", message: "`\(table.name)` is not linked to `\(other)`", range: range,
      advice: [
        key.map { "both have `\($0)`:  \(line)\($0)" }
          ?? "say which columns hold the same keys:  \(line)KEY = KEY"
      ])
  }

  /// Says that a value of a linked table is many values for each row.
  static func manyRows(
    of table: TableEntry, _ base: String, _ names: [Name], at range: SourceRange
  ) -> Diagnostic {
    let field = names.last.flatMap { table.fields.matching($0.text, by: \.name) }
    let text = names.map(\.text).joined(separator: ".")
    let way: String =
      if names.count == 1 {
        "count(\(table.name)) or count(\(table.name) where …)"
      } else if field?.type.isNumber == true {
        "sum(\(text)) or avg(\(text))"
      } else if field?.type.isTime == true {
        "max(\(text)) or count(\(table.name) where \(field?.name ?? "") in last 30 days)"
      } else {
        "count(\(table.name) where \(names.last?.text ?? "") = …)"
      }
    return Diagnostic(
      code: "D3", message: "a row of `\(base)` can have many rows of `\(table.name)`", range: range,
      advice: ["gather them:  \(way)"])
  }
}
