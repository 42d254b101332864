import Engine
import Language

extension Verb {
  /// `summarize [NAME =] AGGREGATE, … [by GROUPS]`.
  static let summarize = Verb(
    VerbDeclaration(
      name: "summarize", spellings: ["summarise"], category: .groups,
      summary: "Computes sums, averages, rates and other aggregates, one row for each group.",
      slot: .list(.named, Argument("aggregate", .aggregate)),
      clauses: [.groups],
      page: HelpPage(
        use: "For any table of figures by group; give an aggregate a name with `measure`.",
        caution: "Aggregates skip missing values; ask for a count beside an average.",
        examples: [
          "customers | summarize n = count(), avg(spend), rate(churned) by region, tier",
          "orders | summarize revenue = sum(amount) by customers.region, month(date)",
        ],
        searchWords: ["group", "aggregate", "total", "average", "mean"])),
    .plan { step, plan, _ in
      Plan.grouping(
        GroupQuery(source: plan, keys: step.groups.named, aggregates: step.columns),
        madeBy: "summarize")
    })
}
