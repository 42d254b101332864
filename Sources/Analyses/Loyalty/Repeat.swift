import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

extension Analysis {
  /// The share of customers who came back within a time of their first purchase.
  static let `repeat` = Analysis(
    VerbDeclaration(
      name: "repeat", category: .loyalty,
      summary: "Share of customers who buy again within a time of their first purchase.",
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { RepeatQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try RepeatQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .on,
      SlotDeclaration(.expression, [Argument("date", .linkedValue(.times), role: .date)]),
      isRequired: true, summary: "The dates of purchases or visits."),
    .groups,
  ]

  private static let options = [
    OptionDeclaration(
      "within", .duration, standard: "12 months",
      summary: "The time after the first purchase in which the second counts."),
    OptionDeclaration(
      "rule", .word(["within", "ever"]), standard: "within",
      summary: "In that time, or ever up to asof, which favours customers of long ago."),
    OptionDeclaration(
      "count", .word(["days", "rows"]), standard: "days",
      summary: "Rows of one day are one visit, or each row is a purchase of its own."),
    .level,
  ]

  private static let results = [
    ResultColumn("customers", "The customers with a purchase."),
    ResultColumn("unknown", "Those whose time after the first purchase is not over."),
    ResultColumn("repeaters", "Of the others those who bought again in it."),
    ResultColumn("rate", "The share repeaters / (customers - unknown)."),
    ResultColumn("low", "The lower end of its Wilson interval."),
    ResultColumn("high", "The upper end of its Wilson interval."),
    ResultColumn(
      "median_gap_days", "The median of the days from first to second purchase of repeaters."),
  ]

  private static let facts = [
    ResultColumn("rate", "The share of all groups together."),
    ResultColumn("chi_squared", "Pearson's test that all groups have the same share."),
    ResultColumn("degrees", "The degrees of freedom of that test."),
    ResultColumn("p", "The probability of such differences if all groups were alike."),
    ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
  ]

  private static let page = HelpPage(
    formula: """
      rate = repeaters / (customers - unknown)
      a customer is known when first purchase + within <= asof, whether or not they came back
      repeater: second purchase in [first, first + within); interval: Wilson's score interval
      """,
    source: """
      Repeat purchase rate with a full window for everybody; E. B. Wilson 1927, J. Am. Stat. \
      Assoc. 22, 209–212
      """,
    use: "Whether first-time buyers come back, by where they came from or what they bought first.",
    caution: """
      Who bought first a short time ago is unknown and not a failure; counting them as one makes \
      recent groups look worse. `rule: ever` compares customers watched for different times. The \
      median gap is that of repeaters inside the window, so it cannot exceed it.
      """,
    examples: [
      "orders | repeat on date within: 6 months",
      "customers | repeat on orders.date by tier within: 6 months",
    ],
    searchWords: [
      "repurchase", "second purchase", "come back", "one-time buyers", "repeat rate", "复购",
      "ponovna kupnja",
    ])
}
