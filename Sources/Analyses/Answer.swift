public import Charts
public import Diagnostics
public import Engine
public import Tables

/// What an analysis found.
public struct Answer: Sendable {
  /// The result, with the fields the catalogue fixes.
  public var table: Table
  /// The footer as a table with the columns name, group and value.
  public var facts: Table?
  /// What a reader should know: rows left out, groups too small to rank.
  public var notes: [Diagnostic]
  /// How the rows were found, for the base line.
  public var trace: [OperatorTrace]
  /// Which of these rows the result counts, when it does not count them all.
  public var narrowed: NarrowedRows?
  /// The columns a screen shows, when it does not show all.
  public var screenColumns: [String]?
  /// For columns of the screen, those that hold the ends of their interval.
  public var screenIntervals: [String: [String]] = [:]
  /// The columns that give way first where a screen is too narrow.
  public var screenSpare: [String] = []
  /// The columns that go on in further lines where a screen is too narrow, instead of being cut.
  public var screenProse: Set<String> = []
  /// The columns whose numbers are of another kind in each row.
  public var rowKinds: RowKinds?
  /// A chart that belongs to the result.
  public var chart: Chart?
  /// The formula with this data's own numbers, line by line; empty unless it was asked for.
  public var explanation: [String]
  /// The conditions of the rows of the result that are rules, by their numbers.
  public var rules: RuleConditions

  /// Why a rule is not in the answer, when the answer has rules.
  public var reasons: RuleReasons?
  /// Whether someone stopped the work, so that the answer lacks a part, as its notes say.
  public var isPartial = false
  /// Customers that whoever runs the analysis is asked to keep in a file.
  public var lostCustomers: LostCustomers?

  /// Creates an answer.
  public init(
    table: Table, facts: Table? = nil, notes: [Diagnostic] = [], trace: [OperatorTrace] = [],
    screenColumns: [String]? = nil, chart: Chart? = nil, explanation: [String] = [],
    rules: RuleConditions = RuleConditions()
  ) {
    self.table = table
    self.facts = facts
    self.notes = notes
    self.trace = trace
    self.screenColumns = screenColumns
    self.chart = chart
    self.explanation = explanation
    self.rules = rules
  }
}

/// Rows of a question that its result counts, the others being left out or kept for a test.
public struct NarrowedRows: Sendable {
  /// What makes them, as words of the base line.
  public let words: [String]
  /// How many they are.
  public let count: Int
}

/// Why an analysis has no answer.
public struct AnalysisError: Error, Hashable {
  /// The kinds of failure.
  public enum Reason: Hashable, Sendable {
    /// What was asked does not fit the data: off-scale answers, no outcome, an empty table.
    case diagnostic(Diagnostic)
    /// A person pressed Ctrl-C.
    case stopped
  }

  /// The kind.
  public let reason: Reason

  /// Creates an error.
  public init(_ reason: Reason) { self.reason = reason }

  /// Passes on why the engine has no answer.
  public init(_ error: EngineError) {
    switch error.reason {
    case .data(let diagnostic): self.reason = .diagnostic(diagnostic)
    case .stopped: self.reason = .stopped
    }
  }
}
