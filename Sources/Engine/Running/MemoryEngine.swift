public import Work

/// The engine that answers plans from tables in memory.
public struct MemoryEngine: Sendable {
  /// The tables and links it reads.
  public let library: Library
  /// How many threads it may use and when it must stop.
  public let work: WorkContext
  /// Whether plans are rewritten before they run; results are the same either way.
  let rewrites: Bool

  /// Creates an engine over a snapshot of tables.
  public init(library: Library, work: WorkContext = WorkContext()) {
    self.init(library: library, work: work, rewrites: true)
  }

  init(library: Library, work: WorkContext = WorkContext(), rewrites: Bool) {
    self.library = library
    self.work = work
    self.rewrites = rewrites
  }

  /// The two questions of analyses, and whole plans, as the seam asks them.
  public var engine: Engine {
    Engine(
      groups: { query throws(EngineError) in
        try run(.grouping(query, madeBy: "summarize"))
      },
      projection: { plan, columns throws(EngineError) in
        try run(plan.projecting(columns))
      },
      table: { plan throws(EngineError) in try run(plan) })
  }

  /// Computes a plan.
  public func run(_ plan: Plan) throws(EngineError) -> EngineResult {
    var run = PlanRun(library: library, work: work)
    return try run.result(of: rewrites ? plan.rewritten : plan)
  }
}
