import Diagnostics
import Engine
import Language
import Values

extension Verb {
  /// `join TABLE on KEY, …`.
  static let join = Verb(
    VerbDeclaration(
      name: "join", category: .tables,
      summary: "Puts columns of another table beside the rows where keys are equal.",
      slot: SlotDeclaration(.table, [Argument("table", .table)]),
      clauses: [
        ClauseDeclaration(
          .on, .list(.expressions, Argument("key", .column(allowsNot: false))), isRequired: true,
          summary: "The columns that both tables have.")
      ],
      options: [
        OptionDeclaration(
          "keep", .word(["all", "matched"]), standard: "all",
          summary: "Whether rows without a partner stay.")
      ],
      page: HelpPage(
        use: "Seldom: after `link` you can name columns of the other table directly.",
        caution:
          "A key that stands several times in the other table repeats the row; a note says so.",
        examples: ["orders | join customers on customer_id | count by region"],
        searchWords: ["merge", "lookup", "left join"])),
    mark: .newRows,
    .plan { step, plan, context throws(SessionError) in
      guard case .table(let name)? = step.items.first?.content,
        let entry = context.vocabulary.table(named: name)
      else { return plan }
      let keys = (step.clauses[.on] ?? []).compactMap { item in
        if case .column(let key, _) = item.content { key } else { nil }
      }
      let other = Plan.stored(entry).takingTypes(
        of: plan.fields.filter { keys.contains($0.name) }, context.vocabulary)
      let plan = plan.takingTypes(
        of: other.fields.filter { keys.contains($0.name) }, context.vocabulary)
      try plan.compare(keys, with: other, named: name, at: step.range)
      let join = Join(
        leftKeys: keys, rightKeys: keys, keepsUnmatched: step.word("keep") != "matched")
      return plan.joined(with: other, by: join, fields: plan.fields(beside: other, keys, name))
    })
}

extension Plan {
  /// Refuses keys that the other table lacks or that are of another type there.
  fileprivate func compare(
    _ keys: [String], with other: Plan, named name: String, at range: SourceRange
  ) throws(SessionError) {
    for key in keys {
      guard let there = other.fields.first(where: { $0.name == key }) else {
        throw SessionError(
          Diagnostic(
            code: "N3", message: "`\(name)` has no column `\(key)`", range: range,
            advice: Suggestion.advice(for: key, in: other.fields.map(\.name))))
      }
      guard let here = fields.first(where: { $0.name == key }),
        here.type == there.type || (here.type.isNumber && there.type.isNumber)
      else { throw SessionError(.typesOfKey(key, here: fields, there, name, at: range)) }
    }
  }

  /// The fields of this and then those of the other but its keys; a name that both have gets the
  /// other table's name before it.
  fileprivate func fields(beside other: Plan, _ keys: [String], _ name: String) -> [Field] {
    var taken = Set(fields.map(\.name))
    let added = other.fields.filter { !keys.contains($0.name) }.map { field -> Field in
      var field = field
      while taken.contains(field.name) { field.name = "\(name)_\(field.name)" }
      taken.insert(field.name)
      return field
    }
    return fields + added
  }
}

extension Diagnostic {
  fileprivate static func typesOfKey(
    _ key: String, here fields: [Field], _ there: Field, _ name: String, at range: SourceRange
  ) -> Diagnostic {
    let here = fields.first { $0.name == key }?.type.name ?? "no column"
    return Diagnostic(
      code: "T12",
      message: "`\(key)` is \(here) here and \(there.type.name) in `\(name)`", range: range,
      advice: ["make them alike first:  … | derive \(key) = text(\(key))"])
  }
}
