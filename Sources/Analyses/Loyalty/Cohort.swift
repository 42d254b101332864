import Language
import Values

extension Analysis {
  /// How many customers of each joining period are still active, period after period.
  static let cohort = Analysis(
    VerbDeclaration(
      name: "cohort", category: .loyalty,
      summary: "Share of each joining period's customers active in every later period.",
      clauses: clauses, options: options, results: results, page: page),
    fields: fields,
    body: .coming(
      "cohort is read and checked, but its table of cohorts comes with a later version"))

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
      summary: "Active in the period, in it or later, in all up to it, or within 30-day stretches."),
    OptionDeclaration(
      "average", .word(["pooled", "simple"]), standard: "pooled",
      summary: "How the rates of complete cohorts are averaged in the footer."),
    OptionDeclaration(
      "value", .name, summary: "An amount to follow instead of the number of customers."),
    .level,
  ]

  private static let results = [
    ResultColumn("cohort", "The period in which the customers began."),
    ResultColumn("size", "The customers who began in it."),
    ResultColumn("period", "The number of periods since, from 0."),
    ResultColumn("eligible", "Those who could be observed for the whole period."),
    ResultColumn("active", "Those of them who were active."),
    ResultColumn("rate", "The share active / eligible; missing where nobody could be observed."),
    ResultColumn("low", "The lower end of the share's Wilson interval."),
    ResultColumn("high", "The upper end of the share's Wilson interval."),
    ResultColumn("complete", "Whether the whole cohort could be observed to the period's end."),
  ]

  private static let page = HelpPage(
    formula: "rate(cohort, k) = customers active in period k / customers eligible in period k",
    source: """
      Bounded, unbounded, rolling and streak retention as Amplitude, Mixpanel and PostHog document \
      them; cells that cannot be observed yet are empty, never 0.
      """,
    use: "To see whether customers who joined later stay better or worse than earlier ones.",
    caution: """
      Unbounded rates of young cohorts still grow. An average over cohorts of different age mixes \
      different customers in every column.
      """,
    examples: ["customers | cohort by month(joined) on orders.date periods: 6"],
    searchWords: ["retention", "triangle", "vintage", "heat map", "returning", "留存", "kohorta"])

  @Sendable private static func fields(of step: CheckedStep) -> [Field] {
    let period = step.groups.first?.expression?.type ?? ColumnType(.date)
    return [
      Field("cohort", period), Field("size", .whole, kind: .count), Field("period", .whole),
      Field("eligible", .whole, kind: .count), Field("active", .whole, kind: .count),
      Field("rate", .decimal, kind: .share), Field("low", .decimal, kind: .share),
      Field("high", .decimal, kind: .share), Field("complete", .truth),
    ]
  }
}
