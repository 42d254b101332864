import Language
import Tables
import Values

extension Command {
  /// `roles [TABLE]`.
  static let roles = Command(
    CommandDeclaration(
      name: "roles", shape: .optionalName,
      summary: "Lists what the columns of a table mean, and why loy thinks so.",
      form: "roles [TABLE]",
      page: HelpPage(
        use: "After loading, to see what was guessed; correct one with `role churned = …`.",
        examples: ["roles", "roles customers"],
        searchWords: ["meaning", "churned", "guess", "evidence"]))
  ) { session, arguments, _ throws(SessionError) in
    var only: String?
    if case .name(let name) = arguments {
      only = try session.entry(named: name, session.vocabulary).name
    }
    let roles = session.state.definitions.filter { definition in
      definition.kind == .role && (only == nil || definition.table == only)
    }
    let rows = roles.map { role -> [Value] in
      [
        .text(role.table), .text(role.name), .text(role.expression.canonicalText),
        .text(role.evidence ?? "as defined"),
      ]
    }
    let fields = ["table", "role", "meaning", "evidence"].map { Field($0, .text) }
    session.receive(
      .result(ResultTable(baseLine: "roles", table: Table(fields: fields, rows: rows))))
  }
}
