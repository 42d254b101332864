import Language
import Values

extension Command {
  /// `use TABLE`.
  static let use = Command(
    CommandDeclaration(
      name: "use", shape: .name,
      summary: "Sets the table for lines that start with a verb.", form: "use TABLE",
      page: HelpPage(examples: ["use customers"], searchWords: ["table", "switch", "from"]))
  ) { session, arguments, _ throws(SessionError) in
    guard case .name(let name) = arguments else { return }
    let entry = try session.entry(named: name, session.vocabulary)
    session.remember("use \(entry.name)")
    session.state.inUse = entry.name
    session.receive(
      .report([
        "\(entry.name): \(NumberText.grouped(entry.rowCount)) rows, \(entry.fields.count) columns"
      ]))
  }
}
