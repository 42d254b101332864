import Diagnostics
import Engine
import Language
import Values

extension Verb {
  /// `select COLUMN, NAME = FORMULA, …` and `select not COLUMN, …`.
  static let select = Verb(
    VerbDeclaration(
      name: "select", category: .columns,
      summary: "Keeps only some columns, in the order given, or all but some.",
      slot: .list(.named, Argument("column", .column(allowsNot: true))),
      page: HelpPage(
        use: "To bring the columns you want to see to the front and leave out the rest.",
        examples: [
          "customers | select customer_id, region, spend | take 5",
          "customers | select not city, birth_year | take 5",
        ],
        searchWords: ["columns", "project", "keep columns", "drop columns"])),
    .plan { step, plan, _ in plan.projecting(step.selection(of: plan)) })
}

extension CheckedStep {
  /// The columns that are kept: those named, or all but those after `not`.
  fileprivate func selection(of plan: Plan) -> [NamedExpression] {
    // One `not` at the beginning is for all that follow: `select not a, b` leaves out both.
    guard items.first?.isExclusion != true else {
      let left = Set(items.compactMap(\.column))
      return plan.fields.filter { !left.contains($0.name) }.map { field in
        NamedExpression(field.name, CheckedExpression(.column(field.name), field.description))
      }
    }
    return items.compactMap { item in
      switch item.content {
      case .column(let name, _):
        plan.fields.first { $0.name == name }.map {
          NamedExpression(item.name, CheckedExpression(.column(name), $0.description))
        }
      default: item.expression.map { NamedExpression(item.name, $0) }
      }
    }
  }
}

extension CheckedItem {
  /// Whether `not` stands before the item.
  fileprivate var isExclusion: Bool {
    if case .column(_, isExcluded: true) = content { true } else { false }
  }

  /// The column's name, when the item is one.
  fileprivate var column: String? {
    if case .column(let name, _) = content { name } else { nil }
  }
}
