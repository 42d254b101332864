import Diagnostics
import Engine
import Language

extension Verb {
  /// `members N`.
  static let members = Verb(
    VerbDeclaration(
      name: "members", category: .association,
      summary: "Shows the customers of a numbered row of the last answer of `associate`.",
      takesTable: false,
      slot: SlotDeclaration(.number, [Argument("number", .rows)]),
      page: HelpPage(
        formula:
          "the rows for which the row's condition is true; rows where it is missing are none",
        source: "The rule numbered N of the last answer of `associate`, asked of the rows again",
        use: "To see who is behind a rule, and to go on with them: | nps, | count by region.",
        caution: """
          A rule is kept until the next answer of `associate`; to keep its customers under a name: \
          segment risky = rule(3).
          """,
        examples: [
          "use customers ; associate top: 3 ; members 1",
          "use customers ; associate top: 3 ; members 1 | count by region",
        ],
        searchWords: ["rule", "customers", "drill", "list", "who"])),
    mark: .step,
    .plan { step, plan, context throws(SessionError) in
      guard case .whole(let number)? = step.items.first?.content else { return plan }
      let literal = Expression(.literal(.whole(Int64(number))), range: step.range)
      let call = Expression(
        .call(Name("rule", range: step.range), [literal], condition: nil), range: step.range)
      let checked = Checker(vocabulary: context.vocabulary, scope: plan.scope).expression(call)
      guard let condition = checked.value else {
        throw SessionError(.diagnostics(checked.diagnostics))
      }
      return plan.filtered(
        by: RowCondition(condition, isExclusion: false, blank: nil, text: step.text))
    })
}
