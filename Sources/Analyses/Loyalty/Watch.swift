import Language
import Values

extension Analysis {
  /// The first ninety days of each customer against signals of trouble.
  static let watch = Analysis(
    VerbDeclaration(
      name: "watch", category: .loyalty,
      summary: "Customers in their first days: whom to help now, whom to watch, who is well.",
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { WatchQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try WatchQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .from, SlotDeclaration(.expression, [Argument("start", .value(.times), role: .joined)]),
      isRequired: true, summary: "The day a customer began."),
    ClauseDeclaration(
      .with, .list(.expressions, Argument("signal", .linkedValue([]))), isRequired: true,
      summary: "Dates of linked rows, conditions on them, or dates and conditions of a customer."),
    .customers,
  ]

  private static let options = [
    OptionDeclaration(
      "days", .whole(1...10_000, or: []), standard: "90",
      summary: "How many days from the start a customer is watched."),
    OptionDeclaration(
      "recent", .whole(1...10_000, or: []), standard: "14",
      summary: "A signal in so many last days is a case to solve."),
    OptionDeclaration(
      "enough", .whole(1...10_000, or: []), standard: "2",
      summary: "So many signals are a case to solve, however old."),
    .level,
  ]

  private static let results = [
    ResultColumn("customer", "The customer, by the role."),
    ResultColumn("day", "How many days ago the customer began."),
    ResultColumn("signals", "The signals since then."),
    ResultColumn(
      "state",
      "What to do: solve, watch, or ok; unknown where a condition is missing and no signal is known."
    ),
    ResultColumn("reason", "Each signal with how often and the day of the last one."),
  ]

  private static let facts = [
    ResultColumn("customers", "The customers of each state."),
    ResultColumn("survival", "The share of all customers who stay longer than `days:`."),
    ResultColumn("survival_low", "The lower end of its log-log interval."),
    ResultColumn("survival_high", "The upper end of its log-log interval."),
  ]

  private static let page = HelpPage(
    formula: """
      solve: a signal in the last 14 days, or two signals     watch: one older signal     ok: none
      watched: who began less than 90 days before the day of view and has not left
      survival: Kaplan–Meier over all customers, by the roles joined and ended
      """,
    source: """
      The rule of the first ninety days, as customer success teams state it: find any cause of \
      unhappiness and decide, solve or keep watching; E. L. Kaplan, P. Meier 1958 (survival)
      """,
    use: "Every morning: whom of the new customers to call.",
    caution: """
      Who is well is only without signals that are recorded. A condition on a customer counts as one \
      signal of today. The thresholds are conventions: check them with `compare`.
      """,
    examples: [
      "customers | watch with tickets.opened, surveys.nps <= 6",
      "customers | watch from joined with tickets.opened days: 60 recent: 7",
    ],
    searchWords: [
      "onboarding", "first 90 days", "early warning", "alert", "new customers", "at risk", "新客户",
      "prvih 90 dana",
    ])
}
