import Diagnostics
import Language
import Values

/// Parses and checks lines one after the other and says what came of the last step.
struct Bench {
  private var vocabulary = SampleCompany.vocabulary
  private var scope = Scope(fields: [])

  /// What the last step of a script means, or its errors and notes as they are shown.
  static func text(_ script: String) -> String {
    let parsed = Parser.parse(Source(text: script), grammar: SampleCompany.grammar)
    guard parsed.diagnostics.isEmpty else { return shown(parsed.diagnostics, script) }
    var bench = Bench()
    var answer = ""
    for statement in parsed.statements { answer = bench.run(statement, script) }
    return answer
  }

  /// A transcript with the answers that its lines get now.
  ///
  /// A line starts with `> `, and the next statements of its script with `+ `.
  static func transcript(answering transcript: String) -> String {
    var scripts: [[Substring]] = []
    for line in transcript.split(separator: "\n") {
      if line.hasPrefix("> ") { scripts.append([line.dropFirst(2)]) }
      if line.hasPrefix("+ ") { scripts[scripts.count - 1].append(line.dropFirst(2)) }
    }
    return scripts.map { lines in
      "> \(lines.joined(separator: "\n+ "))\n" + text(lines.joined(separator: "\n"))
    }.joined(separator: "\n")
  }

  private static func shown(_ diagnostics: [Diagnostic], _ script: String) -> String {
    diagnostics.map { $0.rendered(in: Source(text: script)) }.joined(separator: "\n")
  }

  private mutating func run(_ statement: Statement, _ script: String) -> String {
    switch statement.kind {
    case .define(let kind, let table, let name, let expression):
      return define(kind, table?.text ?? "customers", name, expression, script)
    case .pipeline(let pipeline):
      var table = "customers"
      if case .table(let name) = pipeline.source { table = name.text }
      scope = vocabulary.table(named: table).map(vocabulary.scope) ?? Scope(fields: [])
      var answer = ""
      for step in pipeline.steps {
        answer = run(step, script)
        if answer.contains("error ") { return answer }
      }
      return answer
    default: return "not for checking"
    }
  }

  private mutating func define(
    _ kind: DefinitionKind, _ table: String, _ name: Name, _ expression: Expression,
    _ script: String
  ) -> String {
    guard let index = vocabulary.tables.firstIndex(where: { $0.name == table }) else { return "" }
    let checker = Checker(
      vocabulary: vocabulary, scope: vocabulary.scope(of: vocabulary.tables[index]))
    let outcome = checker.definition(kind, name, expression)
    vocabulary.tables[index].definitions.append(
      Definition(
        kind: kind, name: name.text, table: table, expression: expression,
        source: Source(text: script)))
    return Bench.text(outcome, script) { CheckedPrinter.text($0) }
  }

  private mutating func run(_ step: Step, _ script: String) -> String {
    guard let verb = SampleCompany.grammar.verb(step.verb.text) else { return "" }
    let outcome = Checker(vocabulary: vocabulary, scope: scope).step(step, verb)
    if let checked = outcome.value { move(over: checked) }
    return Bench.text(outcome, script) { CheckedPrinter.text($0) }
  }

  private static func text<Value>(
    _ outcome: Outcome<Value>, _ script: String, _ print: (Value) -> String
  ) -> String {
    let lines = outcome.value.map { [print($0)] } ?? []
    return (lines + (outcome.diagnostics.isEmpty ? [] : [shown(outcome.diagnostics, script)]))
      .joined(separator: "\n")
  }

  /// The columns after a step, as far as these tests need them.
  private mutating func move(over step: CheckedStep) {
    let items = ((step.clauses[.by] ?? []) + step.items).map { item in
      Field(
        item.name,
        item.expression?.type ?? scope.field(named: item.name)?.description
          ?? ColumnType(.text))
    }
    switch step.verb {
    case "derive":
      scope.fields += items
      scope.isStored = false
    case "select":
      scope.fields = items
      scope.isStored = false
    case "summarize": scope = Scope(fields: items, madeBy: "summarize")
    default: break
    }
  }
}
