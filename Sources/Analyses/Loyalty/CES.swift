import Language

extension Analysis {
  /// The share of customers who found it easy.
  static let ces = BoxWords.ces.analysis(
    summary: "Customer effort score: share of answers that say it was easy, and their mean.",
    boxes: "How many of the outermost answers count as easy.",
    counted: "The answers in the boxes that say it was easy.",
    options: [
      OptionDeclaration(
        "good", .word(["high", "low"]), standard: "high",
        summary: "Whether a high answer means easy, or a low one little effort.")
    ],
    page: page)

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
