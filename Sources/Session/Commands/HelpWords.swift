import Diagnostics
import Language

extension Command {
  /// `help [WORD]`.
  static let help = Command(
    CommandDeclaration(
      name: "help", shape: .optionalWord,
      summary: "Lists the words by the job to be done, or explains one of them.",
      form: "help [WORD]",
      page: HelpPage(examples: ["help", "help nps"], searchWords: ["manual", "how", "explain"]))
  ) { session, arguments, _ throws(SessionError) in
    guard case .word(let name) = arguments else {
      session.receive(.page(Help.overview))
      return
    }
    let word = HelpTopic.shared[name.text.lowercased()] ?? name.text
    guard let page = Help.page(of: word) else {
      throw SessionError(.noHelp(for: name))
    }
    session.receive(.page(page))
  }
}

extension Diagnostic {
  fileprivate static func noHelp(for name: Name) -> Diagnostic {
    let words =
      Session.grammar.verbs.map(\.name) + Session.grammar.commands.map(\.name)
      + Session.functions.map(\.name) + Help.topics.map(\.word)
    return Diagnostic(
      code: "H1", message: "help knows nothing about `\(name.text)`", range: name.range,
      advice: Suggestion.advice(for: name.text, in: words) + ["help lists all words"])
  }
}
