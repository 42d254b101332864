import Language
import Values

extension Analysis {
  /// What matters to customers against how satisfied they are with it.
  static let quadrants = Analysis(
    VerbDeclaration(
      name: "quadrants", category: .loyalty,
      summary: "What matters against how satisfied customers are with it, in four quadrants.",
      slot: SlotDeclaration(
        .expressions,
        [Argument("importance", .value(.numbers)), Argument("satisfaction", .value(.numbers))],
        minimum: 2),
      clauses: [attribute], options: options, results: results, facts: facts, page: page),
    fields: { QuadrantQuestion.fields(of: $0) },
    answer: { question throws(AnalysisError) in
      try QuadrantQuestion(question).answer()
    })

  private static let attribute = ClauseDeclaration(
    .by, SlotDeclaration(.named, [Argument("attribute", .value([]))]), isRequired: true,
    summary: "What was asked about, such as price or speed.")

  private static let options = [
    OptionDeclaration(
      "cross", .word(["mean", "midpoint"]), standard: "mean",
      summary: "Where the lines cross: at the means, or at the middle of `scale:`."),
    OptionDeclaration(
      "scale", .numbers(2...2), standard: "0, 10",
      summary: "The least and greatest answer, for `cross: midpoint`."),
    OptionDeclaration(
      "rival", .name, summary: "Satisfaction with a competitor, to be measured against."),
    .level,
  ]

  private static let results = [
    ResultColumn("attribute", "What was asked about."),
    ResultColumn("importance", "The mean importance."),
    ResultColumn("satisfaction", "The mean satisfaction."),
    ResultColumn("gap", "Importance less satisfaction."),
    ResultColumn("opportunity", "Importance plus what satisfaction falls short of it."),
    ResultColumn("quadrant", "What to do by the quadrant it lies in."),
    ResultColumn("answers", "The rows in which both are known."),
    ResultColumn("rival", "With `rival:`, the mean satisfaction with the competitor."),
    ResultColumn("lead", "With `rival:`, the mean difference to the competitor."),
    ResultColumn("lead_low", "With `rival:`, the lower end of its interval."),
    ResultColumn("lead_high", "With `rival:`, the upper end of its interval."),
  ]

  private static let facts = [
    ResultColumn("importance_cross", "The importance at which the lines cross."),
    ResultColumn("satisfaction_cross", "The satisfaction at which the lines cross."),
  ]

  private static let page = HelpPage(
    formula: """
      gap = importance - satisfaction
      opportunity = importance + max(importance - satisfaction, 0)
      concentrate here: important, not satisfied     keep up the good work: important, satisfied
      possible overkill: satisfied, not important    low priority: neither
      """,
    source: """
      J. A. Martilla, J. C. James 1977, Journal of Marketing 41(1), 77–79 (the grid); A. W. Ulwick \
      2002, Harvard Business Review 80(1), 91–97 (opportunity)
      """,
    use: "To choose what to improve first, from what customers say matters and how it is.",
    caution: """
      With `cross: mean` some attribute is always below the line, even if all are good. What people \
      say is important need not be what moves them: compare with `drivers`.
      """,
    examples: [
      "tickets | derive weight = case(severity = \"high\", 10, severity = \"medium\", 5, 1), content = if(satisfied, 10, 0) | quadrants weight, content by topic"
    ],
    searchWords: [
      "importance", "performance", "satisfaction", "priority", "attributes", "IPA", "gap",
      "opportunity", "重要性", "važnost",
    ])
}
