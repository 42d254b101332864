import Diagnostics
import Engine
import Language

extension Command {
  /// `forget NAME`.
  static let forget = Command(
    CommandDeclaration(
      name: "forget", shape: .name,
      summary: "Drops a table, a named result, a definition or a parameter.",
      form: "forget NAME",
      page: HelpPage(
        caution: "A table is kept while names depend on it; they are listed.",
        examples: ["forget vip"], searchWords: ["drop", "delete", "remove"]))
  ) { session, arguments, _ throws(SessionError) in
    guard case .name(let name) = arguments else { return }
    if let table = session.vocabulary.table(named: name.text) {
      try session.forget(table: table.name, at: name.range)
    } else if session.state.definitions.contains(where: { $0.name == name.text }) {
      session.remember("forget \(name.text)")
      session.state.definitions.removeAll { $0.name == name.text }
      session.receive(.report(["forgot \(name.text)"]))
    } else if session.state.parameters[name.text] != nil {
      session.remember("forget \(name.text)")
      session.state.parameters[name.text] = nil
      session.receive(.report(["forgot the parameter \(name.text)"]))
    } else {
      let names =
        session.state.tables.map(\.name) + session.state.definitions.map(\.name)
        + session.state.parameters.keys
      throw SessionError(.nothingToForget(name, among: names))
    }
  }
}

extension Session {
  fileprivate func forget(table: String, at range: SourceRange) throws(SessionError) {
    let definitions = state.definitions.filter { $0.table == table && $0.evidence == nil }
    let results = state.tables.filter { $0.origin?.name == table }.map(\.name)
    let links = state.links.map(\.link).filter { $0.many == table || $0.one == table }
    let dependents =
      definitions.map(\.name) + results + links.map { "the link \($0.many) to \($0.one)" }
    guard dependents.isEmpty else {
      throw SessionError(.stillNeeded(table, by: dependents, at: range))
    }
    remember("forget \(table)")
    state.remove(table)
    receive(.report(["forgot \(table); `undo` brings it back"]))
  }
}

extension Diagnostic {
  fileprivate static func nothingToForget(_ name: Name, among names: [String]) -> Diagnostic {
    Diagnostic(
      code: "U4", message: "nothing is called `\(name.text)`", range: name.range,
      advice: Suggestion.advice(for: name.text, in: names))
  }

  fileprivate static func stillNeeded(
    _ table: String, by names: [String], at range: SourceRange
  ) -> Diagnostic {
    Diagnostic(
      code: "D4", message: "`\(table)` is still needed by \(names.joined(separator: ", "))",
      range: range, advice: ["forget those first"])
  }
}
