import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

/// A pipeline while it runs: the plan so far, and what surrounds its rows.
struct PipelineRun {
  /// The tables and links.
  let library: Library
  /// Everything words can mean.
  let vocabulary: Vocabulary
  /// Threads, stop flag and progress.
  let work: WorkContext
  /// What verbs may do beyond computing.
  let services: StageServices
  /// Whether analyses should explain their answers.
  let wantsExplanation: Bool
  /// Whatever answers plans.
  private(set) var engine: Engine
  /// The rows so far.
  private(set) var plan: Plan { didSet { computed = nil } }
  /// What the plan gave, when it has been computed, so that it is not computed twice.
  private var computed: EngineResult?
  /// What they were computed on.
  private(set) var baseLine: BaseLine
  /// What a reader should know.
  var notes: [Diagnostic]
  /// The computed rows, with all that stands around them.
  var result: ResultTable
  /// Which rows of a stored table the result holds, when it holds such.
  private(set) var origin: StoredTable.Origin?
  /// The lines that analyses explain themselves with.
  private(set) var explanation: [String] = []
  /// What was shown or written in place of the table.
  private(set) var effects: [Reply] = []
  /// Whether the last step showed or wrote the rows, so that they need not be shown again.
  private(set) var isShown = false
  /// The conditions of rules that an analysis found.
  private(set) var rules = RuleConditions()
  /// The file that lost customers were kept in.
  private(set) var lossBook: String?
  /// Why rules are not listed.
  private(set) var reasons: RuleReasons?
  /// The stored table those conditions are on.
  private(set) var rulesTable: String?
  /// The time it took, in nanoseconds.
  private(set) var nanoseconds: UInt64 = 0
  /// The operators that ran.
  private(set) var trace: [OperatorTrace] = []
  private let began = ContinuousClock.now

  /// Begins at the start of a checked pipeline.
  init(
    _ prepared: PreparedPipeline, library: Library, vocabulary: Vocabulary, work: WorkContext,
    services: StageServices, wantsExplanation: Bool
  ) {
    self.library = library
    self.vocabulary = vocabulary
    self.work = work
    self.services = services
    self.wantsExplanation = wantsExplanation
    self.engine = MemoryEngine(library: library, work: work).engine
    self.plan = prepared.start.plan
    self.baseLine = prepared.start.baseLine
    self.notes = prepared.notes
    self.result = ResultTable(baseLine: "", table: .empty([]), facts: prepared.start.facts)
  }

  /// Runs one stage.
  mutating func take(_ stage: PreparedPipeline.Stage) throws(SessionError) {
    if !stage.step.groups.isEmpty { result.groupColumns = Set(stage.step.groups.map(\.name)) }
    isShown = false
    switch stage.verb.body {
    case .plan(let lengthen) where stage.verb.mark == .newRows: try make(stage.step, lengthen)
    case .plan(let lengthen):
      let fields = plan.fields
      plan = try lengthen(stage.step, plan, VerbContext(vocabulary: vocabulary))
      // The columns an analysis puts first on the screen are for its own result only.
      if plan.fields != fields { result.screenColumns = nil }
      if let words = stage.words { baseLine.add(words) }
      (result.facts, result.chart) = (nil, nil)
      if plan.madeBy == stage.step.verb { try settle(stage.step.verb) }
    case .analysis(let analysis): try ask(analysis, stage.step)
    case .table(_, let make): try ask(make, stage)
    case .output(let show):
      try show(stage.step, computedInput()).apply(to: &effects, baseLine)
      isShown = true
    }
  }

  /// Computes what is left of the plan.
  mutating func finish() throws(SessionError) {
    let computed = try compute()
    result.table = computed.table
    result.notes = notes
    result.baseLine = baseLine.text
    origin = computed.origin
    nanoseconds = began.elapsed
  }

  private mutating func ask(_ analysis: Analysis, _ step: CheckedStep) throws(SessionError) {
    let answer: Answer
    let start = ContinuousClock.now
    do throws(AnalysisError) { answer = try analysis.answer(question(step)) } catch {
      throw SessionError(error)
    }
    if let rows = answer.trace.rowsComputedOn { baseLine.setRows(rows) }
    if let narrowed = answer.narrowed {
      narrowed.words.forEach { baseLine.add($0) }
      baseLine.setRows(narrowed.count)
    }
    record(step, answer.table, operators: answer.trace, since: start)
    notes += answer.notes.withoutRepeats(of: notes)
    explanation += answer.explanation
    if answer.reasons != nil {
      (rules, reasons, rulesTable) = (answer.rules, answer.reasons, plan.base)
    }
    // A part of an answer is shown though someone asked to stop: what follows is small.
    if answer.isPartial { engine = MemoryEngine(library: library).engine }
    if let lost = answer.lostCustomers { try keep(lost) }
    result.facts = answer.facts
    result.screenColumns = answer.screenColumns
    (result.screenIntervals, result.screenSpare) = (answer.screenIntervals, answer.screenSpare)
    (result.screenProse, result.rowKinds) = (answer.screenProse, answer.rowKinds)
    // An answer begins with its groups, some under other names than were typed.
    result.groupColumns = Set(answer.table.fields.prefix(step.groups.count).map(\.name))
    result.chart = answer.chart
    move(to: answer.table, madeBy: step.verb)
  }

  private mutating func keep(_ lost: LostCustomers) throws(SessionError) {
    let lines = try services.keepLosses(lost, baseLine.scope, work)
    guard !lines.isEmpty else { return }
    effects.append(.report(lines))
    lossBook = lost.path
  }

  private mutating func ask(
    _ make: @Sendable (CheckedStep, StageInput) throws(SessionError) -> StageOutput,
    _ stage: PreparedPipeline.Stage
  ) throws(SessionError) {
    let input = try computedInput()
    let start = ContinuousClock.now
    let output = try make(stage.step, input)
    record(stage.step, output.table, of: input.table.rowCount, since: start)
    notes += output.notes
    result.facts = output.facts
    result.chart = output.chart
    result.screenColumns = output.screenColumns
    (result.screenIntervals, result.screenSpare) = ([:], [])
    (result.screenProse, result.rowKinds) = ([], nil)
    result.groupColumns = output.groupColumns
    move(to: output.table, madeBy: stage.step.verb)
  }

  /// Adds a verb to the operators that ran, behind those that ran for it.
  ///
  /// Its time is what they did not take; its rows are those given, or those that its first
  /// grouping read or its operators left, or the table at hand.
  private mutating func record(
    _ step: CheckedStep, _ table: Table, of rows: Int? = nil, operators: [OperatorTrace] = [],
    since start: ContinuousClock.Instant
  ) {
    trace += operators
    let (passed, inside) = (start.elapsed, operators.reduce(0) { $0 + $1.nanoseconds })
    let atHand = if case .table(let table) = plan.node { table.rowCount } else { 0 }
    trace.append(
      OperatorTrace(
        text: step.text, rowsIn: rows ?? operators.rowsComputedOn ?? atHand,
        rowsOut: table.rowCount, nanoseconds: passed - min(inside, passed)))
  }

  /// Runs a verb that makes other rows of those before it; the base line tells both numbers.
  private mutating func make(
    _ step: CheckedStep,
    _ lengthen: @Sendable (CheckedStep, Plan, VerbContext) throws(SessionError) -> Plan
  ) throws(SessionError) {
    let before = Plan.table(try compute().table, madeBy: plan.madeBy)
    let line = baseLine
    plan = try lengthen(step, before, VerbContext(vocabulary: vocabulary))
    let table = try compute().table
    baseLine = line
    (result.facts, result.chart, result.screenColumns) = (nil, nil, nil)
    result.rowKinds = nil
    plan = .table(table, madeBy: step.verb)
    baseLine.begin(step.text, rows: table.rowCount, isShown: true)
  }

  /// Computes the rows that a verb made, so that the base line says what they were made of.
  private mutating func settle(_ verb: String) throws(SessionError) {
    move(to: try compute().table, madeBy: verb)
  }

  private mutating func move(to table: Table, madeBy verb: String) {
    plan = .table(table, madeBy: verb)
    baseLine.begin(verb, rows: table.rowCount)
  }

  private mutating func computedInput() throws(SessionError) -> StageInput {
    let computed = try compute()
    return StageInput(
      table: computed.table, facts: result.facts, baseLine: baseLine.text, madeBy: plan.madeBy,
      plan: plan, engine: engine, vocabulary: vocabulary, services: services,
      groupColumns: result.groupColumns, pivot: pivot)
  }

  /// Answers pivots over the tables at hand.
  private var pivot: @Sendable (Pivot, Plan) throws(SessionError) -> EngineResult {
    let memory = MemoryEngine(library: library, work: work)
    return { pivot, plan throws(SessionError) in
      do throws(EngineError) { return try memory.run(pivot, of: plan) } catch {
        throw SessionError(error)
      }
    }
  }

  private mutating func compute() throws(SessionError) -> EngineResult {
    if let computed { return computed }
    do throws(EngineError) {
      let computed = try engine.table(plan)
      self.computed = computed
      trace += computed.trace
      notes += computed.notes.filter { !notes.contains($0) }
      if let rows = computed.trace.rowsComputedOn { baseLine.setRows(rows) }
      return computed
    } catch {
      throw SessionError(error)
    }
  }

  private func question(_ step: CheckedStep) -> Question {
    var question = Question(
      step: step, input: plan, engine: engine, base: plan.base.flatMap(vocabulary.table(named:)),
      tables: vocabulary.tables, behaviours: vocabulary.checkedBehaviours(in: plan.scope),
      roles: vocabulary.checkedRoles(in: plan.scope), asof: vocabulary.asof, work: work,
      wantsExplanation: wantsExplanation)
    question.links = vocabulary.links
    for entry in vocabulary.tables {
      let scope = Scope(fields: entry.fields, base: entry.name, isStored: true)
      question.linkedRoles[entry.name] = vocabulary.checkedRoles(in: scope)
    }
    return question
  }
}

extension [Diagnostic] {
  /// The notes that are said for the first time.
  fileprivate func withoutRepeats(of said: [Diagnostic]) -> [Diagnostic] {
    reduce(into: []) { if !said.contains($1), !$0.contains($1) { $0.append($1) } }
  }
}

extension OutputEffect {
  /// Adds what was shown or written to the replies.
  fileprivate func apply(to effects: inout [Reply], _ baseLine: BaseLine) {
    switch self {
    case .chart(let chart): effects.append(.chart(chart, baseLine: baseLine.text))
    case .wrote(let lines): effects.append(.report(lines))
    }
  }
}

extension PreparedPipeline.Stage {
  /// The words that a verb which keeps rows adds to the base line.
  fileprivate var words: String? {
    switch verb.mark {
    case .none: nil
    case .condition: step.items.first?.name
    case .exclusion: step.items.first.map { "not (\($0.name))" }
    case .step, .newRows: step.text
    }
  }
}
