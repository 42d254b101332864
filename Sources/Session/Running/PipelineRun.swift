import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Work

/// A pipeline while it runs: the rows so far, and what surrounds them.
struct PipelineRun {
  /// Everything words can mean.
  let vocabulary: Vocabulary
  /// What verbs may do beyond computing.
  let services: StageServices
  /// Whether analyses should explain their answers.
  let wantsExplanation: Bool
  /// The rows so far.
  private(set) var rows: RowsSoFar
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
  /// The rules that an analysis found.
  private(set) var rules: RuleBook?
  /// The file that lost customers were kept in.
  private(set) var lossBook: String?
  /// The time it took, in nanoseconds.
  private(set) var nanoseconds: UInt64 = 0
  private let began = ContinuousClock.now

  /// Begins at the start of a checked pipeline.
  init(
    _ prepared: PreparedPipeline, library: Library, vocabulary: Vocabulary, work: WorkContext,
    services: StageServices, wantsExplanation: Bool
  ) {
    self.vocabulary = vocabulary
    self.services = services
    self.wantsExplanation = wantsExplanation
    rows = RowsSoFar(prepared, library: library, work: work)
    result = ResultTable(baseLine: "", table: .empty([]), facts: prepared.start.facts)
  }

  /// Adds what a later check had to say.
  mutating func note(_ notes: [Diagnostic]) { rows.note(notes) }

  /// Runs one stage; the one behind it tells which columns are read of what it makes.
  mutating func take(
    _ stage: PreparedPipeline.Stage, before follower: PreparedPipeline.Stage? = nil
  ) throws(SessionError) {
    if !stage.step.groups.isEmpty { result.groupColumns = Set(stage.step.groups.map(\.name)) }
    isShown = false
    switch stage.verb.body {
    case .plan(let lengthen): try plan(stage, before: follower, lengthen)
    case .analysis(let analysis): try ask(analysis, stage.step)
    case .table(_, let make): try ask(make, stage)
    case .output(let show):
      try show(stage.step, computedInput()).apply(to: &effects, rows.baseLine)
      isShown = true
    }
  }

  /// Computes what is left of the plan.
  mutating func finish() throws(SessionError) {
    let computed = try rows.compute()
    result.table = computed.table
    result.notes = rows.notes
    result.baseLine = rows.baseLine.text
    origin = computed.origin
    nanoseconds = began.elapsed
  }

  private mutating func plan(
    _ stage: PreparedPipeline.Stage, before follower: PreparedPipeline.Stage?,
    _ lengthen: @Sendable (CheckedStep, Plan, VerbContext) throws(SessionError) -> Plan
  ) throws(SessionError) {
    let (step, context) = (stage.step, VerbContext(vocabulary: vocabulary))
    if stage.verb.mark == .newRows {
      try rows.remake(step) { plan throws(SessionError) in
        let longer = try lengthen(step, plan, context)
        return follower.flatMap { longer.keeping(whatIsReadBy: $0, context) } ?? longer
      }
      result.clearSurroundings()
      return
    }
    let fields = rows.plan.fields
    rows.lengthen(to: try lengthen(step, rows.plan, context), stage.words)
    // The columns an analysis puts first on the screen are for its own result only.
    if rows.plan.fields != fields { result.screenColumns = nil }
    (result.facts, result.chart) = (nil, nil)
    // The rows that a verb made are computed now, so that the base line says what they were made of.
    if rows.plan.madeBy == step.verb { rows.move(to: try rows.compute().table, madeBy: step.verb) }
  }

  private mutating func ask(_ analysis: Analysis, _ step: CheckedStep) throws(SessionError) {
    let answer: Answer
    let start = ContinuousClock.now
    do throws(AnalysisError) { answer = try analysis.answer(question(step)) } catch {
      throw SessionError(error)
    }
    rows.add(answer, to: step, since: start)
    explanation += answer.explanation
    if let reasons = answer.reasons {
      rules = RuleBook(table: rows.plan.base, conditions: answer.rules, reasons: reasons)
    }
    if let lost = answer.lostCustomers { try keep(lost) }
    result.surround(with: answer, of: step)
    rows.move(to: answer.table, madeBy: step.verb)
  }

  private mutating func keep(_ lost: LostCustomers) throws(SessionError) {
    let lines = try services.keepLosses(lost, rows.baseLine.scope, rows.work)
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
    rows.record(stage.step, output.table, of: input.table.rowCount, since: start)
    rows.note(output.notes)
    result.surround(with: output)
    rows.move(to: output.table, madeBy: stage.step.verb)
  }

  private mutating func computedInput() throws(SessionError) -> StageInput {
    input(of: try rows.compute().table)
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
