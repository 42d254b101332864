import Engine
import Language
import Values

extension Verb {
  /// `count [CONDITION] [by GROUPS]`.
  static let count = Verb(
    VerbDeclaration(
      name: "count", category: .groups,
      summary: "Counts rows, or the rows for which a condition is true.",
      slot: SlotDeclaration(
        .expression, [Argument("condition", .condition)], minimum: 0, maximum: 1),
      clauses: [.groups],
      results: [ResultColumn("count", "The number of rows.")],
      page: HelpPage(
        use: "The first question about any segment.",
        caution: "Rows for which the condition is missing are not counted, and a note says so.",
        examples: ["customers | count by region, tier", "customers | count churned by region"],
        searchWords: ["how many", "number", "frequency"])),
    .plan { step, plan, _ in
      let call = AggregateCall(
        function: "count", arguments: [], condition: step.items.first?.expression)
      let count = CheckedExpression(
        .aggregate(call), ColumnType(.whole, kind: .count), range: step.range)
      return Plan.grouping(
        GroupQuery(
          source: plan, keys: step.groups.named, aggregates: [NamedExpression("count", count)],
          told: step.condition(isExclusion: false)),
        madeBy: "count")
    })
}
