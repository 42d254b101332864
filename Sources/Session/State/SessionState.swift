import Engine
import Language
public import Values

/// Everything a session knows that `undo` can bring back.
///
/// It is a value: tables share their columns, so that a copy before each change costs little.
struct SessionState: Sendable {
  /// The tables and named results, in the order they came.
  var tables: [StoredTable] = []
  /// A number for each table that is new whenever rows are stored under its name.
  var serials: [String: Int] = [:]
  /// The last number given; `undo` does not take it back, so that no number comes twice.
  var lastSerial = 0
  /// The files that loaded tables came from, by table.
  var paths: [String: String] = [:]
  /// Segments, behaviours, measures and roles, in the order they were defined.
  var definitions: [Definition] = []
  /// The links with their indexes, in the order they were made.
  var links: [LinkIndex] = []
  /// The parameters.
  var parameters: [String: ParameterValue] = [:]
  /// The table that lines which start with a verb work on.
  var inUse: String?
  /// The settings.
  var settings = Settings()
  /// Columns that were computed on these tables and links.
  var cache = ColumnCache()
  /// The latest days of columns that were looked at for `asof`.
  var latestDates = LatestDates()

  /// A table by its exact name.
  func table(_ name: String) -> StoredTable? { tables.first { $0.name == name } }

  /// What an engine reads.
  var library: Library {
    Library(
      tables: Dictionary(tables.map { ($0.name, $0) }, uniquingKeysWith: { $1 }),
      links: Dictionary(links.map { ($0.link, $0) }, uniquingKeysWith: { $1 }), cache: cache,
      zone: settings.zone)
  }
}

/// What `set` sets.
public struct Settings: Hashable, Sendable {
  /// The date at which data is looked at, when a person said so.
  public var asof: CalendarDate?
  /// Whose days and hours time stamps are read in; nothing for UTC.
  public var zone: Zone?
  /// The number of threads, when a person said so.
  public var threads: Int?
  /// The bytes that tables and results may take together, when a person said so.
  public var memory: Int?
  /// The format of results, when a person said so.
  public var format: String?
  /// Whether every result says how long it took.
  public var timing = false
  /// Whether the prompt suggests lines from its history.
  public var hints = true

  /// Creates the settings a session starts with.
  public init() {}
}
