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
    fields: fields,
    body: .coming(
      "survival is read and checked, but its curve comes with a later version"))

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
      "at", .numbers(1...100), summary: "The times to show, in months; every step when left out."),
    OptionDeclaration(
      "cause", .name, summary: "Why customers left, for one curve of incidence for each cause."),
    .level,
  ]

  private static let results = [
    ResultColumn("time", "The time since the start."),
    ResultColumn("at_risk", "Those still there and under observation just before it."),
    ResultColumn("events", "Those who left up to it since the row before."),
    ResultColumn("censored", "Those whose observation ended since the row before."),
    ResultColumn("survival", "The estimated share who stay longer."),
    ResultColumn("low", "The lower end of its log-log interval."),
    ResultColumn("high", "The upper end of its log-log interval."),
    ResultColumn("cause", "With `cause:`, why customers left."),
    ResultColumn("incidence", "With `cause:`, the share who left for it up to the time."),
  ]

  private static let facts = [
    ResultColumn("median", "The time by which half have left."),
    ResultColumn("restricted_mean", "The mean time up to the last one observed."),
    ResultColumn("log_rank", "The statistic of the test that all groups leave alike."),
    ResultColumn("p", "The probability of such differences if they did."),
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

  @Sendable private static func fields(of step: CheckedStep) -> [Field] {
    let whole = step.items.first?.expression?.type.type == .whole
    var fixed = [
      Field("time", whole ? .whole : .decimal), Field("at_risk", .whole, kind: .count),
      Field("events", .whole, kind: .count), Field("censored", .whole, kind: .count),
      Field("survival", .decimal, kind: .share), Field("low", .decimal, kind: .share),
      Field("high", .decimal, kind: .share),
    ]
    if step.options["cause"] != nil {
      fixed += [Field("cause", .text), Field("incidence", .decimal, kind: .share)]
    }
    return GroupColumns(step, beside: fixed).fields + fixed
  }
}
