import Diagnostics
import Language
import Tables
import Values

extension Verb {
  /// `facts`.
  static let facts = Verb(
    VerbDeclaration(
      name: "facts", category: .output,
      summary: "Makes the footer of the result before it a result of its own.",
      results: [
        ResultColumn("name", "What the figure is."),
        ResultColumn("group", "The group it belongs to; missing for all rows."),
        ResultColumn("value", "The figure."),
      ],
      page: HelpPage(
        use: "To get at totals, test statistics and medians in a script.",
        examples: ["customers | nps by region | facts"],
        searchWords: ["footer", "totals", "statistics"])),
    .table(
      fields: { _, _ in Table.factFields },
      run: { step, input throws(SessionError) in
        // Groups without rows have no figures; a script must not fail on that.
        let isEmpty = input.table.rowCount == 0 && input.madeBy.map(Verb.hasFacts) == true
        guard let facts = input.facts ?? (isEmpty ? .empty(Table.factFields) : nil) else {
          throw SessionError(.noFacts(of: input.madeBy, at: step.range))
        }
        return StageOutput(table: facts)
      }))
}

extension Verb {
  /// Whether a verb tells figures of all groups together.
  fileprivate static func hasFacts(_ name: String) -> Bool {
    Session.grammar.verb(name)?.facts.isEmpty == false
  }
}

extension Table {
  /// The fields of every footer.
  static let factFields = [
    Field("name", .text), Field("group", .text), Field("value", .decimal),
  ]
}

extension Diagnostic {
  fileprivate static func noFacts(of verb: String?, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "V5", message: "the result of \(verb.map { "`\($0)`" } ?? "a table") has no footer",
      range: range, advice: ["analyses by groups have one:  churn by contract | facts"])
  }
}
