import Engine
import Language
import Statistics
import Values

extension Analysis {
  /// Promoters less detractors, in points.
  static let nps = Analysis(
    VerbDeclaration(
      name: "nps", category: .loyalty,
      summary: "Net promoter score: promoters less detractors in points, with its interval.",
      slot: SlotDeclaration(
        .expression, [Argument("score", .value(.numbers), role: .nps)]),
      clauses: [.groups], options: options, results: results, facts: facts, page: page),
    fields: { PromoterQuestion.fields(of: $0) },
    answer: { question throws(AnalysisError) in
      try PromoterQuestion(question).answer()
    })

  private static let options = [
    OptionDeclaration(
      "rule", .word(PromoterRule.allCases.map(\.rawValue)), standard: "standard",
      summary: "Detractors answer 0–6, or by `below6` 0–5 with a 6 in no class."),
    OptionDeclaration(
      "interval", .word(PromoterRule.intervals.map(\.word)), standard: "score",
      summary: "Tango's score interval, the adjusted Wald or the textbook's Wald interval."),
    .scale(AnswerScale(0, 10), summary: "The answers on offer: 0, 10 or 1, 10."),
    OptionDeclaration(
      "each", .word(["all", "latest", "first"]), standard: "all",
      summary: "All answers, or one for each customer by the roles customer and date."),
    OptionDeclaration(
      "weight", .name, summary: "How many customers each answer stands for."),
    .level,
  ]

  private static let results = [
    ResultColumn("answers", "The answers on the scale."),
    ResultColumn("unanswered", "The rows, or with `each:` the customers, without an answer."),
    ResultColumn("promoters", "Answers of 9 or 10, weighted when a weight is given."),
    ResultColumn("passives", "Answers of 7 or 8."),
    ResultColumn("detractors", "Answers of 6 or less, by `rule: below6` of 5 or less."),
    ResultColumn("nps", "The score, from -100 to 100 points."),
    ResultColumn("low", "The lower end of its interval."),
    ResultColumn("high", "The upper end of its interval."),
  ]

  private static let facts = [
    ResultColumn("nps", "The score of all groups together."),
    ResultColumn("answers", "The answers of all groups together."),
    ResultColumn("effective_answers", "With `weight:`, unweighted answers of equal precision."),
    ResultColumn("chi_squared", "Pearson's test that all groups answer alike, class by class."),
    ResultColumn("degrees", "The degrees of freedom of that test."),
    ResultColumn("p", "The probability of such differences if they did."),
    ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
  ]

  private static let page = HelpPage(
    formula: """
      nps = 100 · (promoters - detractors) / answers
      promoters answer 9 or 10, passives 7 or 8, detractors 0 to 6
      interval: Tango's score interval of the difference of two shares of one sample
      """,
    source: """
      F. F. Reichheld 2003, Harvard Business Review 81(12), 46–54; T. Tango 1998, Stat. Med. 17, \
      891–908; D. G. Bonett, R. M. Price 2012, J. Educ. Behav. Stat. 37, 479–488 (adjusted Wald); \
      L. Kish 1965, Survey Sampling (effective answers)
      """,
    use: "The question \"how likely are you to recommend us?\", answered from 0 to 10.",
    caution: """
      The scale must be the one that was asked: 1–5 stars are no 0–10 answers, and an 11 often \
      means \"no answer\". Groups of few answers swing widely: read the interval. Who did not \
      answer may differ from those who did.
      """,
    examples: [
      "customers | nps by region",
      "customers | nps nps_score by tier rule: below6",
      "surveys | nps nps each: latest",
      "customers | nps by contract weight: spend interval: adjusted",
    ],
    searchWords: [
      "net promoter", "recommend", "recommendation", "promoters", "detractors", "passives",
      "loyalty", "推荐", "净推荐值", "preporuka",
    ])
}
