public import Charts
public import Diagnostics
public import Tables

/// What a session answers to a statement; reports and shells decide how it looks.
public enum Reply: Sendable {
  /// A table that a pipeline or a command computed.
  case result(ResultTable)
  /// What a command did, such as the report of a load.
  case report([String])
  /// What a load read, found and guessed.
  case loaded(LoadReply)
  /// Text that was asked for, such as help.
  case page([String])
  /// A chart that was asked for.
  case chart(Chart, baseLine: String)
  /// Errors and notes with the source that their ranges refer to.
  case diagnostics([Diagnostic], Source)
  /// A person asked to leave.
  case quit
}

/// A computed table with all that stands around it.
public struct ResultTable: Sendable {
  /// What the result was computed on: table, conditions, rows.
  public var baseLine: String
  /// The rows.
  public var table: Table
  /// What a reader should know.
  public var notes: [Diagnostic]
  /// The footer as a table with the columns name, group and value.
  public var facts: Table?
  /// The columns a screen shows, when it does not show all.
  public var screenColumns: [String]?
  /// For columns of the screen, those that hold the ends of their interval: where the screen is too
  /// narrow they stand in one column.
  public var screenIntervals: [String: [String]] = [:]
  /// The columns that give way first where a screen is too narrow, in this order.
  public var screenSpare: [String] = []
  /// The columns that go on in further lines where a screen is too narrow, instead of being cut.
  public var screenProse: Set<String> = []
  /// The columns whose numbers are of another kind in each row.
  public var rowKinds: RowKinds?
  /// The columns that make the groups, whose missing values are a group of their own.
  public var groupColumns: Set<String>
  /// A chart that belongs to the result.
  public var chart: Chart?
  /// The most rows a screen shows, when that is fewer than usual.
  public var rowLimit: Int?
  /// How long it took, in nanoseconds, when a person wants to know.
  public var nanoseconds: UInt64?

  /// Creates a result.
  public init(
    baseLine: String, table: Table, notes: [Diagnostic] = [], facts: Table? = nil,
    screenColumns: [String]? = nil, groupColumns: Set<String> = [], chart: Chart? = nil,
    nanoseconds: UInt64? = nil
  ) {
    self.baseLine = baseLine
    self.table = table
    self.notes = notes
    self.facts = facts
    self.screenColumns = screenColumns
    self.groupColumns = groupColumns
    self.chart = chart
    self.nanoseconds = nanoseconds
  }
}

/// How a text or script ended.
public enum RunStatus: Hashable, Sendable {
  /// Everything ran.
  case done
  /// Data, a file or a value was wrong.
  case failed
  /// The text was wrong: usage, grammar, names, types.
  case refused
  /// A person pressed Ctrl-C.
  case interrupted
  /// A person asked to leave.
  case quit

  /// The exit code of the command.
  public var exitCode: Int32 {
    switch self {
    case .done, .quit: 0
    case .failed: 1
    case .refused: 2
    case .interrupted: 130
    }
  }
}
