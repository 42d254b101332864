import Engine
import Language

extension Verb {
  /// `derive NAME = FORMULA, …`.
  static let derive = Verb(
    VerbDeclaration(
      name: "derive", category: .columns,
      summary: "Adds columns computed from others; the table itself stays as it is.",
      slot: .list(.named, Argument("column", .value([]))),
      page: HelpPage(
        use: "To compute a value once and use it in the steps that follow.",
        examples: [
          "customers | derive tenure = months(joined, asof) | take 5",
          "customers | derive band = bucket(spend, 100, 500) | count by band",
        ],
        searchWords: ["mutate", "compute", "new column", "extend", "generate"])),
    .plan { step, plan, _ in plan.deriving(step.columns) })
}

extension CheckedStep {
  /// The items of the step as named formulae.
  var columns: [NamedExpression] { items.named }
}

extension [CheckedItem] {
  /// The items that are formulae, with their names.
  var named: [NamedExpression] {
    compactMap { item in item.expression.map { NamedExpression(item.name, $0) } }
  }
}
