import Engine
import Language
import Values

extension Analysis {
  /// How many of those who entered a stage reach the next in time.
  static let funnel = Analysis(
    VerbDeclaration(
      name: "funnel", category: .loyalty,
      summary: "Share of those at each stage who reach the next in time; the undecided set apart.",
      slot: .list(.named, Argument("stage", .value(.times)), minimum: 2),
      clauses: [.groups], options: options, results: results, facts: facts, page: page),
    fields: { FunnelQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try FunnelQuestion(question).answer()
    })

  private static let options = [
    OptionDeclaration(
      "within", .duration, standard: "30 days",
      summary: "The time after a stage in which reaching the next counts."),
    .level,
  ]

  private static let results = [
    ResultColumn("stage", "The stage to be reached."),
    ResultColumn("entered", "Those who had reached the stage before it, itself in time."),
    ResultColumn("reached", "Of the decided those who reached it in time."),
    ResultColumn("conversion", "The share reached / (entered - undecided)."),
    ResultColumn("low", "The lower end of its Wilson interval."),
    ResultColumn("high", "The upper end of its Wilson interval."),
    ResultColumn("median_days", "The median of the days it took those who reached it in time."),
    ResultColumn("undecided", "Those whose time is not over; they are no failures."),
  ]

  private static let facts = [
    ResultColumn("conversion", "From the first to the last stage: the product of the conversions."),
    ResultColumn("chi_squared", "Pearson's test that all groups reach the last stage alike."),
    ResultColumn("degrees", "The degrees of freedom of that test."),
    ResultColumn("p", "The probability of such differences if they did."),
    ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
  ]

  private static let page = HelpPage(
    formula: """
      conversion = reached / (entered - undecided)
      entered: reached the stage before; undecided: the date of that one + within > asof
      reached: next date in [date, date + within); interval: Wilson's score interval
      two time stamps are compared by the moment, other dates by the day
      """,
    source: """
      Conversion with a full window for everybody, so that open trials are censored; E. B. Wilson \
      1927, J. Am. Stat. Assoc. 22, 209–212
      """,
    use: "Trial to paid, interest to order, first to second stage of any path, by source.",
    caution: """
      Stages are dates of one row: a missing date means not reached. Counting open trials as failures \
      makes the latest month look worst. Who reached a stage before or without the one in \
      front of it, or later than `within`, is left out from there on, and counted.
      """,
    examples: [
      "surveys | derive sent = date(sent_at) | funnel sent, date within: 7 days",
      "tickets | funnel opened, closed by topic within: 7 days",
    ],
    searchWords: [
      "conversion", "trial", "onboarding", "steps", "paid", "freemium", "转化", "lijevak",
    ])
}
