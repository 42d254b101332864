public import Tables

/// A file format: its names and how it is read and written.
public struct FileFormat: Sendable {
  /// The name in `--format` and `format:`.
  public let name: String
  /// The extensions of its files, without the dot.
  public let extensions: [String]
  /// One sentence for help.
  public let summary: String
  /// Reads a file in UTF-8, when the format can be read.
  public let read: (@Sendable (FileBytes, LoadRequest) throws(LoadFailure) -> LoadedTable)?
  /// Whether its files hold bytes of their own kind and no text in some encoding.
  public let isBinary: Bool
  /// Whether its reader shows every byte to `LoadRequest.seen`, which spares a pass over the file.
  public let watchesBytes: Bool
  /// Writes a table, when the format can be written.
  public let write: (@Sendable (Table, ByteSink) throws(FileError) -> Void)?
  /// How it is written when it is cells between delimiters.
  public let delimited: DelimitedStyle?
  /// Puts a table into a file that holds several by their names, and says what became of it.
  public let store:
    (@Sendable (Table, _ name: String, _ path: String, Files) throws(SQLiteError) -> StoredOutcome)?

  /// Creates a format.
  public init(
    name: String, extensions: [String], summary: String, isBinary: Bool = false,
    watchesBytes: Bool = false,
    read: (@Sendable (FileBytes, LoadRequest) throws(LoadFailure) -> LoadedTable)? = nil,
    write: (@Sendable (Table, ByteSink) throws(FileError) -> Void)? = nil,
    delimited: DelimitedStyle? = nil,
    store: (@Sendable (Table, String, String, Files) throws(SQLiteError) -> StoredOutcome)? = nil
  ) {
    self.name = name
    self.extensions = extensions
    self.summary = summary
    self.isBinary = isBinary
    self.watchesBytes = watchesBytes
    self.read = read
    self.write = write
    self.delimited = delimited
    self.store = store
  }

  /// The format of a name, without regard to case.
  public static func named(_ name: String) -> FileFormat? {
    all.first { $0.name == name.lowercased() }
  }

  /// The format that the extension of a path says.
  public static func of(path: String) -> FileFormat? {
    guard let dot = path.lastIndex(of: ".") else { return nil }
    let ending = path[path.index(after: dot)...].lowercased()
    guard !packed.contains(ending) else { return of(path: String(path[..<dot])) }
    return all.first { $0.extensions.contains(ending) }
  }

  /// The extensions of packed files, behind which another one tells the format.
  private static let packed: Set<String> = ["gz", "zst"]
}
