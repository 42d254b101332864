import Glibc

/// The world of files as a session sees it; a session is handed one and knows no other.
public struct Files: Sendable {
  /// Opens a file for reading; `-` is standard input.
  public var open: @Sendable (_ path: String) throws(FileError) -> FileBytes
  /// Writes a file as a whole, or leaves the old one.
  public var write:
    @Sendable (_ path: String, _ body: (ByteSink) throws(FileError) -> Void) throws(FileError) ->
      Void
  /// Adds bytes to the end of a file.
  public var append: @Sendable (_ path: String, _ bytes: [UInt8]) throws(FileError) -> Void
  /// The names of the files in a folder, in byte order.
  public var list: @Sendable (_ folder: String) throws(FileError) -> [String]
  /// Opens an SQLite database.
  public var database:
    @Sendable (_ path: String, _ access: SQLiteDatabase.Access) throws(SQLiteError) ->
      SQLiteDatabase
  /// Makes a new SQLite database that appears in its place when it is whole.
  public var makeDatabase:
    @Sendable (_ path: String, _ body: (SQLiteDatabase) throws(SQLiteError) -> Void)
      throws(SQLiteError) -> Void

  /// Creates a world from its deeds.
  public init(
    open: @escaping @Sendable (String) throws(FileError) -> FileBytes,
    write:
      @escaping @Sendable (String, (ByteSink) throws(FileError) -> Void) throws(FileError) -> Void,
    append: @escaping @Sendable (String, [UInt8]) throws(FileError) -> Void,
    list: @escaping @Sendable (String) throws(FileError) -> [String],
    database:
      @escaping @Sendable (String, SQLiteDatabase.Access) throws(SQLiteError) -> SQLiteDatabase =
      Files.noDatabase,
    makeDatabase:
      @escaping @Sendable (String, (SQLiteDatabase) throws(SQLiteError) -> Void)
      throws(SQLiteError) -> Void = Files.lostDatabase
  ) {
    self.open = open
    self.write = write
    self.append = append
    self.list = list
    self.database = database
    self.makeDatabase = makeDatabase
  }

  /// The files of this machine.
  public static let real = Files(
    open: { (path: String) throws(FileError) in
      path == "-"
        ? try MappedFile.read(STDIN_FILENO, path: "standard input") : try MappedFile.open(path)
    },
    write: { (path: String, body: (ByteSink) throws(FileError) -> Void) throws(FileError) in
      try AtomicOutput.write(path, body)
    },
    append: { (path: String, bytes: [UInt8]) throws(FileError) in
      try AtomicOutput.append(bytes, to: path)
    },
    list: { (folder: String) throws(FileError) in try FolderListing.names(in: folder) },
    database: openDatabase, makeDatabase: newDatabase)

  /// The files of this machine, none of which may be written.
  public static let readOnly = Files(
    open: real.open,
    write: { (path: String, _: (ByteSink) throws(FileError) -> Void) throws(FileError) in
      throw FileError(.writingRefused, path: path)
    },
    append: { (path: String, _: [UInt8]) throws(FileError) in
      throw FileError(.writingRefused, path: path)
    },
    list: real.list,
    database: { (path: String, access: SQLiteDatabase.Access) throws(SQLiteError) in
      guard access == .read else { throw SQLiteError(.writingRefused, path: path) }
      return try SQLiteDatabase(path, access)
    },
    makeDatabase: {
      (path: String, _: (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) in
      throw SQLiteError(.writingRefused, path: path)
    })

  /// Opens databases where there are none; one that is written is gone at once.
  public static let noDatabase:
    @Sendable (String, SQLiteDatabase.Access) throws(SQLiteError) -> SQLiteDatabase = {
      (path: String, access: SQLiteDatabase.Access) throws(SQLiteError) in
      guard access == .write else { throw SQLiteError(.missing, path: path) }
      return try .inMemory()
    }
  /// Makes a database that nobody sees.
  public static let lostDatabase:
    @Sendable (String, (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) -> Void = {
      (_: String, body: (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) in
      try body(.inMemory())
    }

  /// Opens a database of this machine, and first takes back a change in whose middle its program
  /// was ended.
  public static let openDatabase:
    @Sendable (String, SQLiteDatabase.Access) throws(SQLiteError) -> SQLiteDatabase = {
      (path: String, access: SQLiteDatabase.Access) throws(SQLiteError) in
      if access == .read { SQLiteDatabase.takeBackUnfinishedChange(path) }
      return try SQLiteDatabase(path, access)
    }

  /// Makes a database on this machine.
  public static let newDatabase:
    @Sendable (String, (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) -> Void = {
      (path: String, body: (SQLiteDatabase) throws(SQLiteError) -> Void) throws(SQLiteError) in
      try AtomicOutput.makeDatabase(path, body)
    }

  /// The folder of a path, and its last part.
  static func split(_ path: String) -> (folder: String, name: String) {
    guard let slash = path.lastIndex(of: "/") else { return (".", path) }
    let folder = path[..<slash]
    return (folder.isEmpty ? "/" : String(folder), String(path[path.index(after: slash)...]))
  }
}
