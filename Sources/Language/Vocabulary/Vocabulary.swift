public import Diagnostics
public import Values

/// Everything that words can mean right now: a snapshot that parsing and checking read.
public struct Vocabulary: Sendable {
  /// The stored tables and named results, in the order they came.
  public var tables: [TableEntry]
  /// The table that lines which start with a verb work on.
  public var inUse: String?
  /// The last result, which a leading `|` goes on from.
  public var last: TableEntry?
  /// The connections of tables.
  public var links: [Link]
  /// The parameters and their values.
  public var parameters: [String: ParameterValue]
  /// The date at which the data is looked at, when one is known.
  public var asof: CalendarDate?
  /// The functions.
  public var functions: [FunctionDeclaration]
  /// The verbs.
  public var verbs: [VerbDeclaration]
  /// The commands.
  public var commands: [CommandDeclaration]
  /// The condition of a row of the last `associate` answer, by its number.
  public var rule: @Sendable (Int) -> Expression?
  /// Why a row of that answer has no such condition, and what to do; nothing where it has one or
  /// there is no such row.
  public var untypedRule: @Sendable (Int) -> UntypedRule?

  /// Creates a vocabulary without tables.
  public init(
    functions: [FunctionDeclaration], verbs: [VerbDeclaration], commands: [CommandDeclaration]
  ) {
    self.tables = []
    self.links = []
    self.parameters = [:]
    self.functions = functions
    self.verbs = verbs
    self.commands = commands
    self.rule = { _ in nil }
    self.untypedRule = { _ in nil }
  }
}

/// Why the condition of a rule cannot be typed.
public struct UntypedRule: Hashable, Sendable {
  /// The reason, as the end of a sentence.
  public let reason: String
  /// What to do instead.
  public let advice: String

  /// Creates a reason with its advice.
  public init(reason: String, advice: String) { (self.reason, self.advice) = (reason, advice) }
}

/// A stored table or named result as the language sees it.
public struct TableEntry: Sendable {
  /// Its name.
  public var name: String
  /// Its columns.
  public var fields: [Field]
  /// Its number of rows.
  public var rowCount: Int
  /// The stored table whose rows it keeps, when it is a result of steps that keep rows.
  public var origin: String?
  /// Its segments, behaviours, measures and roles, in the order they were defined.
  public var definitions: [Definition]
  /// A summary of a column's values, for messages; computed when asked.
  public var profile: @Sendable (String) -> ColumnProfile?
  /// The same of a part of the rows where there are many rows and many values, for what must answer
  /// at once; its counts then say that they are not of all rows.
  public var brief: @Sendable (String) -> ColumnProfile?
  /// The first file it was loaded from, as it was typed, for advice on loading it again.
  public var file: String?

  /// Creates an entry.
  public init(
    name: String, fields: [Field], rowCount: Int, origin: String? = nil,
    definitions: [Definition] = [],
    profile: @escaping @Sendable (String) -> ColumnProfile? = { _ in nil },
    brief: (@Sendable (String) -> ColumnProfile?)? = nil
  ) {
    self.brief = brief ?? profile
    self.name = name
    self.fields = fields
    self.rowCount = rowCount
    self.origin = origin
    self.definitions = definitions
    self.profile = profile
  }
}

/// A name for a formula on the rows or groups of a table.
public struct Definition: Hashable, Sendable {
  /// What it defines.
  public var kind: DefinitionKind
  /// Its name; for a role one of `Role`.
  public var name: String
  /// The stored table it belongs to.
  public var table: String
  /// The formula.
  public var expression: Expression
  /// The text that the formula's ranges refer to.
  public var source: Source
  /// Why it was guessed, or nothing when a person said so.
  public var evidence: String?

  /// Creates a definition.
  public init(
    kind: DefinitionKind, name: String, table: String, expression: Expression, source: Source,
    evidence: String? = nil
  ) {
    self.kind = kind
    self.name = name
    self.table = table
    self.expression = expression
    self.source = source
    self.evidence = evidence
  }
}

/// The value of a parameter.
public enum ParameterValue: Hashable, Sendable {
  /// A text, number, truth or missing value.
  case value(Value)
  /// A day, week, month, quarter or year.
  case period(Period)
  /// The column of a name; with a dot also one of a linked table.
  case column(String)

  /// The value as `{$name}` inside a text shows it.
  public var text: String {
    switch self {
    case .value(let value): value.plainText
    case .period(let period): period.description
    case .column(let name): name
    }
  }
}

/// What messages say about the values of a column.
public struct ColumnProfile: Hashable, Sendable {
  /// The number of rows.
  public var rowCount: Int
  /// The rows without a value.
  public var missingCount: Int
  /// The most frequent values as they are shown, with their counts.
  public var frequent: [(text: String, count: Int)] { zip(texts, counts).map { ($0, $1) } }
  /// Of a text column: how many values do not read as numbers.
  public var notNumbers: Int
  /// The texts of `frequent`.
  public var texts: [String]
  /// The counts of `frequent`.
  public var counts: [Int]
  /// Of a text column: the most frequent values that do not read as numbers, with counts.
  public var odd: [String]
  /// The counts of `odd`.
  public var oddCounts: [Int]
  /// The least and greatest value of a number column.
  public var least: Double?
  /// The greatest value of a number column.
  public var greatest: Double?

  /// Creates a summary.
  public init(
    rowCount: Int, missingCount: Int, texts: [String] = [], counts: [Int] = [],
    notNumbers: Int = 0, odd: [String] = [], oddCounts: [Int] = [], least: Double? = nil,
    greatest: Double? = nil
  ) {
    self.rowCount = rowCount
    self.missingCount = missingCount
    self.texts = texts
    self.counts = counts
    self.notNumbers = notNumbers
    self.odd = odd
    self.oddCounts = oddCounts
    self.least = least
    self.greatest = greatest
  }
}
