import Language
import Values

extension Analysis {
  /// Two groups of customers side by side, with the right test for each measure.
  static let compare = Analysis(
    VerbDeclaration(
      name: "compare", category: .comparison,
      summary: "Two groups side by side, each measure with the test that suits it.",
      slot: SlotDeclaration(.expression, [Argument("first group", .condition)]),
      clauses: clauses, options: options, results: results, page: page),
    fields: { _ in fields },
    body: .coming(
      "compare is read and checked, but its differences and tests come with a later version"))

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
    ResultColumn("difference", "The first value minus the second."),
    ResultColumn("low", "The lower end of the difference's interval."),
    ResultColumn("high", "The upper end of the difference's interval."),
    ResultColumn("p", "The probability of such a difference if the groups were alike."),
    ResultColumn("adjusted_p", "That probability adjusted for the number of measures."),
    ResultColumn("test", "The test: Newcombe, Welch, rank, log-rank or MOVER."),
    ResultColumn("detectable", "The smallest difference that groups of these sizes would show."),
  ]

  private static let page = HelpPage(
    formula: "difference = a - b; its interval and test follow from the type of the measure",
    source: """
      R. G. Newcombe 1998, Stat. Med. 17, 873–890 (shares); B. L. Welch 1947, Biometrika 34, 28–35 \
      (means); A. Donner, G. Y. Zou 2012, Stat. Methods Med. Res. 21, 347–359 (MOVER, for NPS)
      """,
    use: "To see in what two groups of customers differ, and how sure that is.",
    caution: """
      Who is in a group was not drawn by lot: a difference between groups is no effect of what \
      makes the group.
      """,
    examples: [
      "customers | compare contract = \"monthly\" on spend, nps(nps_score), churned",
      "customers | compare region = \"north\" with region = \"south\" on spend",
    ],
    searchWords: ["difference", "test", "versus", "a/b", "t-test", "significance", "usporedba"])

  private static let fields = [
    Field("measure", .text), Field("a", .decimal), Field("a_n", .whole, kind: .count),
    Field("b", .decimal), Field("b_n", .whole, kind: .count), Field("difference", .decimal),
    Field("low", .decimal), Field("high", .decimal), Field("p", .decimal, kind: .probability),
    Field("adjusted_p", .decimal, kind: .probability), Field("test", .text),
    Field("detectable", .decimal),
  ]
}
