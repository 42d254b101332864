public import Language
public import Tables
public import Work

/// A function of the language: what it is called with and how it is computed.
public struct Function: Sendable {
  /// Name, parameters, result, help and a worked example.
  public let declaration: FunctionDeclaration
  /// How it is computed.
  public let body: Body
  /// Whether it reads time stamps by the calendar and the clock on the wall of the session's zone.
  public let readsCalendar: Bool

  /// What there may be to note of its values.
  let remark: Remark?

  /// Creates a function.
  public init(_ declaration: FunctionDeclaration, _ body: Body, readsCalendar: Bool = false) {
    self.init(declaration, body, readsCalendar: readsCalendar, remark: nil)
  }

  /// Creates a function of whose values there may be something to note.
  init(
    _ declaration: FunctionDeclaration, _ body: Body, readsCalendar: Bool = false, remark: Remark?
  ) {
    (self.readsCalendar, self.remark) = (readsCalendar, remark)
    self.declaration = declaration
    self.body = body
  }

  /// What there may be to note of the values of a function.
  enum Remark: Sendable {
    /// Texts of the first argument that it could not read.
    case unreadTexts
    /// Parts of the rows that have none.
    case emptyParts
  }

  /// How a function is computed.
  public enum Body: Sendable {
    /// From the columns of its arguments, all of `rowCount` rows.
    case row(@Sendable ([Column], _ rowCount: Int) throws(EngineError) -> Column)
    /// From the columns of its arguments and the group of each row.
    case aggregate(@Sendable (AggregateInput) throws(EngineError) -> Column)
    /// From the columns of its arguments over all rows in order.
    case window(@Sendable ([Column], _ rowCount: Int, WorkContext) throws(EngineError) -> Column)
  }
}

/// What an aggregate is computed from.
public struct AggregateInput: Sendable {
  /// The columns of the arguments, one value for each row.
  public let arguments: [Column]
  /// The group of each row.
  public let groups: RowGroups
  /// The number of groups; some may have no row.
  public let groupCount: Int
  /// How many threads there are and when to stop.
  public let work: WorkContext
  /// The number of rows of each group, once somebody has counted them.
  let rowCounts: GroupRowCounts

  /// Creates an input.
  public init(
    arguments: [Column], groups: RowGroups, groupCount: Int, work: WorkContext = WorkContext()
  ) {
    self.init(
      arguments: arguments, groups: groups, groupCount: groupCount, work: work,
      rowCounts: GroupRowCounts())
  }

  /// Creates an input that shares the counts of its groups with others on the same rows.
  init(
    arguments: [Column], groups: RowGroups, groupCount: Int, work: WorkContext,
    rowCounts: GroupRowCounts
  ) {
    self.rowCounts = rowCounts
    self.arguments = arguments
    self.groups = groups
    self.groupCount = groupCount
    self.work = work
  }
}
