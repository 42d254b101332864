import Diagnostics
import Language
import Tables
import Values
import Work

/// One computation of a plan: what it reads, and what it has done so far.
struct PlanRun {
  /// The tables and links.
  let library: Library
  /// How many threads there are and when to stop.
  let work: WorkContext
  /// Computes formulae.
  let evaluator: Evaluator
  /// What each operator did, inputs before the operators that read them.
  private(set) var trace: [OperatorTrace] = []
  /// What a reader should know.
  private(set) var notes: [Diagnostic] = []

  /// How many operators there are, for saying how far the run is.
  private var stepCount = 1

  /// Creates a run that has done nothing.
  init(library: Library, work: WorkContext) {
    self.library = library
    self.work = work
    evaluator = Evaluator(library: library, work: work)
  }

  /// Computes a plan and gathers its rows.
  mutating func result(of plan: Plan) throws(EngineError) -> EngineResult {
    stepCount = plan.stepCount
    let frame = try frame(of: plan, depth: 0)
    let start = ContinuousClock.now
    try work.check(frame.newBytes, plan.resultWords)
    let table = try gathered(frame)
    let origin = frame.origin.map { StoredTable.Origin(name: $0.table, rows: $0.rows) }
    if let last = trace.popLast() { trace.append(last.lasting(longer: start.elapsed)) }
    return EngineResult(
      table: table, origin: origin, trace: trace, notes: allNotes)
  }

  /// What a reader should know of the operators and of the formulae they computed.
  var allNotes: [Diagnostic] { notes + evaluator.notes.diagnostics }

  /// Adds what a reader should know.
  mutating func note(_ message: String) { notes.append(.note(message)) }

  /// Computes the inputs of a plan and then its operator, and records what that took.
  mutating func frame(of plan: Plan, depth: Int) throws(EngineError) -> Frame {
    try work.poll()
    var inputs: [Frame] = []
    for input in plan.inputs { inputs.append(try frame(of: input, depth: depth + 1)) }
    let start = ContinuousClock.now
    work.progress.report(Double(trace.count) / Double(stepCount), plan.operatorText)
    for input in inputs {
      try work.check(input.ungatheredBytes(of: plan.columnsRead), plan.resultWords)
    }
    let output = try computed(plan, from: inputs)
    try work.poll()
    // A table at hand is handed on, which is no work worth telling of.
    if case .table = plan.node { return output }
    trace.append(
      OperatorTrace(
        text: plan.operatorText, rowsIn: inputs.reduce(0) { $0 + $1.rowCount },
        rowsOut: output.rowCount, nanoseconds: start.elapsed, depth: depth,
        isGrouping: plan.isGrouping))
    return output
  }

  private mutating func computed(
    _ plan: Plan, from inputs: [Frame]
  ) throws(EngineError) -> Frame {
    switch plan.node {
    case .stored(let name): return stored(name)
    case .table(let table): return Frame(table, in: work)
    case .filter(_, let condition): return try filtered(inputs[0], by: [condition])
    case .filters(_, let conditions): return try filtered(inputs[0], by: conditions)
    case .derive(_, let columns): return try derived(inputs[0], columns)
    case .project(_, let columns): return try projected(inputs[0], columns)
    case .group(let query): return try grouped(inputs[0], by: query)
    case .sort(_, let keys): return try sorted(inputs[0], by: keys)
    case .take(_, let count): return taken(inputs[0], count)
    case .top(_, let keys, let count): return try top(inputs[0], by: keys, count)
    case .sample(_, let sample): return try sampled(inputs[0], sample)
    case .distinct(_, let columns): return try distinct(inputs[0], columns, fields: plan.fields)
    case .append: return try appended(inputs[0], inputs[1], fields: plan.fields)
    case .join(_, _, let join):
      return try joined(inputs[0], inputs[1], by: join, fields: plan.fields)
    case .unpivot(_, let unpivot):
      return try unpivoted(inputs[0], unpivot, fields: plan.fields)
    }
  }

  /// The rows of a frame as a table.
  func gathered(_ frame: Frame) throws(EngineError) -> Table {
    var columns: [Column] = []
    for field in frame.fields {
      try work.poll()
      columns.append(frame.column(field.name))
    }
    // What was computed after a stop means nothing, so that nobody may see it.
    try work.poll()
    return Table(fields: frame.fields, columns: columns, rowCount: frame.rowCount)
  }

  private func stored(_ name: String) -> Frame {
    guard let stored = library.tables[name] else {
      preconditionFailure("A checked plan reads only stored tables: \(name)")
    }
    guard let origin = stored.origin else {
      return Frame(stored.table, base: name, in: work)
    }
    return Frame(stored.table, base: origin.name, rows: origin.rows, in: work)
  }
}

extension Plan {
  /// What its rows are, for an error.
  fileprivate var resultWords: String {
    switch node {
    case .join: "this join"
    case .append: "this append"
    case .unpivot: "this unpivot"
    default: "this result"
    }
  }

  /// The columns of its inputs that the operator reads row by row; nothing means all.
  fileprivate var columnsRead: Set<String>? {
    switch node {
    case .stored, .table, .take: []
    case .filter(_, let condition): condition.expression.neededColumns
    case .filters(_, let conditions): conditions.map(\.expression).neededColumns
    // A column that is only named is not gathered.
    case .derive(_, let columns), .project(_, let columns):
      columns.map(\.expression).filter { !$0.isColumn }.neededColumns
    case .group(let query): (query.keys + query.aggregates).map(\.expression).neededColumns
    case .sort(_, let keys), .top(_, let keys, _): keys.map(\.expression).neededColumns
    case .sample(_, let sample): sample.key?.neededColumns
    case .distinct(_, let columns):
      columns.isEmpty ? nil : columns.map(\.expression).neededColumns
    case .join(_, _, let join): Set(join.leftKeys + join.rightKeys)
    case .append, .unpivot: nil
    }
  }

  /// The number of operators.
  fileprivate var stepCount: Int { inputs.reduce(1) { $0 + $1.stepCount } }
}

extension [CheckedExpression] {
  /// The columns of the rows at hand that the formulae need.
  fileprivate var neededColumns: Set<String> { reduce(into: []) { $0.formUnion($1.neededColumns) } }
}

extension CheckedExpression {
  /// Whether it only names a column.
  fileprivate var isColumn: Bool { if case .column = kind { true } else { false } }
}

extension ContinuousClock.Instant {
  /// The nanoseconds since this moment.
  public var elapsed: UInt64 {
    let (seconds, attoseconds) = (ContinuousClock.now - self).components
    return UInt64(max(0, seconds)) * 1_000_000_000 + UInt64(max(0, attoseconds)) / 1_000_000_000
  }
}
