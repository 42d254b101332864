import Engine
import Language
import Statistics

extension Analysis {
  /// The share of rows that meet a condition.
  static let rate = Analysis(
    VerbDeclaration(
      name: "rate", category: .loyalty,
      summary: "Share of rows that meet a condition, with its interval.",
      slot: SlotDeclaration(.expression, [Argument("condition", .condition)]),
      clauses: [.groups, .exposure], options: [.level], results: RateWords.rate.results,
      facts: RateWords.facts, page: page),
    fields: { RateWords.rate.fields(of: $0) },
    answer: { question throws(AnalysisError) in
      try RateQuestion(question, words: .rate, role: nil).answer()
    })

  private static let page = HelpPage(
    formula: """
      rate = hits / (rows - unknown)
      interval: Wilson's score interval of that share
      times_overall = rate / rate of all groups together
      with per: rate_per_unit = events / exposure, with Garwood's exact Poisson interval
      """,
    source: """
      E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209–212; F. Garwood 1936, Biometrika 28, 437–442; \
      L. D. Brown, T. T. Cai, A. DasGupta 2001, Stat. Sci. 16, 101–133 (why Wilson)
      """,
    use: "Any yes/no question about rows: who complained, who came back, who paid late.",
    caution: """
      Rows for which the condition is missing are in neither number; when many are, the rate is \
      that of those who can be seen. A share of a snapshot is no rate per month: say `per` what.
      """,
    examples: [
      "customers | rate spend > 1000 by tier",
      "customers | rate churned by region, contract",
      "tickets | rate satisfied by topic level: 90%",
      "orders | rate amount > 50 per items by category",
    ],
    searchWords: [
      "share", "percentage", "proportion", "ratio", "percent", "incidence", "frequency",
      "conversion",
    ])
}

extension ClauseDeclaration {
  /// The clause `per`: what the events are counted over.
  static let exposure = ClauseDeclaration(
    .per, SlotDeclaration(.expression, [Argument("exposure", .value(.numbers))]),
    summary: "Events for each unit of this, such as a month of tenure.")
}
