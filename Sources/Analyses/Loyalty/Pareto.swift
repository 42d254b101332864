import Engine
import Language
import Values

extension Analysis {
  /// How much of a value the customers who bring most of it bring.
  static let pareto = Analysis(
    VerbDeclaration(
      name: "pareto", category: .loyalty,
      summary: "Share of a total that the customers who bring most of it bring, with Gini.",
      slot: SlotDeclaration(
        .expression, [Argument("value", .value(.numbers), role: .revenue)]),
      clauses: [.groups], options: options, results: results, facts: facts, page: page),
    fields: { ParetoQuestion.fields(of: $0) },
    answer: { question throws(AnalysisError) in
      try ParetoQuestion(question).answer()
    })

  private static let options = [
    OptionDeclaration(
      "rule", .word(Concentration.Rule.allCases.map(\.rawValue)), standard: "ceil",
      summary: "How 20% of customers become a number of them: up, down or in parts."),
    OptionDeclaration(
      "at", .numbers(1...100),
      summary: "The shares of customers to show; with `by` 10%, 20% and 50% when left out."),
  ]

  private static let results = [
    ResultColumn("share_of_customers", "The share of customers, those first who bring most."),
    ResultColumn("customers", "How many they are."),
    ResultColumn("value", "What they bring."),
    ResultColumn(
      "share_of_value", "The share of the total that is; above 1 before negative values."),
  ]

  private static let facts = [
    ResultColumn(
      "gini", "Gini's coefficient: 0 when all bring the same, near 1 when one brings all."),
    ResultColumn("top20", "The share of the total that 20% of customers bring."),
    ResultColumn("customers_for_50", "The fewest customers who bring half of the total."),
    ResultColumn("customers_for_80", "The fewest customers who bring 80% of it."),
    ResultColumn("customers_for_90", "The fewest customers who bring 90% of it."),
    ResultColumn("total", "The total."),
    ResultColumn(
      "peak_customers", "With negative values, the customers at the curve's highest point."),
    ResultColumn("peak_share", "With negative values, the share of the total there, above 1."),
  ]

  private static let page = HelpPage(
    formula: """
      share_of_value = value of the first ceil(share · n) customers, the greatest first / total
      gini = sum of (2i - n - 1)·x(i) / (n · sum of x), the values rising
      with negative values (revenue less cost to serve): the whale curve, whose peak lies above 100%
      """,
    source: """
      V. Pareto 1896; C. Gini 1912, Variabilità e mutabilità; R. Kaplan, V. G. Narayanan 2001 \
      (whale curves of customer profit)
      """,
    use: "To test the claim that 20% of customers bring 80% of revenue on your own customers.",
    caution: """
      80/20 is a claim and not a law: one shop has 67.8%. The share depends on how long customers \
      were watched and on whether those with nothing are among the rows. With a total near or below \
      zero shares mean nothing and are missing.
      """,
    examples: [
      "customers | pareto spend",
      "customers | derive margin = spend - cost_to_serve | pareto margin by tier at: 20%",
      "orders | pareto amount rule: interpolated",
    ],
    searchWords: [
      "80/20", "concentration", "Gini", "Lorenz", "whale curve", "cost to serve", "top customers",
      "二八",
    ])
}
