import Engine
import Language
import Values

extension Verb {
  /// `rename NEW = OLD, …`.
  static let rename = Verb(
    VerbDeclaration(
      name: "rename", category: .columns,
      summary: "Gives columns other names and leaves everything else in place.",
      slot: .list(.named, Argument("new = old", .column(allowsNot: false))),
      page: HelpPage(
        use: "To make names short or the same in two tables.",
        examples: ["customers | rename area = region | count by area"],
        searchWords: ["name", "columns"])),
    .plan { step, plan, _ in
      var names: [String: String] = [:]
      for item in step.items {
        if case .column(let old, _) = item.content { names[old] = item.name }
      }
      return plan.projecting(
        plan.fields.map { field in
          NamedExpression(
            names[field.name] ?? field.name,
            CheckedExpression(.column(field.name), field.description))
        })
    })
}
