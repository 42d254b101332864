import Language
import Values

extension Analysis {
  /// Who left, why, after how long, what would have kept them, and what revenue went with them.
  static let losses = Analysis(
    VerbDeclaration(
      name: "losses", category: .loyalty,
      summary: "Customers who left by reason: how long they stayed, what would have kept them.",
      slot: SlotDeclaration(
        .expression, [Argument("reason", .value([]), role: .reason)]),
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { LossQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try LossQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .from, SlotDeclaration(.expression, [Argument("start", .value(.times), role: .joined)]),
      isRequired: true, summary: "The day a customer began."),
    ClauseDeclaration(
      .to, SlotDeclaration(.expression, [Argument("end", .value(.times), role: .ended)]),
      isRequired: true, summary: "The first day without the service; missing: still a customer."),
    ClauseDeclaration(
      .with, SlotDeclaration(.expression, [Argument("condition", .value([]))]),
      summary: "What would have kept the customer: a text, or a condition."),
    .groups,
  ]

  private static let options = [
    OptionDeclaration(
      "value", .name, summary: "What a customer brought; the role revenue when left out."),
    OptionDeclaration(
      "at", .whole(1...100_000, or: []), standard: "365",
      summary: "The days since the start at which incidences are told in the footer."),
    OptionDeclaration(
      "trend", .whole(1...100_000, or: []), standard: "90",
      summary: "The days up to now that are compared with as many before."),
    .card, .pause,
    OptionDeclaration(
      "count", .word(["customers", "spells"]), standard: "customers",
      summary: "The last stay of each customer, touching spells as one, or every row by itself."),
    OptionDeclaration(
      "save", .text,
      summary: "An SQLite file that keeps the lost customers from month to month."),
    .level,
  ]

  private static let results = [
    ResultColumn("reason", "Why they left."),
    ResultColumn("customers", "Those who left for it and did not come back."),
    ResultColumn("share", "Their share of all who left."),
    ResultColumn("median_lifetime", "The days after which half of them had left."),
    ResultColumn("revenue_lost", "The sum of what they had brought."),
    ResultColumn("condition", "With `with`: what most of them say would have kept them."),
    ResultColumn("trend", "The change of their number against as many days before."),
  ]

  private static let facts = [
    ResultColumn("customers", "All customers, those who stay too."),
    ResultColumn("lost", "Those who left."),
    ResultColumn("incidence", "The share who left for a reason or kind up to `at:` days."),
    ResultColumn("incidence_low", "The lower end of its interval."),
    ResultColumn("incidence_high", "The upper end of its interval."),
  ]

  private static let page = HelpPage(
    formula: """
      incidence(reason, t) = sum over days u <= t of S(u-) · losses(reason, u) / at risk(u)
      S(u-): the share who had not left for any reason before day u; who is still there is censored
      trend = losses in the last days / losses in as many days before - 1
      lost: the customer's last stay ended before the day of view; spells that touch are one stay
      """,
    source: """
      O. O. Aalen, S. Johansen 1978, Scand. J. Stat. 5, 141–150, exact under ties; interval by \
      log(-log) and the variance of E. Marubini, M. G. Valsecchi 1995, Analysing Survival Data
      """,
    use: """
      To keep the book of lost customers: who left, why, after how long, at what price. `save:` \
      keeps it in a file, one row for each customer, which is brought up to date every month: table \
      `lost` has who left, `changes` what was new each time, `views` each reason's numbers each \
      time. `remark` adds your own words, which stay.
      """,
    caution: """
      Failed cards and pauses are no decisions to leave: the footer tells them apart. A reason is \
      what was written down, and the median lifetime is that of those who left, not of all.
      """,
    examples: [
      "customers | losses end_reason from joined to ended",
      "customers | losses from joined to ended by contract at: 180",
      "customers | losses end_reason from joined to ended with (csat >= 4) trend: 180",
      "customers | losses end_reason from joined to ended save: \"losses.db\"",
    ],
    searchWords: [
      "churned-customer database", "reasons", "lost", "cancellation", "involuntary", "card",
      "pause", "competing risks", "流失原因", "razlozi odlaska",
    ])
}
