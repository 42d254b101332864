import Diagnostics
import Formats
import Language
import Values

extension Command {
  /// `run "FILE.loy" [NAME = VALUE …]`.
  static let run = Command(
    CommandDeclaration(
      name: "run", shape: .run,
      summary: "Runs a saved script in this session; its names stay, its `use` is restored.",
      form: "run \"FILE.loy\" [NAME = VALUE …]",
      page: HelpPage(
        examples: ["run \"scripts/monthly-review.loy\" month = 2026-01"],
        searchWords: ["script", "source", "include"]))
  ) { session, arguments, context throws(SessionError) in
    guard case .run(let path, let values) = arguments else { return }
    guard session.depth < 16 else { throw SessionError(.tooDeep(at: path.range)) }
    let source = try session.script(at: path)
    let typed = try session.typed(values)
    session.depth += 1
    let (inUse, known) = (session.state.inUse, session.forgottenChanges + session.past.count)
    defer {
      session.depth -= 1
      if let inUse { session.restoreUse(of: inUse, since: known) }
    }
    let status = session.run(source, arguments: typed)
    guard status == .done else {
      throw SessionError(status == .quit ? .quit : .nested(status))
    }
  }
}

extension Session {
  /// Puts a table in use again, and in every state that `undo` can go back to within the script.
  ///
  /// Where none was in use before, there is nothing to restore, and the script's stays.
  fileprivate func restoreUse(of table: String, since known: Int) {
    if state.table(table) != nil { state.inUse = table }
    for index in past.indices.dropFirst(max(0, known - forgottenChanges))
    where past[index].state.table(table) != nil {
      past[index].state.inUse = table
    }
  }

  /// The values for a script's parameters, as they would be typed on the command line.
  fileprivate func typed(_ values: [ScriptArgument]) throws(SessionError) -> [String: String] {
    var typed: [String: String] = [:]
    for value in values {
      if case .missing = value.value { throw SessionError(.missingArgument(value)) }
      if case .text(let parts) = value.value {
        typed[value.name.text] = try text(of: TextArgument(parts: parts, range: value.range))
      } else {
        typed[value.name.text] = value.value.typedText
      }
    }
    return typed
  }

  fileprivate func script(at path: TextArgument) throws(SessionError) -> Source {
    let name = try text(of: path)
    do throws(FileError) {
      let bytes = try files.open(name)
      return Source(
        name: name,
        text: bytes.withSpan { span in
          String(decoding: span.indices.map { span[$0] }, as: UTF8.self)
        })
    } catch {
      throw SessionError(error.diagnostic().at(path.range))
    }
  }
}

extension Literal {
  /// The value as it would be typed on the command line; texts are read by the session.
  fileprivate var typedText: String {
    switch self {
    case .whole(let number): String(number)
    case .decimal(let number), .percent(let number): number.description
    case .duration(let duration): duration.description
    case .period(let period): period.description
    case .truth(let truth): truth ? "true" : "false"
    case .text, .missing: ""
    }
  }
}

extension Diagnostic {
  /// Says that a parameter cannot be given no value.
  fileprivate static func missingArgument(_ argument: ScriptArgument) -> Diagnostic {
    Diagnostic(
      code: "S6", message: "`\(argument.name.text)` is given no value", range: argument.range,
      advice: ["leave it out to use the script's own value"])
  }

  fileprivate static func tooDeep(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "S5", message: "scripts run one another more than 16 deep", range: range,
      advice: ["does a script run itself?"], stage: .run)
  }

  /// The diagnostic with a place in the statement at hand.
  func at(_ range: SourceRange) -> Diagnostic {
    var placed = self
    placed.range = placed.range ?? range
    return placed
  }
}
