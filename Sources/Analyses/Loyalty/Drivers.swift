import Language
import Values

extension Analysis {
  /// How much each attribute brings to explaining an outcome.
  static let drivers = Analysis(
    VerbDeclaration(
      name: "drivers", category: .loyalty,
      summary: "How much of an outcome each attribute explains, shared fairly among them.",
      slot: SlotDeclaration(
        .expression, [Argument("outcome", .value([.whole, .decimal, .truth]))]),
      clauses: [attributes], options: options, results: results, facts: facts, page: page),
    fields: { _ in DriverQuestion.fields },
    answer: { question throws(AnalysisError) in
      try DriverQuestion(question).answer()
    })

  private static let attributes = ClauseDeclaration(
    .with, .list(.expressions, Argument("attribute", .value([.whole, .decimal, .truth]))),
    isRequired: true, summary: "The attributes that may drive the outcome, numbers or conditions.")

  private static let options = [
    OptionDeclaration(
      "rule", .word(["auto", "lmg", "johnson"]), standard: "auto",
      summary: "Averaged gains (up to 12 attributes) or relative weights (more)."),
    .level,
  ]

  private static let results = [
    ResultColumn("attribute", "The attribute, the one that explains most first."),
    ResultColumn("importance", "The part of R² that it brings."),
    ResultColumn("share", "That part divided by R²."),
    ResultColumn("low", "The lower end of the share's jackknife interval."),
    ResultColumn("high", "The upper end of the share's jackknife interval."),
  ]

  private static let facts = [
    ResultColumn("r2", "The share of the outcome's variance that all attributes explain."),
    ResultColumn("r2_adjusted", "That share less what chance explains."),
    ResultColumn("mcfadden", "McFadden's pseudo-R² of a logistic model, for a yes/no outcome."),
    ResultColumn("nagelkerke", "Nagelkerke's pseudo-R² of it."),
    ResultColumn("rows", "The rows in which everything is known."),
  ]

  private static let page = HelpPage(
    formula: """
      importance = gain in R² by the attribute, averaged over all orders of entry; they sum to R²
      above 12 attributes: relative weights, sum over k of (root of R)²jk · beta²k
      a condition counts 0 or 1: R² is then that of the linear probability model; beside it stand
      1 - log L / log L0 (McFadden) and (1 - (L0/L)^(2/n)) / (1 - L0^(2/n)) (Nagelkerke) of a
      logistic model with all attributes
      """,
    source: """
      R. H. Lindeman, P. F. Merenda, R. Z. Gold 1980, Introduction to Bivariate and Multivariate \
      Analysis (LMG); J. W. Johnson 2000, Multivariate Behav. Res. 35, 1–19; U. Grömping 2007, Am. \
      Stat. 61, 139–147; D. McFadden 1974, in Zarembka (ed.), Frontiers in Econometrics, 105–142; \
      N. J. D. Nagelkerke 1991, Biometrika 78, 691–692; interval: jackknife over groups of rows (Efron, Tibshirani 1993, ch. 11)
      """,
    use: "To learn which parts of an experience go with overall satisfaction, without asking.",
    caution: """
      It shares out what goes together; it does not say what would change the outcome. Attributes \
      that measure the same share its weight. A small R² makes all shares guesses.
      """,
    examples: [
      "customers | drivers nps_score with csat, monthly_fee, cost_to_serve",
      "customers | drivers churned with monthly_fee, (contract = \"monthly\"), (tier = \"bronze\")",
    ],
    searchWords: [
      "key drivers", "importance", "Shapley", "dominance", "relative weights", "LMG", "regression",
      "驱动", "pokretači",
    ])
}
