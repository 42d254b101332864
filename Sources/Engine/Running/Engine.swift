public import Diagnostics
public import Tables

/// Whatever answers plans: the tables in memory now, a warehouse later.
///
/// Analyses ask only for grouped aggregations and narrow projections, so that a second engine has
/// two questions to answer.
public struct Engine: Sendable {
  /// Answers a grouped aggregation.
  public let groups: @Sendable (GroupQuery) throws(EngineError) -> EngineResult
  /// Answers a projection: the rows of a plan with exactly these columns.
  public let projection: @Sendable (Plan, [NamedExpression]) throws(EngineError) -> EngineResult
  /// Computes all of a plan.
  public let table: @Sendable (Plan) throws(EngineError) -> EngineResult

  /// Creates an engine from its answers.
  public init(
    groups: @escaping @Sendable (GroupQuery) throws(EngineError) -> EngineResult,
    projection:
      @escaping @Sendable (Plan, [NamedExpression]) throws(EngineError) -> EngineResult,
    table: @escaping @Sendable (Plan) throws(EngineError) -> EngineResult
  ) {
    self.groups = groups
    self.projection = projection
    self.table = table
  }
}

/// A computed table, with how it came about.
public struct EngineResult: Sendable {
  /// The rows.
  public let table: Table
  /// Where the rows come from, when they are rows of a stored table.
  public let origin: StoredTable.Origin?
  /// The operators that ran, in order.
  public let trace: [OperatorTrace]
  /// What a reader should know: rows left out, divisions by zero.
  public let notes: [Diagnostic]

  /// Creates a result.
  public init(
    table: Table, origin: StoredTable.Origin? = nil, trace: [OperatorTrace] = [],
    notes: [Diagnostic] = []
  ) {
    self.table = table
    self.origin = origin
    self.trace = trace
    self.notes = notes
  }
}

/// What one operator did.
public struct OperatorTrace: Hashable, Sendable {
  /// The operator in words, such as `filter region = "north"`.
  public let text: String
  /// The rows it read.
  public let rowsIn: Int
  /// The rows it gave.
  public let rowsOut: Int
  /// The time it took, in nanoseconds.
  public let nanoseconds: UInt64
  /// How many operators stand between it and the result.
  public let depth: Int
  /// Whether it gathers the rows it reads into groups.
  public let isGrouping: Bool

  /// Creates a record.
  public init(
    text: String, rowsIn: Int, rowsOut: Int, nanoseconds: UInt64, depth: Int = 0,
    isGrouping: Bool = false
  ) {
    self.isGrouping = isGrouping
    self.text = text
    self.rowsIn = rowsIn
    self.rowsOut = rowsOut
    self.nanoseconds = nanoseconds
    self.depth = depth
  }

  /// The same record with more time.
  func lasting(longer: UInt64) -> OperatorTrace {
    OperatorTrace(
      text: text, rowsIn: rowsIn, rowsOut: rowsOut, nanoseconds: nanoseconds + longer,
      depth: depth, isGrouping: isGrouping)
  }
}

/// Why a plan has no answer.
public struct EngineError: Error, Hashable {
  /// The kinds of failure.
  public enum Reason: Hashable, Sendable {
    /// The data does not allow it, for example a sum too large for 64 bits.
    case data(Diagnostic)
    /// A person pressed Ctrl-C.
    case stopped
  }

  /// The kind.
  public let reason: Reason

  /// Creates an error.
  public init(_ reason: Reason) { self.reason = reason }
}
