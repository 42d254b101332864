import Engine
import Language

extension Verb {
  /// `distinct [COLUMN, …]`.
  static let distinct = Verb(
    VerbDeclaration(
      name: "distinct", category: .rows,
      summary: "Keeps one row for each combination of values.",
      slot: .list(.named, Argument("column", .value([])), minimum: 0),
      page: HelpPage(
        use: "To see which values or combinations there are.",
        examples: ["customers | distinct region, tier"],
        searchWords: ["unique", "duplicates", "dedupe"])),
    mark: .step,
    .plan { step, plan, _ in plan.distinct(step.columns) })
}
