import Diagnostics
import Values

extension Diagnostic {
  /// Says that two tables are not linked, and the line that links them.
  static func notLinked(
    _ table: TableEntry, many: String, one: String, in vocabulary: Vocabulary,
    at range: SourceRange
  ) -> Diagnostic {
    let other = table.name == many ? one : many
    if let shared = vocabulary.sharedOne(of: table.name, other) {
      return notLinked(table.name, other, but: shared, at: range)
    }
    let isKnownOne = vocabulary.links.contains { $0.one == many }
    let (many, one) = isKnownOne ? (one, many) : (many, one)
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

  /// Says that two tables are linked to a third only, where the formula belongs.
  private static func notLinked(
    _ table: String, _ base: String, but shared: String, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "D1", message: "`\(table)` is not linked to `\(base)`, but both are to `\(shared)`",
      range: range,
      advice: [
        "name it there:  segment \(shared).x = count(\(table) where …) > …   then use:  \(shared).x"
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

extension Vocabulary {
  /// A table that both tables are linked to.
  fileprivate func sharedOne(of first: String, _ second: String) -> String? {
    links.first { link in
      link.many == first && links.contains { $0.many == second && $0.one == link.one }
    }?.one
  }
}
