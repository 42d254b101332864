import Language
import Tables
import Values

extension Analysis {
  /// What a change of retention does to the value of a customer.
  static let whatif = Analysis(
    VerbDeclaration(
      name: "whatif", category: .loyalty,
      summary: "Customer value now and with more retention: \"+5 %\" as a condition to test.",
      takesTable: false, options: options, results: results, facts: facts, page: page),
    fields: { _ in fields },
    answer: { question throws(AnalysisError) in
      try RetentionChange(question).answer(fields: fields)
    })

  private static let fields = [
    Field("retention", .decimal, kind: .share), Field("clv_now", .decimal, kind: .money),
    Field("clv_then", .decimal, kind: .money), Field("gain", .decimal, kind: .share),
  ]

  private static let options = [
    OptionDeclaration(
      "retention", .numbers(1...50), standard: "80%",
      summary: "The share of customers kept in a period, one or several."),
    OptionDeclaration("plus", .number(-1...1, or: []), standard: "5%", summary: "The change."),
    OptionDeclaration(
      "change", .word(["points", "relative"]), standard: "points",
      summary: "Whether 80% and 5% make 85% or 84%."),
    OptionDeclaration(
      "margin", .number(0...1e15, or: []), standard: "100",
      summary: "The margin of a customer in a period."),
    OptionDeclaration(
      "discount", .number(0...10, or: []), standard: "10%", summary: "The discount of a period."),
    OptionDeclaration(
      "rule", .word(MarginTiming.allCases.map(\.rawValue)), standard: "perpetuity",
      summary: "When the first margin comes: for sure after a period, at once, or if retained."),
  ]

  private static let results = [
    ResultColumn("retention", "The retention now."),
    ResultColumn("clv_now", "The value of a customer with it."),
    ResultColumn("clv_then", "The value with the changed retention; missing when it has no limit."),
    ResultColumn("gain", "The quotient clv_then / clv_now less 1."),
  ]

  private static let facts = [
    ResultColumn("retention_for_25", "The least retention at which the change brings 25% or more."),
    ResultColumn("retention_for_125", "The least retention at which it brings 125% or more."),
    ResultColumn(
      "expected_periods", "For each retention the periods a customer stays, 1 / (1 - r)."),
  ]

  private static let page = HelpPage(
    formula: """
      perpetuity: clv = m / (1 + d - r); immediate: m (1 + d) / (1 + d - r);
      retained: m r / (1 + d - r), with margin m, retention r, discount d of one period
      points: r' = r + plus; relative: r' = r (1 + plus); gain = clv(r') / clv(r) - 1
      perpetuity by points: gain = plus / (1 + d - r - plus), 25% when r >= 0.75 + d for 5 points
      """,
    source: """
      S. Gupta, D. R. Lehmann 2003, J. Interact. Mark. 17, 9–24 (margin multiple); the claim of 25 \
      to 125 % is retold after F. F. Reichheld, W. E. Sasser 1990, Harv. Bus. Rev. 68(5), 105–111
      """,
    use: "When someone says that 5 % more retention lifts profit by 25 to 125 %.",
    caution: """
      Retention and margin are taken as the same for all customers and all time. "5 %" may be points \
      or relative: at 80% that is 33% or 16% more value. Nothing here says what the change costs.
      """,
    examples: [
      "customers | whatif retention: 80% plus: 5%",
      "customers | whatif retention: 50%, 80%, 90%, 95% change: relative discount: 15%",
    ],
    searchWords: [
      "retention lift", "5 percent", "customer value", "CLV", "scenario", "25 to 125",
    ])
}
