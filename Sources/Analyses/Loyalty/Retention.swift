import Engine
import Language
import Values

extension Analysis {
  /// How many customers of each period's start stay to its end, by the published rules.
  static let retention = Analysis(
    VerbDeclaration(
      name: "retention", category: .loyalty,
      summary: "Share of customers kept in each period, by one of seven published rules.",
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { RetentionQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try RetentionQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .from,
      SlotDeclaration(.expression, [Argument("start", .value(.times), role: .joined)]),
      isRequired: true, summary: "The first day of a stay."),
    ClauseDeclaration(
      .to, SlotDeclaration(.expression, [Argument("end", .value(.times), role: .ended)]),
      isRequired: true, summary: "The first day without the service; missing while it lasts."),
    .period, .groups,
  ]

  private static let options = [
    OptionDeclaration(
      "rule", .word(RetentionRule.allCases.map(\.rawValue)), standard: "cohort",
      summary: "Which published definition of churn is used."),
    OptionDeclaration(
      "count", .word(["customers", "spells"]), standard: "customers",
      summary: "Customers, whose touching spells are one stay, or every row by itself."),
    .week, .level,
  ]

  private static let results = [
    ResultColumn("period", "The period."),
    ResultColumn("at_start", "Those there just before it begins."),
    ResultColumn("joined", "The stays that begin in it."),
    ResultColumn(
      "lost", "By rule cohort those of the start who are gone at the end, else all departures."),
    ResultColumn("kept", "Those of the start who are there at the end."),
    ResultColumn("retention", "One less churn; missing for a period that is not over."),
    ResultColumn("churn", "The rate lost by the rule."),
    ResultColumn("low", "The lower end of the interval of retention."),
    ResultColumn("high", "The upper end of the interval of retention."),
  ]

  private static let facts = [
    ResultColumn("left", "The customers who left at least once."),
    ResultColumn("returned", "The customers who left and came back."),
    ResultColumn("left_again", "The customers who left more than once."),
  ]

  private static let page = HelpPage(
    formula: """
      cohort: churn = (there at the start and not at the end) / at_start
      start, average, end: departures / at_start, / mean of start and end, / at the end
      start_plus_new: departures / (at_start + joined); daily: sum over days of departures / there
      rolling30: departures of the last 30 days / (there before them + joined in them)
      interval: Wilson's for rule cohort, else Garwood's exact one of the number of departures
      """,
    source: """
      Rates as subscription services publish them: over the start (ChartMogul), the sum of daily \
      rates (Shopify), 30 days (Stripe); E. B. Wilson 1927; F. Garwood 1936
      """,
    use: "The monthly retention or churn rate of customers with a first and a last day.",
    caution: """
      The seven rules differ by a third on one data set, so a rate without its rule means little: \
      `explain` shows all. A period that is not over has no rate. Where people return, ask whether \
      leaving again is counted.
      """,
    examples: [
      "customers | retention from joined to ended per quarter",
      "customers | retention from joined to ended per month by contract",
      "subscriptions | retention from started to stopped per quarter rule: average",
      "subscriptions | retention from started to stopped per quarter count: spells rule: start",
    ],
    searchWords: [
      "churn rate", "monthly churn", "attrition", "kept", "renewal", "logo churn", "留存率",
      "zadržavanje",
    ])
}
