import Diagnostics

extension Parser {
  /// Reads one statement up to its end.
  mutating func statement() throws(SyntaxError) -> Statement {
    let lower = current.lower
    let kind = try statementKind()
    guard current.endsStatement else { throw unexpected() }
    return Statement(kind, range: range(from: lower))
  }

  private mutating func statementKind() throws(SyntaxError) -> Statement.Kind {
    switch current.kind {
    case .symbol(.pipe), .quotedName: return .pipeline(try pipeline())
    case .name: return try namedStatement()
    case .word(let word):
      if grammar.form(word.rawValue) != nil { return .pipeline(try pipeline()) }
      throw .found(lineStart(word))
    case .option:
      throw .found(.optionStartsLine(currentText, at: current.range))
    default: throw expected("a table, a verb or a command")
    }
  }

  private mutating func namedStatement() throws(SyntaxError) -> Statement.Kind {
    if currentForm() != nil { return .pipeline(try pipeline()) }
    let word = currentText
    if let definition = Grammar.definition(word) { return try self.definition(definition) }
    if let command = grammar.command(word) { return try self.command(command) }
    return .pipeline(try pipeline())
  }

  private func lineStart(_ word: ReservedWord) -> Diagnostic {
    let isJoining = word == .and || word == .or || word == .in || word == .between
    if word.clause != nil || isJoining || word == .as || word == .desc || word == .asc {
      return .clauseStartsLine(word.rawValue, at: current.range)
    }
    if word == .where {
      return .unknownVerb(currentText, at: current.range, among: [])
    }
    return .expected(
      "a table, a verb or a command", found: currentText, at: current.range, advice: [])
  }

  /// Reads a pipeline up to the end of the statement.
  mutating func pipeline() throws(SyntaxError) -> Pipeline {
    let lower = current.lower
    let source = try source()
    var steps: [Step] = []
    switch source {
    case .table: break
    case .inUse, .last: steps.append(try step(startsLine: source == .inUse))
    }
    while take(.symbol(.pipe)) {
      steps.append(try step(startsLine: false))
      guard steps.count <= Parser.stepLimit else {
        throw .found(.tooManySteps(at: range(from: lower)))
      }
    }
    return Pipeline(source: source, steps: steps, range: range(from: lower))
  }

  private mutating func source() throws(SyntaxError) -> PipelineSource {
    let token = current
    if take(.symbol(.pipe)) { return .last(token.range) }
    if token.kind == .quotedName {
      advance()
      return .table(name(of: token))
    }
    guard token.kind == .name, followingEndsSource, currentForm() == nil else {
      return .inUse
    }
    advance()
    return .table(name(of: token))
  }

  private var followingEndsSource: Bool {
    switch following {
    case .symbol(.pipe), .lineEnd, .end, .symbol(.semicolon): true
    default: false
    }
  }
}
