import Engine
import Language

extension Verb {
  /// `filter CONDITION`.
  static let filter = Verb(
    VerbDeclaration(
      name: "filter", category: .rows,
      summary: "Keeps the rows for which a condition is true.",
      slot: SlotDeclaration(.expression, [Argument("condition", .condition)]),
      options: [.blank],
      page: HelpPage(
        use: "To look at some customers only; give the condition a name with `segment`.",
        caution: "Rows for which the condition is missing are left out and counted in a note.",
        examples: [
          "customers | filter region = \"north\" and spend > 100",
          "customers | filter joined in 2026-01 | count",
        ],
        searchWords: ["where", "keep", "subset", "condition"])),
    mark: .condition,
    .plan { step, plan, _ in
      guard let condition = step.condition(isExclusion: false) else { return plan }
      return plan.filtered(by: condition)
    })
}

extension OptionDeclaration {
  /// What becomes of rows for which a condition or value is missing.
  static let blank = OptionDeclaration(
    "blank", .word(["keep", "drop", "error"]),
    summary: "What becomes of rows for which the condition is missing.")
}

extension CheckedStep {
  /// The condition of a step that filters.
  func condition(isExclusion: Bool) -> RowCondition? {
    guard let item = items.first, let expression = item.expression else { return nil }
    return RowCondition(
      expression, isExclusion: isExclusion, blank: word("blank").flatMap(BlankRule.init),
      text: item.name)
  }
}
