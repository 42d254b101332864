import Language

extension Analysis {
  /// The clauses of `associate`.
  static let associateClauses = [
    ClauseDeclaration(
      .with, SlotDeclaration(.expression, [Argument("churned", .condition, role: .churned)]),
      summary: "The outcome, when it is not the role churned."),
    ClauseDeclaration(
      .given, .list(.expressions, Argument("stratum", .value([]))),
      summary: "What to hold fixed when odds ratios are adjusted."),
    .groups,
  ]

  /// The options of `associate`.
  static let associateOptions = searchOptions + itemOptions + answerOptions + deepOptions

  private static let searchOptions = [
    OptionDeclaration(
      "max", .whole(1...30, or: ["none"]), standard: "3",
      summary: "How many behaviours a rule may have."),
    OptionDeclaration(
      "counting", .word(["coverage", "joint"]), standard: "coverage",
      summary: "Whether support counts the customers of the rule or the churners among them."),
    OptionDeclaration(
      "support", .number(0...1, or: []), standard: "1%",
      summary: "The least share of all customers, of what is counted."),
    OptionDeclaration(
      "churners", .whole(0...1_000_000_000, or: []), standard: "5",
      summary: "The least number of churners in a rule."),
  ]

  private static let itemOptions = [
    OptionDeclaration(
      "bins", .whole(2...100, or: ["mdlp"]), standard: "4",
      summary: "Into how many parts of equal size numbers are cut; `mdlp` cuts where churn changes."
    ),
    OptionDeclaration(
      "sides", .word(["both", "yes"]),
      summary: "Whether only yes counts, or with `both` also the opposite of every condition."),
    OptionDeclaration(
      "blank", .word(["item"]), summary: "Makes having no value an item of its own."),
  ]

  private static let answerOptions = [
    OptionDeclaration(
      "adjust", .word(["holm", "bonferroni", "layered", "bh", "by", "westfall", "none"]),
      standard: "holm", summary: "How p is adjusted for the many combinations tried."),
    OptionDeclaration(
      "alpha", .number(1e-12...1, or: []), standard: "5%",
      summary: "The greatest adjusted p of a rule that is shown."),
    OptionDeclaration(
      "keep", .word(["all"]), summary: "Shows everything, groups nothing and guards nothing."),
    OptionDeclaration(
      "top", .whole(1...1_000_000_000, or: ["all"]), standard: "20",
      summary: "How many rules the answer has at most."),
    .level,
  ]

  private static let deepOptions = [
    OptionDeclaration(
      "measures", .word(["all"]), summary: "Adds every measure that is known."),
    OptionDeclaration(
      "holdout", .number(0.05...0.95, or: []),
      summary: "Searches on a part of the customers and tests on the rest."),
    OptionDeclaration(
      "stability", .whole(10...100_000, or: []),
      summary: "Draws the customers anew so many times and says how often a rule comes back."),
    OptionDeclaration(
      "value", .name, summary: "The revenue of a customer, for revenue at risk."),
    OptionDeclaration(
      "observe", .duration,
      summary: "The length of time in which behaviours are seen; leaving counts after it only."),
    OptionDeclaration(
      "until", .period,
      summary: "The end of that time; without it, as late as the outcome can be known."),
    OptionDeclaration(
      "outcome", .duration, summary: "The length of time after it in which leaving counts."),
  ]

  /// What help says of `associate`.
  static let associatePage = HelpPage(
    formula: """
      confidence = churned / customers;  lift = confidence / base
      leverage = churned / all − customers × churners / all²
      odds ratio = a·d / (b·c);  p = P(H ≥ a), H hypergeometric (Fisher, one side)
      productive p = the largest Fisher p against the rule with one item less, inside that rule
      """,
    source: "Webb 2007, Discovering significant patterns; Zaki 2000; Haldane 1956; Wilson 1927.",
    use: "To learn which behaviours, alone and together, are found more often among churners.",
    caution: """
      What goes with churn need not cause it: a third thing may bring both. Hold it fixed with \
      `given`, and try before you act.
      """,
    examples: [
      "customers | associate", "customers | associate tier, contract with churned",
      "customers | associate max: 2 top: 10",
      "customers | associate counting: joint support: 1% churners: 20 keep: all top: all",
      "customers | associate contract, payment given tier level: 90%",
      "customers | associate tier, contract by channel sides: both blank: item alpha: 10%",
      "customers | associate max: none top: 5 measures: all value: spend",
      "customers | associate tier, contract, birth_year bins: mdlp holdout: 50%",
      "customers | associate tier, contract adjust: westfall stability: 20",
      "customers | associate observe: 90 days until: 2025-06-30 outcome: 180 days max: 1",
    ],
    searchWords: [
      "rules", "association", "basket", "apriori", "drivers", "why", "lift", "pattern", "behaviour",
      "odds",
    ])
}
