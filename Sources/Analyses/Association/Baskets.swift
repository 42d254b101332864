import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

extension Analysis {
  /// Which items are bought together: rules from some items to another.
  public static let baskets = Analysis(
    VerbDeclaration(
      name: "baskets", category: .association,
      summary: "Finds which items go together in one order: rules from some items to another.",
      slot: SlotDeclaration(.expression, [Argument("item", .value([]))]),
      clauses: [
        ClauseDeclaration(
          .per, SlotDeclaration(.expression, [Argument("order", .value([]))]),
          isRequired: true, summary: "What makes rows one order."),
        ClauseDeclaration(
          .with, SlotDeclaration(.expression, [Argument("consequent", .condition)]),
          summary: "Which items may stand behind the arrow, when not all."),
      ],
      options: basketOptions, results: BasketTable.results, facts: BasketReport.names,
      page: basketPage),
    fields: { step in
      BasketTable.fields(step)
        + (step.word("measures") == "all" ? BasketTable.measureFields : [])
    },
    answer: { question throws(AnalysisError) in try BasketSearch(question).answer() }
  )

  private static let basketOptions = [
    OptionDeclaration(
      "max", .whole(1...10, or: []), standard: "3",
      summary: "How many items may stand before the arrow."),
    OptionDeclaration(
      "support", .number(0...1, or: []), standard: "1%",
      summary: "The least share of all orders that have all items of a rule."),
    OptionDeclaration(
      "adjust", .word(["holm", "bonferroni", "layered", "bh", "by", "none"]), standard: "holm",
      summary: "How p is adjusted for the many rules that could be formed."),
    OptionDeclaration(
      "alpha", .number(1e-12...1, or: []), standard: "5%",
      summary: "The greatest adjusted p of a rule that is shown."),
    OptionDeclaration(
      "keep", .word(["all"]), summary: "Shows every rule that is frequent enough."),
    OptionDeclaration(
      "top", .whole(1...1_000_000_000, or: ["all"]), standard: "20",
      summary: "How many rules the answer has at most."),
    OptionDeclaration(
      "measures", .word(["all"]), summary: "Adds every measure that is known."),
    OptionDeclaration(
      "holdout", .number(0.05...0.95, or: []),
      summary: "Searches on a part of the orders and tests on the rest."),
    .level,
  ]

  private static let basketPage = HelpPage(
    formula: """
      confidence = orders with all / orders with the antecedent;  lift = confidence / base
      leverage = support − coverage × base;  p = Fisher, one side, against all orders
      productive p = the largest Fisher p inside a rule with one antecedent item less
      """,
    source: "Agrawal, Imieliński and Swami 1993; Webb 2007, Discovering significant patterns.",
    use: "To learn what is bought, clicked or asked for together.",
    caution: """
      An item twice in one order counts once. A high lift of few orders is often chance: mind \
      adjusted p. What is bought together need not be wanted together: promotions do it too.
      """,
    examples: [
      "orders | baskets category per customer_id",
      "orders | baskets category per customer_id max: 2 top: 5",
      "orders | baskets category per customer_id holdout: 50%",
      "orders | baskets category per customer_id adjust: layered measures: all level: 90%",
    ],
    searchWords: ["market", "basket", "apriori", "rules", "together", "cross-sell", "items"])
}
