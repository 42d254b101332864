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
    session.depth += 1
    let (inUse, known) = (session.state.inUse, session.past.count)
    defer {
      session.depth -= 1
      if let inUse { session.restoreUse(of: inUse, since: known) }
    }
    let typed = Dictionary(
      values.map { ($0.name.text, $0.value.typedText) }, uniquingKeysWith: { $1 })
    let status = session.run(source, arguments: typed)
    guard status == .done else {
      throw SessionError(status == .quit ? .quit : .nested(status))
    }
  }
}

extension Session {
  /// Puts a table in use again, and in every state that `undo` can go back to within the script.
  fileprivate func restoreUse(of table: String, since known: Int) {
    if state.table(table) != nil { state.inUse = table }
    for index in past.indices.dropFirst(known) where past[index].0.table(table) != nil {
      past[index].0.inUse = table
    }
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
  /// The value as it would be typed on the command line.
  fileprivate var typedText: String {
    switch self {
    case .whole(let number): String(number)
    case .decimal(let number), .percent(let number): number.description
    case .duration(let duration): duration.description
    case .text(let parts):
      parts.map { part in if case .plain(let text) = part { text } else { "" } }.joined()
    case .period(let period): period.description
    case .truth(let truth): truth ? "true" : "false"
    case .missing: ""
    }
  }
}

extension Diagnostic {
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
