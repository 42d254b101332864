import Analyses
import Diagnostics
import Engine
import Language
import Tables
import Work

/// The rows of a pipeline while it runs: the plan so far, what it gave, and what was done for it.
struct RowsSoFar {
  /// The tables and links.
  let library: Library
  /// Threads, stop flag and progress.
  let work: WorkContext
  /// Whatever answers plans.
  private(set) var engine: Engine
  /// The plan of the rows.
  private(set) var plan: Plan { didSet { computed = nil } }
  /// What the plan gave, when it has been computed, so that it is not computed twice.
  private var computed: EngineResult?
  /// What they were computed on.
  private(set) var baseLine: BaseLine
  /// What a reader should know.
  private(set) var notes: [Diagnostic]
  /// The operators that ran.
  private(set) var trace: [OperatorTrace] = []

  /// Begins at the start of a checked pipeline.
  init(_ prepared: PreparedPipeline, library: Library, work: WorkContext) {
    self.library = library
    self.work = work
    engine = MemoryEngine(library: library, work: work).engine
    plan = prepared.start.plan
    baseLine = prepared.start.baseLine
    notes = prepared.notes
  }

  /// Computes the plan, once.
  mutating func compute() throws(SessionError) -> EngineResult {
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

  /// Goes on with a longer plan, of which the base line tells some words.
  mutating func lengthen(to longer: Plan, _ words: String?) {
    plan = longer
    if let words { baseLine.add(words) }
  }

  /// Makes other rows of those before; the base line tells both numbers.
  mutating func remake(
    _ step: CheckedStep, _ lengthen: (Plan) throws(SessionError) -> Plan
  ) throws(SessionError) {
    let before = Plan.table(try compute().table, madeBy: plan.madeBy)
    let line = baseLine
    plan = try lengthen(before)
    let table = try compute().table
    baseLine = line
    plan = .table(table, madeBy: step.verb)
    baseLine.begin(step.text, rows: table.rowCount, isShown: true)
  }

  /// Goes on with the rows that a verb made.
  mutating func move(to table: Table, madeBy verb: String) {
    plan = .table(table, madeBy: verb)
    baseLine.begin(verb, rows: table.rowCount)
  }

  /// Adds notes as they are.
  mutating func note(_ notes: [Diagnostic]) { self.notes += notes }

  /// Adds what an analysis that began at a time did and had to say; its rows are still to come.
  mutating func add(_ answer: Answer, to step: CheckedStep, since start: ContinuousClock.Instant) {
    if let rows = answer.trace.rowsComputedOn { baseLine.setRows(rows) }
    if let narrowed = answer.narrowed {
      narrowed.words.forEach { baseLine.add($0) }
      baseLine.setRows(narrowed.count)
    }
    record(step, answer.table, operators: answer.trace, since: start)
    notes += answer.notes.withoutRepeats(of: notes)
    // A part of an answer is shown though someone asked to stop: what follows is small.
    if answer.isPartial { engine = MemoryEngine(library: library).engine }
  }

  /// Adds a verb to the operators that ran, behind those that ran for it.
  ///
  /// Its time is what they did not take; its rows are those given, or those that its first
  /// grouping read or its operators left, or the table at hand.
  mutating func record(
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
}

extension [Diagnostic] {
  /// The notes that are said for the first time.
  fileprivate func withoutRepeats(of said: [Diagnostic]) -> [Diagnostic] {
    reduce(into: []) { if !said.contains($1), !$0.contains($1) { $0.append($1) } }
  }
}
