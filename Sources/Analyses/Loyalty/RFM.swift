import Engine
import Language
import Values

extension Analysis {
  /// How lately, how often and for how much each customer bought, as scores and a class.
  static let rfm = Analysis(
    VerbDeclaration(
      name: "rfm", category: .loyalty,
      summary: "Recency, frequency and money of each customer, as scores and a class.",
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: fields,
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try RecencyQuestion(question).answer(fields: fields(of: question.step))
    })

  private static let clauses = [
    ClauseDeclaration(
      .on,
      SlotDeclaration(
        .expressions,
        [
          Argument("date", .linkedValue(.times), role: .date),
          Argument("amount", .linkedValue(.numbers), role: .amount),
        ], minimum: 2),
      isRequired: true, summary: "The date and the amount of each purchase."),
    .customers,
  ]

  private static let options = [
    OptionDeclaration(
      "bins", .whole(2...20, or: []), standard: "5", summary: "How many scores there are."),
    OptionDeclaration(
      "rule", .word(ScoreRule.allCases.map(\.rawValue)), standard: "value",
      summary: "Equal values get equal scores, or bins of equal size."),
  ]

  private static let results = [
    ResultColumn("customer", "The customer."),
    ResultColumn("recency_days", "The days from the last purchase to asof."),
    ResultColumn("frequency", "The number of purchases."),
    ResultColumn("monetary", "Their sum."),
    ResultColumn("r", "The score of recency; the highest bought last."),
    ResultColumn("f", "The score of frequency."),
    ResultColumn("m", "The score of the sum."),
    ResultColumn("rfm_class", "The class that help shows for r and the mean of f and m."),
  ]

  private static let facts = [
    ResultColumn("customers", "How many have each score."),
    ResultColumn("class", "How many are in each class."),
  ]

  private static let page = HelpPage(
    formula: """
      score = 1 + number of type-7 quantiles below the value; r = bins - number of them below recency
      classes by r and the mean of f and m, rounded up at halves (scores rescaled to 1–5):
      \(RecencyClass.lines)
      """,
    source: """
      Direct-mail practice since A. M. Hughes 1994, Strategic Database Marketing; quantiles: R. J. \
      Hyndman, Y. Fan 1996, Am. Stat. 50, 361–365, type 7; class names as in common use, no standard
      """,
    use: "To choose whom to write to: who bought lately, often and for much.",
    caution: """
      Scores are ranks among these customers on this day, no measure of loyalty over time. Where \
      many bought once, some scores stay empty: that is said, not hidden. `rule: ntile` fills them \
      by giving equal customers different scores.
      """,
    examples: [
      "orders | rfm on date, amount",
      "customers | rfm on orders.date, orders.amount bins: 3",
    ],
    searchWords: ["recency", "frequency", "monetary", "segments", "champions", "RFM", "价值分层"])

  @Sendable private static func fields(of step: CheckedStep) -> [Field] {
    RecencyQuestion.fields(step.customerField)
  }
}
