import Engine
import Language

extension Verb {
  /// `sample N` or `sample 5%`.
  static let sample = Verb(
    VerbDeclaration(
      name: "sample", category: .rows,
      summary: "Draws some rows by a hash of the customer, so that the same ones come again.",
      slot: SlotDeclaration(.number, [Argument("rows or share", .rowsOrShare)]),
      options: [
        OptionDeclaration(
          "seed", .whole(0...Int.max, or: []), standard: "1",
          summary: "Another seed draws other rows.")
      ],
      page: HelpPage(
        use: "To look at rows that were not chosen by anyone.",
        caution: "A percentage or decimal is a share: each row has that chance.",
        examples: ["customers | sample 5 seed: 7", "customers | sample 10% | churn"],
        searchWords: ["random", "draw", "subset"])),
    mark: .step,
    .plan { step, plan, context in
      let amount: Sample.Size
      switch step.items.first?.content {
      case .whole(let count): amount = .count(count)
      case .number(let share): amount = .fraction(share)
      default: return plan
      }
      let seed = UInt64(step.whole("seed") ?? 1)
      return plan.sampled(Sample(amount, seed: seed, key: context.customerKey(of: plan)))
    })
}

extension VerbContext {
  /// The value that tells customers apart, when the rows are those of a table with that role.
  func customerKey(of plan: Plan) -> CheckedExpression? {
    roles(in: plan)[.customer]
  }

  /// The roles of the table whose rows a plan keeps, checked for its columns.
  func roles(in plan: Plan) -> [Role: CheckedExpression] {
    vocabulary.checkedRoles(in: plan.scope)
  }
}
