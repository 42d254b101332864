import Diagnostics
import Language

extension Session {
  /// Runs a text; replies go to whoever runs the outermost one.
  func run(_ source: Source, arguments: [String: String]) -> RunStatus {
    let parsed = Parser.parse(source, grammar: Session.grammar)
    if !parsed.diagnostics.isEmpty { receive(.diagnostics(parsed.diagnostics, source)) }
    guard !parsed.diagnostics.contains(where: { $0.severity == .error }) else { return .refused }
    let outer = self.arguments
    self.arguments = arguments
    defer { self.arguments = outer }
    if let status = refuseUnknown(arguments, in: parsed, source) { return status }
    for (index, statement) in parsed.statements.enumerated() {
      let isShown = !parsed.continues(after: index)
      let status = run(statement, typed: parsed.text(of: statement), of: source, isShown: isShown)
      guard status == .done else { return status }
    }
    return .done
  }

  /// Runs one statement and says what went wrong.
  private func run(
    _ statement: Statement, typed text: String, of source: Source, isShown: Bool
  ) -> RunStatus {
    sayAsof(for: statement)
    makeRoom()
    announced = statement.isLog ? nil : text
    do throws(SessionError) {
      try perform(statement, of: source, isShown: isShown)
      if !statement.isLog { note(text) }
      return .done
    } catch {
      return status(of: error, in: source)
    }
  }

  private func status(of error: SessionError, in source: Source) -> RunStatus {
    switch error.reason {
    case .quit:
      receive(.quit)
      return .quit
    case .stopped:
      receive(.diagnostics([.stopped], source))
      return .interrupted
    case .nested(let status): return status
    case .diagnostics(let diagnostics):
      receive(.diagnostics(diagnostics, source))
      let isText = diagnostics.contains { $0.severity == .error && $0.stage == .text }
      return isText ? .refused : .failed
    }
  }

  private func perform(
    _ statement: Statement, of source: Source, isShown: Bool
  ) throws(SessionError) {
    switch statement.kind {
    case .pipeline(let pipeline):
      try run(pipeline, of: source, isShown: isShown)
    case .name(let name, let pipeline):
      try self.name(name, pipeline, of: source, isShown: isShown)
    case .define(let kind, let table, let name, let expression):
      try define(kind, table: table, name: name, expression, of: source)
    case .parameter(let name, let type, let value, let range):
      try declare(name, type: type, value: value, at: range)
    case .link(let many, let one, let manyKey, let oneKey):
      try link(many: many, one: one, manyKey: manyKey, oneKey: oneKey)
    case .command(let word, let arguments):
      try command(word, arguments, CommandContext(source: source, range: statement.range))
    }
  }

  /// Refuses values for parameters that the text does not declare.
  private func refuseUnknown(
    _ arguments: [String: String], in parsed: ParsedScript, _ source: Source
  ) -> RunStatus? {
    let declared = parsed.statements.compactMap { statement -> String? in
      if case .parameter(let name, _, _, _) = statement.kind { name.text } else { nil }
    }
    let unknown = arguments.keys.filter { !declared.contains($0) }.sorted()
    guard !unknown.isEmpty else { return nil }
    receive(.diagnostics(unknown.map { .unknownParameter($0, among: declared) }, source))
    return .refused
  }
}

extension Statement {
  /// Whether it opens or closes a log, which a script of what ran leaves out.
  fileprivate var isLog: Bool {
    if case .command(let word, _) = kind { word.text.lowercased() == "log" } else { false }
  }
}

extension Diagnostic {
  /// Says that a person pressed Ctrl-C.
  static let stopped = Diagnostic.note("stopped; nothing was changed")

  /// Says that a script declares no parameter of a name.
  static func unknownParameter(_ name: String, among declared: [String]) -> Diagnostic {
    let list = declared.isEmpty ? "it takes none" : "it takes: \(declared.joined(separator: ", "))"
    return Diagnostic(
      code: "S2", message: "the script has no parameter `\(name)`",
      advice: Suggestion.advice(for: name, in: declared) + [list])
  }
}
