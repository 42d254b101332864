import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Values

extension Session {
  /// Checks names and types of a pipeline; nothing runs.
  func prepare(_ pipeline: Pipeline) throws(SessionError) -> PreparedPipeline {
    let vocabulary = vocabulary
    let start = try start(of: pipeline, vocabulary)
    var prepared = PreparedPipeline(start: start, stages: [], unchecked: [], notes: [])
    try check(pipeline.steps, after: start.plan, vocabulary, into: &prepared)
    sayAsof(for: prepared.stages)
    return prepared
  }

  /// Checks steps that follow a plan, up to a verb whose columns depend on the rows.
  func check(
    _ steps: [Step], after plan: Plan, _ vocabulary: Vocabulary,
    into prepared: inout PreparedPipeline
  ) throws(SessionError) {
    var plan = plan
    prepared.unchecked = []
    for (index, step) in steps.enumerated() {
      let stage = try check(step, after: plan, vocabulary, notes: &prepared.notes)
      prepared.stages.append(stage)
      guard let next = try outline(of: stage, after: plan, vocabulary) else {
        prepared.unchecked = Array(steps[(index + 1)...])
        return
      }
      plan = next
    }
  }

  private func check(
    _ step: Step, after plan: Plan, _ vocabulary: Vocabulary, notes: inout [Diagnostic]
  ) throws(SessionError) -> PreparedPipeline.Stage {
    guard let declaration = Session.grammar.verb(step.verb.text),
      let verb = VerbCatalogue.verb(declaration)
    else { preconditionFailure("The parser knows only verbs of the catalogue") }
    let outcome = Checker(vocabulary: vocabulary, scope: plan.scope).step(step, declaration)
    guard let checked = outcome.value else {
      throw SessionError(.diagnostics(outcome.diagnostics))
    }
    notes += outcome.diagnostics
    if verb.declaration.name == Verb.members.declaration.name, let remark = rules?.conditions.remark
    {
      notes.append(.note(remark))
    }
    return PreparedPipeline.Stage(verb: verb, step: checked)
  }

  /// The plan behind a stage as far as it can be known before running.
  private func outline(
    of stage: PreparedPipeline.Stage, after plan: Plan, _ vocabulary: Vocabulary
  ) throws(SessionError) -> Plan? {
    let name = stage.verb.declaration.name
    switch stage.verb.body {
    case .plan(let lengthen):
      let longer = try lengthen(stage.step, plan, VerbContext(vocabulary: vocabulary))
      try longer.refuseEqualNames(after: stage.step)
      return longer
    case .analysis(let analysis):
      return .table(.empty(analysis.fields(stage.step)), madeBy: name)
    case .table(let fields, _):
      return fields(stage.step, plan).map { .table(.empty($0), madeBy: name) }
    case .output: return plan
    }
  }

  private func start(
    of pipeline: Pipeline, _ vocabulary: Vocabulary
  ) throws(SessionError) -> PipelineStart {
    switch pipeline.source {
    case .table(let name): return start(try entry(named: name, vocabulary))
    case .last(let range):
      guard let last else { throw SessionError(.noLastResult(at: range)) }
      return PipelineStart(
        plan: last.plan, baseLine: last.baseLine, facts: last.facts, madeBy: last.madeBy)
    case .inUse:
      if let first = pipeline.steps.first, let verb = Session.grammar.verb(first.verb.text),
        !verb.takesTable
      {
        if verb.name == Verb.members.declaration.name, let table = rules?.table,
          let entry = vocabulary.table(named: table)
        {
          return start(entry)
        }
        return PipelineStart(
          plan: .table(.empty([]), madeBy: verb.name),
          baseLine: BaseLine(verb: verb.name), facts: nil, madeBy: nil)
      }
      guard let name = vocabulary.inUse, let entry = vocabulary.table(named: name) else {
        throw SessionError(.noTableInUse(at: pipeline.range, tables: vocabulary.tables))
      }
      return start(entry)
    }
  }

  private func start(_ entry: TableEntry) -> PipelineStart {
    PipelineStart(
      plan: .stored(entry), baseLine: BaseLine(table: entry.name, rows: entry.rowCount),
      facts: nil, madeBy: nil)
  }

  /// The table or named result of a name, or an error that names the nearest.
  func entry(named name: Name, _ vocabulary: Vocabulary) throws(SessionError) -> TableEntry {
    guard let entry = vocabulary.table(named: name.text) else {
      throw SessionError(.unknownTable(name, among: vocabulary.tables.map(\.name)))
    }
    return entry
  }
}

extension Plan {
  /// Refuses a step that leaves two columns with one name.
  fileprivate func refuseEqualNames(after step: CheckedStep) throws(SessionError) {
    var seen: Set<String> = []
    guard let twice = fields.first(where: { !seen.insert($0.name).inserted })?.name else { return }
    let items = step.items + step.groups + (step.clauses[.to] ?? [])
    let place = items.last { $0.name == twice }?.range ?? step.range
    throw SessionError(.nameTwice(twice, at: place))
  }
}

extension LastResult {
  /// The plan of all rows of the result.
  fileprivate var plan: Plan {
    stored.origin == nil ? .table(stored.table, madeBy: madeBy) : .stored(entry)
  }
}

extension Diagnostic {
  /// Says that there is no table of a name.
  static func unknownTable(_ name: Name, among tables: [String]) -> Diagnostic {
    let list =
      tables.isEmpty
      ? "load one with:  load \"file.csv\"" : "there are: " + tables.joined(separator: ", ")
    return Diagnostic(
      code: "N1", message: "there is no table `\(name.text)`", range: name.range,
      advice: Grammar.lesson(for: name.text).map { [$0] }
        ?? Suggestion.advice(for: name.text, in: tables) + [list])
  }

  /// Says that a line starts with a verb and no table is in use.
  static func noTableInUse(at range: SourceRange, tables: [TableEntry]) -> Diagnostic {
    let next =
      tables.first.map { "say which one:  use \($0.name)" } ?? "load one with:  load \"file.csv\""
    return Diagnostic(
      code: "U2", message: "the line starts with a verb, but no table is in use", range: range,
      advice: [next])
  }

  /// Says that a line starts with `|` and there is no result to go on from.
  static func noLastResult(at range: SourceRange) -> Diagnostic {
    Diagnostic(
      code: "U3",
      message: "a line that starts with | goes on from the last result, and there is none yet",
      range: range, advice: ["name a table first:  customers | …"])
  }
}
