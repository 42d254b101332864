public import Language
public import Tables
public import Values

/// What is to be computed, as a tree that any engine can read; it holds no rows of its own.
///
/// A plan knows the fields of its result before it runs, so that a whole line is checked first.
public struct Plan: Sendable {
  /// The operator and its inputs.
  public let node: Node
  /// The fields of the result.
  public let fields: [Field]
  /// The stored table whose rows the result keeps, or nothing after a step that makes other rows.
  public let base: String?
  /// The verb that made other rows, for the error that says definitions are gone.
  public let madeBy: String?

  init(_ node: Node, fields: [Field], base: String?, madeBy: String? = nil) {
    self.node = node
    self.fields = fields
    self.base = base
    self.madeBy = madeBy
  }

  /// The operators.
  public indirect enum Node: Sendable {
    /// A stored table, by its name.
    case stored(String)
    /// A table that is at hand, such as the answer of an analysis.
    case table(Table)
    /// The rows that meet a condition.
    case filter(Plan, RowCondition)
    /// The rows that meet one condition and then the others; made by a rewrite.
    case filters(Plan, [RowCondition])
    /// The columns of the input and new ones; a new one replaces an old one of its name.
    case derive(Plan, [NamedExpression])
    /// Exactly these columns.
    case project(Plan, [NamedExpression])
    /// One row for each group.
    case group(GroupQuery)
    /// The rows in another order; equal rows keep theirs.
    case sort(Plan, [SortKey])
    /// The first rows, or with a negative count the last ones.
    case take(Plan, count: Int)
    /// The first rows of another order, found without sorting the rest; made by a rewrite.
    case top(Plan, [SortKey], count: Int)
    /// Some rows drawn by a hash of the row's key, never of its position.
    case sample(Plan, Sample)
    /// The first row of each combination of values.
    case distinct(Plan, [NamedExpression])
    /// The rows of the one input, then those of the other; columns meet by name.
    case append(Plan, Plan)
    /// Rows side by side where keys are equal.
    case join(Plan, Plan, Join)
    /// Some columns turned into rows.
    case unpivot(Plan, Unpivot)
  }
}

/// A formula with the name its column gets.
public struct NamedExpression: Hashable, Sendable {
  /// The name of the column.
  public let name: String
  /// The formula.
  public let expression: CheckedExpression

  /// Creates a named formula.
  public init(_ name: String, _ expression: CheckedExpression) {
    self.name = name
    self.expression = expression
  }

  /// The field of the column.
  public var field: Field { Field(name, expression.type) }
}

/// A condition on rows, and what becomes of rows for which it is missing.
public struct RowCondition: Hashable, Sendable {
  /// The condition.
  public let expression: CheckedExpression
  /// Whether the rows that meet it leave instead of stay.
  public let isExclusion: Bool
  /// What becomes of rows for which it is missing; by default they leave a filter and stay in an
  /// exclusion, and are counted in a note.
  public let blank: BlankRule?
  /// The condition in canonical words, for the base line.
  public let text: String

  /// Creates a condition.
  public init(
    _ expression: CheckedExpression, isExclusion: Bool = false, blank: BlankRule? = nil,
    text: String
  ) {
    self.expression = expression
    self.isExclusion = isExclusion
    self.blank = blank
    self.text = text
  }
}

/// What becomes of rows for which a condition or a value is missing.
public enum BlankRule: String, Hashable, Sendable {
  /// They stay.
  case keep
  /// They leave.
  case drop
  /// They are an error.
  case error
}

/// A formula to sort by and its order; missing values come last in either order.
public struct SortKey: Hashable, Sendable {
  /// The formula.
  public let expression: CheckedExpression
  /// The order.
  public let direction: SortDirection

  /// Creates a key.
  public init(_ expression: CheckedExpression, _ direction: SortDirection = .ascending) {
    self.expression = expression
    self.direction = direction
  }
}

/// How rows are drawn.
public struct Sample: Hashable, Sendable {
  /// How many rows, or which fraction of them.
  public enum Size: Hashable, Sendable {
    /// So many rows.
    case count(Int)
    /// This fraction of the rows, each with this chance.
    case fraction(Double)
  }

  /// How many.
  public let size: Size
  /// The seed of the hash.
  public let seed: UInt64
  /// The key whose hash decides; all columns of the row when there is none.
  public let key: CheckedExpression?

  /// Creates a way to draw.
  public init(_ size: Size, seed: UInt64, key: CheckedExpression?) {
    self.size = size
    self.seed = seed
    self.key = key
  }
}

/// How two inputs are put side by side.
public struct Join: Hashable, Sendable {
  /// The columns of the left input.
  public let leftKeys: [String]
  /// The columns of the right input, in the same order.
  public let rightKeys: [String]
  /// Whether left rows without a partner stay, with missing values.
  public let keepsUnmatched: Bool

  /// Creates a way to join.
  public init(leftKeys: [String], rightKeys: [String], keepsUnmatched: Bool) {
    self.leftKeys = leftKeys
    self.rightKeys = rightKeys
    self.keepsUnmatched = keepsUnmatched
  }
}

/// Which columns become rows.
public struct Unpivot: Hashable, Sendable {
  /// The columns, all of one type.
  public let columns: [String]
  /// The new column that holds their names.
  public let name: String
  /// The new column that holds their values.
  public let value: String

  /// Creates a turn of columns into rows.
  public init(columns: [String], name: String, value: String) {
    self.columns = columns
    self.name = name
    self.value = value
  }
}
