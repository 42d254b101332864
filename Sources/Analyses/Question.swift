public import Engine
public import Language
public import Values
public import Work

/// What an analysis is asked: a checked step over the rows of a plan.
public struct Question: Sendable {
  /// The step.
  public let step: CheckedStep
  /// The rows.
  public let input: Plan
  /// Whatever answers plans.
  public let engine: Engine
  /// The stored table whose rows the input keeps, when it does.
  public let base: TableEntry?
  /// The stored tables, for those that links lead to.
  public let tables: [TableEntry]
  /// The behaviours of that table, checked in the input's scope, in the order of definition.
  public let behaviours: [CheckedItem]
  /// The roles of that table, checked in the input's scope.
  public let roles: [Role: CheckedExpression]
  /// The roles of every table, checked on it as it is stored, for linked rows.
  public var linkedRoles: [String: [Role: CheckedExpression]] = [:]
  /// The links between tables.
  public var links: [Link] = []
  /// The date at which the data is looked at, when one is known.
  public let asof: CalendarDate?
  /// Threads, stop flag and progress.
  public let work: WorkContext
  /// Whether the answer should carry its explanation.
  public let wantsExplanation: Bool

  /// Creates a question.
  public init(
    step: CheckedStep, input: Plan, engine: Engine, base: TableEntry?,
    tables: [TableEntry] = [], behaviours: [CheckedItem], roles: [Role: CheckedExpression],
    asof: CalendarDate?,
    work: WorkContext, wantsExplanation: Bool
  ) {
    self.step = step
    self.input = input
    self.engine = engine
    self.base = base
    self.tables = tables
    self.behaviours = behaviours
    self.roles = roles
    self.asof = asof
    self.work = work
    self.wantsExplanation = wantsExplanation
  }
}

extension Question {
  /// Ends the analysis when someone asked for it.
  func poll() throws(AnalysisError) {
    if work.stop.isStopped { throw AnalysisError(EngineError(.stopped)) }
  }

  /// Ends the analysis when someone asked for it; asks at every 65,536th row only.
  func poll(at row: Int) throws(AnalysisError) {
    if row & 0xFFFF == 0 { try poll() }
  }
}
