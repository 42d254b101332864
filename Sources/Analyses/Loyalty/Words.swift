import Language
import Values

extension Analysis {
  /// The words of free texts that go with an outcome.
  static let words = Analysis(
    VerbDeclaration(
      name: "words", category: .loyalty,
      summary:
        "Words of free texts that go with an outcome; of Chinese texts, pairs of characters.",
      slot: SlotDeclaration(.expression, [Argument("text", .value([.text]))]),
      clauses: [outcome], options: options, results: results, facts: facts, page: page),
    fields: { _ in WordQuestion.fields },
    answer: { question throws(AnalysisError) in
      try WordQuestion(question).answer()
    })

  private static let outcome = ClauseDeclaration(
    .by, SlotDeclaration(.named, [Argument("outcome", .condition, role: .churned)]),
    isRequired: true, summary: "The condition that divides the answers.")

  private static let options = [
    OptionDeclaration(
      "least", .whole(1...1_000_000, or: []), standard: "5",
      summary: "In how many answers a word must occur to be looked at."),
    OptionDeclaration(
      "top", .whole(1...1_000_000, or: ["all"]), standard: "20",
      summary: "How many words are shown."),
    OptionDeclaration(
      "common", .word(["leave_out", "keep"]), standard: "leave_out",
      summary: "Whether words that stand in every text, such as articles, are looked at."),
    OptionDeclaration(
      "adjust", .word(["holm", "bonferroni", "bh", "by", "none"]), standard: "holm",
      summary: "How p-values are adjusted for the number of words looked at."),
  ]

  private static let results = [
    ResultColumn("word", "The word in lower case, or the pair of characters."),
    ResultColumn("answers", "The answers in which it occurs, once or more often."),
    ResultColumn("share_inside", "The share of answers with it, where the outcome is true."),
    ResultColumn("share_outside", "The share of answers with it, where it is false."),
    ResultColumn("times_outside", "The first share divided by the second."),
    ResultColumn("p", "Fisher's exact two-sided probability of such a difference by chance."),
    ResultColumn("adjusted_p", "That probability adjusted for all words that were looked at."),
  ]

  private static let facts = [
    ResultColumn("inside", "The answers where the outcome is true."),
    ResultColumn("outside", "The answers where it is false."),
    ResultColumn("words", "The words that were looked at."),
  ]

  private static let page = HelpPage(
    formula: """
      share = answers that hold the word / answers, in each group; times_outside = their ratio
      words are runs of letters and digits; runs of Chinese characters are taken in pairs
      """,
    source: """
      R. A. Fisher's exact test on answers, not on words, so that a repeated word counts once; S. \
      Holm 1979, Scand. J. Stat. 6, 65–70 (adjusted p)
      """,
    use: "To see what those who leave write about, before somebody reads every comment.",
    caution: """
      Only those who write are seen. A word is no opinion: \"not good\" counts as good. Customers \
      who write twice count twice.
      """,
    examples: [
      "surveys | words comment by (nps <= 6)",
      "surveys | words comment by (nps <= 6) adjust: bh top: 10",
    ],
    searchWords: ["comments", "text", "open answers", "keywords", "verbatim", "评论", "riječi"])
}
