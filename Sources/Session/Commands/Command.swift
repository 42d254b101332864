import Diagnostics
import Language

/// One entry of the catalogue of commands: its words and what it does to the session.
struct Command: Sendable {
  /// The command with its form, options and help.
  let declaration: CommandDeclaration
  /// What it does.
  let run: @Sendable (Session, CommandArguments, CommandContext) throws(SessionError) -> Void

  /// Creates an entry.
  init(
    _ declaration: CommandDeclaration,
    _ run:
      @escaping @Sendable (Session, CommandArguments, CommandContext) throws(SessionError) ->
      Void
  ) {
    self.declaration = declaration
    self.run = run
  }
}

/// Where a command stands.
struct CommandContext {
  /// The text it stands in.
  let source: Source
  /// The whole command.
  let range: SourceRange
}

extension Session {
  /// Runs a command of the catalogue.
  func command(
    _ word: Name, _ arguments: CommandArguments, _ context: CommandContext
  ) throws(SessionError) {
    guard let command = CommandCatalogue.command(word.text) else {
      preconditionFailure("The parser knows only commands of the catalogue")
    }
    try command.run(self, arguments, context)
  }

  /// A text argument with the values of its parameters put in.
  func text(of argument: TextArgument) throws(SessionError) -> String {
    var text = ""
    for part in argument.parts {
      switch part {
      case .plain(let plain): text += plain
      case .parameter(let name):
        guard let value = state.parameters[name.text] else {
          throw SessionError(.undeclaredParameter(name, among: state.parameters.keys.sorted()))
        }
        text += value.text
      }
    }
    return text
  }
}

extension Diagnostic {
  /// Says that a parameter was never declared.
  static func undeclaredParameter(_ name: Name, among names: [String]) -> Diagnostic {
    Diagnostic(
      code: "N6", message: "there is no parameter `\(name.text)`", range: name.range,
      advice: Suggestion.advice(for: name.text, in: names)
        + ["declare it first:  param \(name.text) = …"])
  }
}
