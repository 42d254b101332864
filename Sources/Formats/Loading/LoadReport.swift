public import Tables
public import Values

/// What was found in a file, as facts.
public struct LoadReport: Sendable, Hashable {
  /// The path as it was given.
  public var path: String
  /// The name of the format.
  public var format: String
  /// The name of the table inside the file, when a person chose it; else the file gives the name.
  public var tableName: String?
  /// The rows of the table.
  public var rowCount = 0
  /// The rows left out.
  public var rejectedCount = 0
  /// The rows that were too short and were filled with missing values.
  public var paddedCount = 0
  /// The cells that a forced type could not read.
  public var unreadableCount = 0
  /// The items that stood twice in their basket.
  public var repeatedCount = 0
  /// How the file is laid out, each with the evidence for it.
  public var layout: [String] = []
  /// The columns.
  public var columns: [ColumnReport] = []
  /// What a reader should know beyond that.
  public var notes: [String] = []
  /// How dates and numbers are written, for the other files of a table.
  var conventions = Conventions()

  /// Creates an empty report.
  public init(path: String, format: String) {
    self.path = path
    self.format = format
  }
}

/// How a file writes dates and numbers, as far as its cells prove it.
struct Conventions: Sendable, Hashable {
  /// The orders of day and month that cells prove.
  var dateOrders: Set<LoadOptions.DateOrder> = []
  /// Whether there are dates that read in both orders, and none that proves one.
  var hasOpenDates = false
  /// The columns that are read with the decimal comma.
  var commaColumns: Set<String> = []
  /// The columns of decimals that are read with the point.
  var pointColumns: Set<String> = []
}

/// What was found in one column.
public struct ColumnReport: Sendable, Hashable {
  /// How many values are missing, by what stands in the file.
  public struct Missing: Sendable, Hashable {
    /// Nothing at all, rows that are too short among them.
    public var empty = 0
    /// Blanks only.
    public var blank = 0
    /// A word such as NA.
    public var marker = 0
    /// Cells a forced type could not read.
    public var unreadable = 0

    /// Creates counts of zero.
    public init() {}

    /// All of them.
    public var total: Int { empty + blank + marker + unreadable }
  }

  /// The name.
  public var name: String
  /// The type, kind and words.
  public var description: ColumnType
  /// The missing values.
  public var missing: Missing
  /// What a reader should know of the column.
  public var notes: [String]

  /// Creates the report of a column.
  public init(
    name: String, description: ColumnType, missing: Missing = Missing(), notes: [String] = []
  ) {
    self.name = name
    self.description = description
    self.missing = missing
    self.notes = notes
  }
}

/// A table from a file, what could not be taken, and what was found.
public struct LoadedTable: Sendable, Hashable {
  /// The table.
  public var table: Table
  /// What could not be taken, or nothing when everything could.
  public var rejects: Table?
  /// What was found.
  public var report: LoadReport

  /// Creates a loaded table.
  public init(table: Table, rejects: Table?, report: LoadReport) {
    self.table = table
    self.rejects = rejects
    self.report = report
  }
}
