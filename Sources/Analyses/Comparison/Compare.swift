import Language
import Values

extension Analysis {
  /// Two groups of customers side by side, with the right test for each measure.
  static let compare = Analysis(
    VerbDeclaration(
      name: "compare", category: .comparison,
      summary: "Two groups side by side, each measure with the test that suits it.",
      slot: SlotDeclaration(.expression, [Argument("first group", .condition)]),
      clauses: clauses, options: options, results: results, facts: facts, page: page),
    fields: { compareFields($0) },
    answer: { question throws(AnalysisError) in
      try ComparisonQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .with, SlotDeclaration(.expression, [Argument("second group", .condition)]),
      summary: "The group to compare with; without it, everyone outside the first group."),
    ClauseDeclaration(
      .on, .list(.expressions, Argument("measure", .measureOrValue([]))),
      summary: "Columns or aggregates to compare; without them every column."),
  ]

  private static let options = [
    OptionDeclaration(
      "adjust", .word(["holm", "bonferroni", "bh", "by", "none"]), standard: "holm",
      summary: "How p-values are adjusted for the number of measures."),
    .level,
  ]

  private static let results = [
    ResultColumn("measure", "What is compared."),
    ResultColumn("a", "Its value in the first group."),
    ResultColumn("a_n", "The rows it was computed from."),
    ResultColumn("b", "Its value in the second group."),
    ResultColumn("b_n", "The rows it was computed from."),
    ResultColumn(
      "difference", "The first value minus the second; of shares, percentage points (pp)."),
    ResultColumn("low", "The lower end of the difference's interval."),
    ResultColumn("high", "The upper end of the difference's interval."),
    ResultColumn("p", "The probability of such a difference if the groups were alike."),
    ResultColumn("adjusted_p", "That probability adjusted for the number of measures."),
    ResultColumn(
      "test",
      "The test: Newcombe (with Fisher where counts are small), Welch, rank, log-rank or MOVER."),
    ResultColumn("detectable", "The smallest difference that groups of these sizes would show."),
  ]

  private static let facts = [
    ResultColumn("rows", "The rows of each group."),
    ResultColumn("tests", "The tests that p-values are adjusted for."),
  ]

  private static let page = HelpPage(
    formula: """
      difference = a - b; its interval and test follow from the measure
      a condition, rate(c), csat(x), each value of a text, 0/1: share, Newcombe; p by Pearson, or \
      Fisher where an expected count is below 5
      a number, avg(x): mean, Welch     median(x): median, Price and Bonett; p by ranks
      nps(x): points, MOVER from score limits     the role tenure: mean time until churn, log-rank
      detectable = (z of the level + z of 80 %) · standard error of the difference
      """,
    source: """
      R. G. Newcombe 1998, Stat. Med. 17, 873–890 (shares); B. L. Welch 1947, Biometrika 34, 28–35 \
      (means); H. B. Mann, D. R. Whitney 1947, Ann. Math. Stat. 18, 50–60 and R. M. Price, \
      D. G. Bonett 2002, J. Stat. Comput. Simul. 72, 119–124 (medians); A. Donner, G. Y. Zou 2012, \
      Stat. Methods Med. Res. 21, 347–359 (MOVER, for NPS); N. Mantel 1966, Cancer Chemother. Rep. \
      50, 163–170 (log-rank)
      """,
    use: "To see in what two groups of customers differ, and how sure that is.",
    caution: """
      Who is in a group was not drawn by lot: a difference between groups is no effect of what \
      makes the group. A large p with a large detectable difference says little: the groups were \
      too small to see it. Columns that follow from the group differ by themselves.
      """,
    examples: [
      "customers | compare contract = \"monthly\" on spend, nps(nps_score), churned",
      "customers | compare region = \"north\" with region = \"south\" on spend, median(spend)",
      "customers | compare churned",
    ],
    searchWords: ["difference", "test", "versus", "a/b", "t-test", "significance", "usporedba"])

  /// The fields of the result; values carry a kind when all measures have the same.
  static func compareFields(_ step: CheckedStep) -> [Field] {
    let types = (step.clauses[.on] ?? []).compactMap { $0.expression?.type }
    // The mean of counts is none, and wants its decimals.
    let kinds = Set(
      types.map { $0.type == .truth ? .share : $0.kind == .count ? Kind.plain : $0.kind })
    let kind = kinds.count == 1 ? kinds.first ?? .plain : .plain
    return [
      Field("measure", .text), Field("a", .decimal, kind: kind),
      Field("a_n", .whole, kind: .count), Field("b", .decimal, kind: kind),
      Field("b_n", .whole, kind: .count), Field("difference", .decimal, kind: kind),
      Field("low", .decimal, kind: kind), Field("high", .decimal, kind: kind),
      Field("p", .decimal, kind: .probability), Field("adjusted_p", .decimal, kind: .probability),
      Field("test", .text), Field("detectable", .decimal, kind: kind),
    ]
  }
}
