import Language
import Values

extension Analysis {
  /// The share of customers who are still there after each time.
  static let survival = Analysis(
    VerbDeclaration(
      name: "survival", category: .survival,
      summary: "Share of customers still there after each time, by Kaplan and Meier.",
      slot: SlotDeclaration(
        .expression, [Argument("time", .value(.numbers), role: .tenure)], minimum: 0),
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { SurvivalQuestion.fields(of: $0) },
    dependsOnAsof: { SurvivalQuestion.readsDates($0) },
    answer: { question throws(AnalysisError) in
      try SurvivalQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .until, SlotDeclaration(.expression, [Argument("churned", .condition, role: .churned)]),
      summary: "Whether the time ended because the customer left."),
    ClauseDeclaration(
      .from, SlotDeclaration(.expression, [Argument("start", .value(.times), role: .joined)]),
      summary: "The day the time began."),
    ClauseDeclaration(
      .to, SlotDeclaration(.expression, [Argument("end", .value(.times), role: .ended)]),
      summary: "The first day without the service; missing means still a customer."),
    .groups,
  ]

  private static let options = [
    OptionDeclaration(
      "at", .numbers(1...100),
      summary: """
        The times to show, in months with dates; when left out with dates every month and the last \
        time, else every time at which someone left or was last seen.
        """),
    OptionDeclaration(
      "cause", .name, summary: "Why customers left, for one curve of incidence for each cause."),
    .level,
  ]

  private static let results = [
    ResultColumn("time", "The time since the start: in months with dates."),
    ResultColumn("at_risk", "Those still there and under observation just before it."),
    ResultColumn(
      "events", "Those who left up to it since the row before, with `cause:` for the cause."),
    ResultColumn("censored", "Those whose observation ended since the row before."),
    ResultColumn("survival", "The estimated share who stay longer."),
    ResultColumn("cause", "With `cause:`, why customers left."),
    ResultColumn("incidence", "With `cause:`, the share who left for it up to the time."),
    ResultColumn("low", "The lower end of its log-log interval, with `cause:` of the incidence."),
    ResultColumn("high", "The upper end of that interval."),
  ]

  private static let facts = [
    ResultColumn("stays", "Those that were watched; what one customer went on with is one stay."),
    ResultColumn("left", "Those of them who left."),
    ResultColumn("median", "The time by which half have left."),
    ResultColumn("median_low", "The lower end of its interval, where the lower band gets there."),
    ResultColumn("median_high", "The upper end of its interval."),
    ResultColumn("restricted_mean", "The mean time, of which no more than restricted_to counts."),
    ResultColumn("restricted_mean_low", "The lower end of its interval."),
    ResultColumn("restricted_mean_high", "The upper end of its interval."),
    ResultColumn("restricted_to", "The last time at which someone of each group was watched."),
    ResultColumn("log_rank", "The statistic of the test that all groups leave alike."),
    ResultColumn("degrees", "Its degrees of freedom."),
    ResultColumn("p", "The probability of such differences if they did."),
    ResultColumn("log_p", "The natural logarithm of p, where p is too small for a number."),
  ]

  private static let page = HelpPage(
    formula: "S(t) = product over times u <= t of (1 - events(u) / at_risk(u))",
    source: """
      E. L. Kaplan, P. Meier 1958, J. Am. Stat. Assoc. 53, 457–481; variance by Greenwood, \
      log-log interval; O. O. Aalen, S. Johansen 1978, Scand. J. Stat. 5, 141–150 by cause
      """,
    use: "To see how long customers stay when most of them have not left yet.",
    caution: """
      One minus the curve of one cause overstates that cause: customers lost to another can no \
      longer leave for it. Use `cause:`.
      """,
    examples: [
      "customers | survival from joined to ended by tier at: 3, 6, 12",
      "customers | survival by contract",
    ],
    searchWords: [
      "Kaplan", "Meier", "lifetime", "tenure", "half-life", "log-rank", "hazard", "生存",
      "preživljenje",
    ])
}
