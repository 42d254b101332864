import Language

extension Command {
  /// `quit`.
  static let quit = Command(
    CommandDeclaration(
      name: "quit", shape: .none, summary: "Leaves the shell or ends the script.", form: "quit",
      page: HelpPage(examples: ["quit"], searchWords: ["exit", "leave", "bye"]))
  ) { _, _, _ throws(SessionError) in throw SessionError(.quit) }
}
