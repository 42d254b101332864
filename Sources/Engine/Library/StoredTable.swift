public import Language
public import Tables
public import Values

/// A table or named result that lives in a session.
public struct StoredTable: Sendable {
  /// Its name.
  public let name: String
  /// Its rows.
  public let table: Table
  /// The stored table whose rows it keeps, when it is a result of steps that keep rows.
  public let origin: Origin?

  /// Creates a stored table.
  public init(name: String, table: Table, origin: Origin? = nil) {
    self.name = name
    self.table = table
    self.origin = origin
  }

  /// Where the rows of a result come from.
  public struct Origin: Sendable {
    /// The stored table's name.
    public let name: String
    /// For each row of the result, its row there; nothing means all of them as they are.
    public let rows: [Int32]?

    /// Creates an origin.
    public init(name: String, rows: [Int32]?) {
      self.name = name
      self.rows = rows
    }
  }
}

/// A link together with the row that each key finds.
public struct LinkIndex: Sendable {
  /// The link.
  public let link: Link
  /// For each row of the many side its row on the one side, or -1 for an orphan.
  public let oneRows: RowGroups
  /// How many rows of the many side find no partner, their key missing or unknown.
  public let orphanCount: Int
  /// Some keys that find no partner, as they are shown.
  public let orphanSamples: [String]

  /// Creates an index.
  public init(link: Link, oneRows: RowGroups, orphanCount: Int, orphanSamples: [String]) {
    self.link = link
    self.oneRows = oneRows
    self.orphanCount = orphanCount
    self.orphanSamples = orphanSamples
  }
}

/// The tables and links an engine reads: a snapshot that never changes.
public struct Library: Sendable {
  /// The tables by name.
  public let tables: [String: StoredTable]
  /// The links.
  public let links: [Link: LinkIndex]
  /// Columns of formulae on stored tables, kept until a table or link changes.
  public let cache: ColumnCache
  /// Whose days and hours time stamps are read in; nothing for UTC.
  public let zone: Zone?

  /// Creates a snapshot.
  public init(
    tables: [String: StoredTable], links: [Link: LinkIndex], cache: ColumnCache = ColumnCache(),
    zone: Zone? = nil
  ) {
    self.zone = zone
    self.tables = tables
    self.links = links
    self.cache = cache
  }

  /// The same without the columns that were computed on it.
  public var withoutComputed: Library { Library(tables: tables, links: links, zone: zone) }
}
