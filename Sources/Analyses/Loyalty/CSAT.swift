import Language

extension Analysis {
  /// The share of answers in the top boxes of a satisfaction scale.
  static let csat = BoxWords.csat.analysis(
    summary: "Share of satisfied answers, those in the top boxes of the scale.",
    boxes: "How many of the greatest answers count as satisfied.",
    counted: "The answers in the top boxes.", page: page)

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
