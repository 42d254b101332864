import Engine
import Language
import Statistics
import Values

extension Analysis {
  /// The share of customers who found it easy.
  static let ces = Analysis(
    VerbDeclaration(
      name: "ces", category: .loyalty,
      summary: "Customer effort score: share of answers that say it was easy, and their mean.",
      slot: SlotDeclaration(
        .expression, [Argument("score", .value(.numbers), role: .effort)]),
      clauses: [.groups], options: options, results: results, facts: facts, page: page),
    fields: { BoxQuestion.fields(of: $0, words: .ces) },
    body: .computed { question throws(AnalysisError) in
      try BoxQuestion(question, words: .ces).answer()
    })

  private static let options = [
    OptionDeclaration(
      "boxes", .whole(1...100, or: []), standard: "2",
      summary: "How many of the outermost answers count as easy."),
    .scale(Scale(1, 7), summary: "The least and the greatest answer on offer."),
    OptionDeclaration(
      "good", .word(["high", "low"]), standard: "high",
      summary: "Whether a high answer means easy, or a low one little effort."),
    .level,
  ]

  private static let results = [
    ResultColumn("answers", "The answers on the scale."),
    ResultColumn("unanswered", "The rows without an answer."),
    ResultColumn("easy", "The answers in the boxes that say it was easy."),
    ResultColumn("ces", "The share easy / answers."),
    ResultColumn("low", "The lower end of its Wilson interval."),
    ResultColumn("high", "The upper end of its Wilson interval."),
    ResultColumn("mean", "The mean of the answers."),
  ]

  private static let facts = [
    ResultColumn("ces", "The share of all groups together."),
    ResultColumn("answers", "The answers of all groups together."),
    ResultColumn("chi_squared", "Pearson's test that all groups have the same share."),
    ResultColumn("degrees", "The degrees of freedom of that test."),
    ResultColumn("p", "The probability of such differences if all groups were alike."),
    ResultColumn("log_p", "Its natural logarithm, where p is too small to be held."),
  ]

  private static let page = HelpPage(
    formula: """
      ces = answers in the top boxes / answers; with good: low, in the bottom boxes
      with the scale 1 to 7 and two boxes: answers of 6 or 7
      interval: Wilson's score interval of that share
      """,
    source: """
      M. Dixon, K. Freeman, N. Toman 2010, Harv. Bus. Rev. 88(7/8), 116–122 (effort); E. B. Wilson \
      1927, J. Am. Stat. Assoc. 22, 209–212
      """,
    use: "The question how easy it was to get something done, after a contact.",
    caution: """
      The first version asked for effort, 1 to 5 with 1 little; the later one for ease, 1 to 7 with \
      7 easy: say `good: low` for the first. A mean of such answers hides angry minorities.
      """,
    examples: ["surveys | ces", "surveys | ces ces boxes: 1"],
    searchWords: ["effort", "easy", "ease", "friction", "费力", "napor"])
}
