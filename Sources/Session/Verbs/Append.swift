import Diagnostics
import Engine
import Language
import Tables
import Values

extension Verb {
  /// `append TABLE`.
  static let append = Verb(
    VerbDeclaration(
      name: "append", category: .tables,
      summary: "Puts the rows of another table below; columns meet by name, in any case.",
      slot: SlotDeclaration(.table, [Argument("table", .table)]),
      page: HelpPage(
        use: "To make one table of months or regions that came in several files.",
        caution:
          "A column that one of the two lacks is missing there; types must agree, but for a column without any value.",
        examples: ["customers | select customer_id | append orders | count"],
        searchWords: ["union", "stack", "concat", "rows"])),
    mark: .newRows,
    .plan { step, plan, context throws(SessionError) in
      guard case .table(let name)? = step.items.first?.content,
        let entry = context.vocabulary.table(named: name)
      else { return plan }
      let other = Plan.stored(entry).takingTypes(of: plan.fields, context.vocabulary)
        .named(as: plan.fields)
      let plan = plan.takingTypes(of: other.fields, context.vocabulary)
      return plan.appending(other, fields: try plan.fields(with: other.fields, at: step.range))
    })
}

extension Plan {
  /// The rows with columns that differ from others in case alone under the names of those.
  fileprivate func named(as others: [Field]) -> Plan {
    let met = fields.map(\.name).meeting(others.map(\.name))
    guard !met.isEmpty else { return self }
    return projecting(
      fields.map { field in
        NamedExpression(
          met[field.name] ?? field.name,
          CheckedExpression(.column(field.name), field.description))
      })
  }

  /// The fields of both, those of one name taken together.
  fileprivate func fields(
    with others: [Field], at range: SourceRange
  ) throws(SessionError) -> [Field] {
    var all = fields
    for other in others {
      guard let place = all.firstIndex(where: { $0.name == other.name }) else {
        all.append(other)
        continue
      }
      // Periods and days are days together.
      if all[place].description.grain != other.description.grain {
        all[place].description.grain = nil
      }
      if all[place].type == other.type { continue }
      guard all[place].type.isNumber, other.type.isNumber else {
        throw SessionError(.typesOfAppended(all[place], other, at: range))
      }
      all[place].description.type = .decimal
    }
    return all
  }
}

extension Diagnostic {
  fileprivate static func typesOfAppended(
    _ one: Field, _ other: Field, at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "T9",
      message:
        "`\(one.name)` is \(one.type.name) in the one table and \(other.type.name) in the other",
      range: range, advice: ["make them alike first:  … | derive \(one.name) = text(\(one.name))"])
  }
}
