import Engine
import Language

extension Verb {
  /// `exclude CONDITION`.
  static let exclude = Verb(
    VerbDeclaration(
      name: "exclude", category: .rows,
      summary: "Takes away the rows for which a condition is true.",
      slot: SlotDeclaration(.expression, [Argument("condition", .condition)]),
      options: [.blank],
      page: HelpPage(
        use: "To leave out test accounts or one odd group; columns are left out with `select not`.",
        caution: "Rows for which the condition is missing stay and are counted in a note.",
        examples: ["customers | exclude tier = \"bronze\" | count"],
        searchWords: ["drop", "remove", "without"])),
    mark: .exclusion,
    .plan { step, plan, _ in
      guard let condition = step.condition(isExclusion: true) else { return plan }
      return plan.filtered(by: condition)
    })
}
