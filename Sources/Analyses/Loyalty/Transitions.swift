import Engine
import Language
import Values

extension Analysis {
  /// How customers move between groups from one period to the next.
  static let transitions = Analysis(
    VerbDeclaration(
      name: "transitions", category: .loyalty,
      summary: "How customers move between stages from the end of one period to the next.",
      slot: SlotDeclaration(.expression, [Argument("stage", .value([]))]),
      clauses: clauses, options: [.week, .level], results: results, page: page),
    fields: { TransitionQuestion.fields(of: $0) },
    dependsOnAsof: { _ in true },
    answer: { question throws(AnalysisError) in
      try TransitionQuestion(question).answer()
    })

  private static let clauses = [
    ClauseDeclaration(
      .on, SlotDeclaration(.expression, [Argument("date", .value(.times), role: .date)]),
      isRequired: true, summary: "The day from which on the customer is at the stage."),
    ClauseDeclaration(
      .to, SlotDeclaration(.expression, [Argument("end", .value(.times), role: .ended)]),
      summary: "The first day without any stage; missing while it lasts."),
    .period,
  ]

  private static let results = [
    ResultColumn("period", "The period in which customers moved or stayed."),
    ResultColumn("before", "The stage at its start; missing for those not there before."),
    ResultColumn("after", "The stage at its end; missing for customers who left."),
    ResultColumn("customers", "How many went that way."),
    ResultColumn("share", "The share of those at the stage before; missing for the unseen."),
    ResultColumn("low", "The lower end of its Wilson interval."),
    ResultColumn("high", "The upper end of its Wilson interval."),
  ]

  private static let page = HelpPage(
    formula: """
      stage(customer, day) = the stage of the customer's latest row up to the day, until its end
      share = customers with before and after / all customers with before
      """,
    source: "Counts of a Markov chain's moves; E. B. Wilson 1927, J. Am. Stat. Assoc. 22, 209–212",
    use: """
      Groups over time: potential, intending and existing customers, tiers, plans, health tiers.
      """,
    caution: """
      Who has no further row is taken to stay where they were, until the day after `to` or of the \
      role ended: without either a customer who left must have a row that says so. A period that is not over is flagged.
      """,
    examples: [
      "subscriptions | transitions plan on started per quarter"
    ],
    searchWords: [
      "migration", "Markov", "stage", "upgrade", "downgrade", "flow", "转移", "prijelazi",
    ])
}
