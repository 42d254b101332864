import Engine
import Language
import Values

extension Analysis {
  /// How recurring revenue moves from month to month.
  static let mrr = Analysis(
    VerbDeclaration(
      name: "mrr", category: .loyalty,
      summary: "Recurring revenue from month to month: new, back, more, less and gone.",
      slot: SlotDeclaration(
        .expression, [Argument("amount", .value(.numbers), role: .revenue)]),
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { RevenueQuestion.fields(of: $0) },
    dependsOnAsof: { $0.clauses[.on] == nil },
    answer: { question throws(AnalysisError) in
      try RevenueQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .on, SlotDeclaration(.expression, [Argument("date", .value(.times))]),
      summary: "The month of each row, where rows are one for each customer and month."),
    ClauseDeclaration(
      .from, SlotDeclaration(.expression, [Argument("start", .value(.times))]),
      summary: "The first day of a spell, where rows are spells."),
    ClauseDeclaration(
      .to, SlotDeclaration(.expression, [Argument("end", .value(.times))]),
      summary: "The first day without the service; missing while it lasts."),
    .period,
  ]

  private static let options = [
    OptionDeclaration(
      "reason", .name, summary: "Why customers left; the role reason when left out."),
    .card, .pause, .week,
  ]

  private static let results = [
    ResultColumn("month", "The month; `quarter` and so on by `per`."),
    ResultColumn("opening", "What was paid in the one before."),
    ResultColumn("new", "From customers who never paid before."),
    ResultColumn("reactivation", "From customers who paid once, but not in the month before."),
    ResultColumn("expansion", "What customers of the month before pay more."),
    ResultColumn("contraction", "What they pay less."),
    ResultColumn("churned", "What those paid who pay nothing now."),
    ResultColumn("closing", "What is paid in it."),
    ResultColumn("gross_churn", "The quotient (churned + contraction) / opening."),
    ResultColumn("nrr", "Net retention: 1 - gross_churn + expansion / opening."),
    ResultColumn("grr", "Gross retention: 1 - gross_churn."),
    ResultColumn(
      "quick_ratio", "The quotient (new + reactivation + expansion) / (churned + contraction)."),
    ResultColumn("voluntary", "Of churned, what left by choice; missing without reasons."),
    ResultColumn("involuntary", "Of churned, what a failed card or payment took."),
    ResultColumn("paused", "Of churned, what is paused."),
  ]

  private static let facts = [
    ResultColumn(
      "window_nrr", "Of those of the first month: paid in the last / paid in the first."),
    ResultColumn("window_grr", "The same with nobody above what they paid in the first."),
    ResultColumn(
      "compounded_nrr", "The product of the months' nrr: another number where people return."),
    ResultColumn("compounded_grr", "The product of the months' grr."),
    ResultColumn("customers_kept", "The share of the first month's customers who pay in the last."),
  ]

  private static let page = HelpPage(
    formula: """
      closing = opening + new + reactivation + expansion - contraction - churned    in every row
      gross_churn = (churned + contraction) / opening; grr = 1 - gross_churn
      nrr = grr + expansion / opening; quick_ratio = (new + reactivation + expansion) / (churned + contraction)
      spells: what is paid at the end of the month; reasons: the latest departure's in \
      the month, of two on one day the first by its text; failed payments and pauses are known by whole \
      words, which a note lists, or by `card:` and `pause:`
      """,
    source: """
      Movements as ChartMogul and Baremetrics publish them; some subtract reactivation from net churn \
      and leave it out of the quick ratio: `explain` shows both
      """,
    use: "How a subscription business grows, and whether what it loses left by choice.",
    caution: """
      Amounts must be recurring and of one period: spread a yearly payment over its months first. The \
      product of monthly nrr is not the nrr of the window. A failed card is not a decision to leave.
      """,
    examples: [
      "subscriptions | mrr monthly_amount from started to stopped per month reason: stop_reason",
      "subscriptions | mrr monthly_amount from started to stopped per quarter",
    ],
    searchWords: [
      "recurring revenue", "NRR", "GRR", "net revenue retention", "expansion", "contraction",
      "quick ratio", "ARR", "involuntary churn", "经常性收入", "prihod",
    ])
}
