import Diagnostics
import Engine
import Language
import Values

extension Verb {
  /// `unpivot COLUMNS to NAME, VALUE`.
  static let unpivot = Verb(
    VerbDeclaration(
      name: "unpivot", category: .columns,
      summary: "Turns columns into rows: one row for each of them, with its name and value.",
      slot: .list(.expressions, Argument("column", .column(allowsNot: false))),
      clauses: [
        ClauseDeclaration(
          .to,
          SlotDeclaration(
            .expressions, [Argument("name", .newName), Argument("value", .newName)], minimum: 2),
          isRequired: true, summary: "The new columns for the names and the values.")
      ],
      page: HelpPage(
        use: "To bring a wide survey, one column a question, into one row an answer.",
        examples: ["surveys | unpivot nps, csat to question, answer | count by question"],
        searchWords: ["melt", "longer", "wide", "reshape"])),
    mark: .newRows,
    .plan { step, plan, _ throws(SessionError) in
      let columns = step.items.compactMap { item in
        if case .column(let name, _) = item.content { name } else { nil }
      }
      let names = (step.clauses[.to] ?? []).map(\.name)
      guard names.count == 2 else { return plan }
      let type = try plan.commonType(of: columns, at: step.range)
      let kept = plan.fields.filter { !columns.contains($0.name) }
      return plan.unpivoted(
        Unpivot(columns: columns, name: names[0], value: names[1]),
        fields: kept + [Field(names[0], .text), Field(names[1], type)])
    })
}

extension Plan {
  /// The one type of some columns; whole and decimal numbers together are decimal.
  fileprivate func commonType(
    of columns: [String], at range: SourceRange
  ) throws(SessionError) -> ColumnType {
    let found = fields.filter { columns.contains($0.name) }.map(\.description)
    guard let first = found.first else { return ColumnType(.text) }
    if found.allSatisfy({ $0.type == first.type }) {
      return found.allSatisfy { $0 == first } ? first : ColumnType(first.type)
    }
    guard found.allSatisfy(\.type.isNumber) else {
      throw SessionError(
        Diagnostic(
          code: "T11", message: "columns that become one must be of one type", range: range,
          advice: [
            "these are " + Set(found.map(\.type.name)).sorted().joined(separator: " and "),
            "make texts of them first, such as:  derive \(columns[0]) = text(\(columns[0]))",
          ]))
    }
    return ColumnType(.decimal)
  }
}
