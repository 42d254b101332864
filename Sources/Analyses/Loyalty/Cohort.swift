import Language
import Values

extension Analysis {
  /// How many customers of each joining period are still active, period after period.
  static let cohort = Analysis(
    VerbDeclaration(
      name: "cohort", category: .loyalty,
      summary: "Share of each joining period's customers active in every later period.",
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { CohortQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try CohortQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .by, SlotDeclaration(.named, [Argument("period", .value(.times))]), isRequired: true,
      summary: "The period a customer began in, such as `month(joined)`."),
    ClauseDeclaration(
      .on,
      SlotDeclaration(.expression, [Argument("event date", .linkedValue(.times), role: .date)]),
      isRequired: true, summary: "The dates at which a customer was active, such as `orders.date`."),
  ]

  private static let options = [
    OptionDeclaration(
      "periods", .whole(1...1000, or: []), standard: "12",
      summary: "How many periods after the first one are followed."),
    OptionDeclaration(
      "rule", .word(["bounded", "unbounded", "streak", "rolling"]), standard: "bounded",
      summary: "Active in the period, in it or later, in all up to it, or in 30-day stretches."),
    OptionDeclaration(
      "average", .word(["pooled", "simple"]), standard: "pooled",
      summary: "How the rates of complete cohorts are averaged in the footer."),
    OptionDeclaration(
      "value", .texts,
      summary: "An amount of the events, such as `orders.amount`: revenue retention."),
    .week, .level,
  ]

  private static let results = [
    ResultColumn("cohort", "The period in which the customers began."),
    ResultColumn("size", "The customers who began in it."),
    ResultColumn("period", "The number of periods since, from 0."),
    ResultColumn("eligible", "Those who could be observed in it; missing where nobody could."),
    ResultColumn("active", "Those of them who were active."),
    ResultColumn("value", "With `value:`, the amount of the period."),
    ResultColumn("rate", "The share active / eligible; missing where nobody could be observed."),
    ResultColumn("low", "The lower end of the share's Wilson interval."),
    ResultColumn("high", "The upper end of the share's Wilson interval."),
    ResultColumn("complete", "Whether the whole cohort could be observed to the period's end."),
  ]

  private static let facts = [
    ResultColumn("pooled", "For each period active / eligible of all complete cohorts together."),
    ResultColumn("simple", "With `average: simple`, the mean of the complete cohorts' rates."),
    ResultColumn("cohorts", "For each period the number of cohorts observed to its end."),
  ]

  private static let page = HelpPage(
    formula: """
      rate(cohort, k) = active(cohort, k) / eligible(cohort, k), k periods after the start
      bounded: active in period k; unbounded: in k or later; streak: in each of 0 … k;
      rolling: in days 30k … 30k + 29 from the own start (7 for weeks, 1 for days, 24 hours with times)
      with value: rate = amount of period k / amount of period 0 of the same customers
      pooled = sum of active / sum of eligible over complete cohorts; simple = mean of their rates
      """,
    source: """
      Retention "on", "on or after", "rolling" and "streak" as Amplitude, Mixpanel and PostHog \
      document them; intervals by E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209–212
      """,
    use: """
      To see whether customers who joined later stay better or worse than earlier ones. Asked of \
      a table of events, customers begin with their first row: orders | cohort by month(date) on date.
      """,
    caution: """
      Cells that cannot be observed yet are empty and never 0; partial ones are marked. Unbounded \
      rates of young cohorts still grow. An average over cohorts of different age mixes different \
      customers in every period, and its weights matter: `explain` shows three.
      """,
    examples: [
      "customers | cohort by month(joined) on orders.date periods: 6",
      "customers | cohort by quarter(joined) on orders.date periods: 4 rule: unbounded",
      "customers | cohort by month(joined) on orders.date periods: 6 value: amount",
      "orders | cohort by month(date) on date periods: 6 rule: rolling average: simple",
    ],
    searchWords: [
      "retention", "triangle", "vintage", "heat map", "returning", "revenue retention", "留存",
      "kohorta",
    ])
}
