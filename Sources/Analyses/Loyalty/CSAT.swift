import Engine
import Language
import Statistics
import Values

extension Analysis {
  /// The share of answers in the top boxes of a satisfaction scale.
  static let csat = Analysis(
    VerbDeclaration(
      name: "csat", category: .loyalty,
      summary: "Share of satisfied answers, those in the top boxes of the scale.",
      slot: SlotDeclaration(
        .expression, [Argument("score", .value(.numbers), role: .csat)]),
      clauses: [.groups], options: options, results: results, facts: facts, page: page),
    fields: { BoxQuestion.fields(of: $0, words: .csat) },
    body: .computed { question throws(AnalysisError) in
      try BoxQuestion(question, words: .csat).answer()
    })

  private static let options = [
    OptionDeclaration(
      "boxes", .whole(1...100, or: []), standard: "2",
      summary: "How many of the greatest answers count as satisfied."),
    .scale(Scale(1, 5), summary: "The least and the greatest answer on offer."),
    .level,
  ]

  private static let results = [
    ResultColumn("answers", "The answers on the scale."),
    ResultColumn("unanswered", "The rows without an answer."),
    ResultColumn("satisfied", "The answers in the top boxes."),
    ResultColumn("csat", "The share satisfied / answers."),
    ResultColumn("low", "The lower end of its Wilson interval."),
    ResultColumn("high", "The upper end of its Wilson interval."),
  ]

  private static let facts = [
    ResultColumn("csat", "The share of all groups together."),
    ResultColumn("answers", "The answers of all groups together."),
    ResultColumn("chi_squared", "Pearson's test that all groups have the same share."),
    ResultColumn("degrees", "The degrees of freedom of that test."),
    ResultColumn("p", "The probability of such differences if all groups were alike."),
    ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
  ]

  private static let page = HelpPage(
    formula: """
      csat = answers in the top boxes / answers
      with the scale 1 to 5 and two boxes: answers of 4 or 5
      interval: Wilson's score interval of that share
      """,
    source: """
      Top-two-box satisfaction, as survey practice has it; E. B. Wilson 1927, J. Am. Stat. Assoc. \
      22, 209–212
      """,
    use: "The question \"how satisfied are you?\" on a scale of a few steps.",
    caution: """
      The scale must be the one that was asked, or off-scale answers are refused. A top-two-box \
      share hides whether the others are lukewarm or angry: `explain` shows every box and the mean.
      """,
    examples: [
      "customers | csat by region",
      "customers | csat csat by tier boxes: 1",
      "surveys | csat ces scale: 1, 7",
    ],
    searchWords: ["satisfaction", "satisfied", "top box", "stars", "满意", "zadovoljstvo"])
}
