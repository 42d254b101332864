import Engine
import Language

extension Verb {
  /// `sort KEY [desc], …`.
  static let sort = Verb(
    VerbDeclaration(
      name: "sort", category: .rows,
      summary: "Puts the rows in order; equal rows keep theirs, missing values come last.",
      slot: .list(.keys, Argument("key", .value([]))),
      page: HelpPage(
        use: "Before `take`, to see the greatest or least.",
        examples: ["customers | sort spend desc, customer_id | take 5"],
        searchWords: ["order", "arrange", "rank"])),
    .plan { step, plan, _ in
      plan.sorted(
        by: step.items.compactMap { item in
          switch item.content {
          case .key(let expression, let direction): SortKey(expression, direction)
          case .expression(let expression): SortKey(expression)
          default: nil
          }
        })
    })
}
