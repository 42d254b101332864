import Engine
import Language
import Values

extension Analysis {
  /// A score for each customer from weighted parts, and the tier it falls into.
  static let health = Analysis(
    VerbDeclaration(
      name: "health", category: .loyalty,
      summary: "A health score for each customer from weighted parts, and its tier.",
      slot: .list(.named, Argument("part", .value([.whole, .decimal, .truth]))),
      clauses: [.customers], options: options, results: results, facts: facts, page: page),
    fields: { HealthQuestion.fields(of: $0) },
    answer: { question throws(AnalysisError) in
      try HealthQuestion(question).answer()
    })

  private static let options = [
    OptionDeclaration(
      "weights", .numbers(1...100), summary: "What each part weighs, in order; equal by default."),
    OptionDeclaration(
      "bands", .numbers(2...2), standard: "50, 75",
      summary: "The greatest scores that are poor and average."),
    OptionDeclaration(
      "scale", .numbers(2...200), standard: "0, 100",
      summary: "The least and greatest value of all parts, or of each part in order."),
    OptionDeclaration(
      "override", .name, summary: "A segment whose customers are in one tier whatever they score."),
    OptionDeclaration(
      "forced", .word(["poor", "average", "good"]), standard: "poor",
      summary: "The tier of the customers whom `override:` names."),
  ]

  private static let results = [
    ResultColumn("customer", "The customer, by the role."),
    ResultColumn("score", "The weighted mean of the parts that are known, from 0 to 100."),
    ResultColumn("health", "The tier: poor, average or good."),
    ResultColumn("coverage", "The share of all weights whose parts are known."),
  ]

  private static let facts = [
    ResultColumn("customers", "The customers of each tier."),
    ResultColumn("share", "Their share of those who have a score."),
    ResultColumn("mean_score", "The mean score."),
    ResultColumn("overridden", "The customers whose tier the override changed."),
  ]

  private static let page = HelpPage(
    formula: """
      score = sum of weight · value / sum of weight, over the parts that are known; values from 0 to \
      100, a condition counts 0 or 100
      coverage = sum of the weights of known parts / sum of all weights
      behind these columns stands one for each part: the points it adds; they sum to the score
      poor: up to 50     average: above 50, up to 75     good: above 75
      """,
    source: """
      Weighted health scores as customer success software documents them (bands open below, closed \
      above); the weights are yours: no data set knows them. Part of what makes a customer leave \
      can be found with `associate` and `drivers`.
      """,
    use: "To sort all customers into three lists: to rescue, to help, to thank.",
    caution: """
      A score from one part of four looks as sure as one from four: read the coverage. The tiers \
      say nothing until they are checked against who left:  | join … , churn by health.
      """,
    examples: [
      "customers | health csat = csat * 20, nps = nps_score * 10, bound = (contract != \"monthly\") weights: 2, 1, 1",
      "customers | health satisfaction = csat, voice = nps_score scale: 1, 5, 0, 10 bands: 40, 80",
    ],
    searchWords: [
      "health score", "tier", "red", "yellow", "green", "traffic light", "customer success",
      "健康度", "zdravlje",
    ])
}
