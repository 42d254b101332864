import Engine
import Language

extension Verb {
  /// `take N`; with a negative number the last rows.
  static let take = Verb(
    VerbDeclaration(
      name: "take", category: .rows,
      summary: "Keeps the first rows, or with a negative number the last ones.",
      slot: SlotDeclaration(.number, [Argument("rows", .rows)]),
      page: HelpPage(
        use: "To look at a few rows.",
        examples: ["customers | take 5", "customers | sort spend desc | take 10"],
        searchWords: ["head", "limit", "top", "first", "last", "tail"])),
    mark: .step,
    .plan { step, plan, _ in
      guard case .whole(let count)? = step.items.first?.content else { return plan }
      return plan.taking(count)
    })
}
