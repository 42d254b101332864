import Tables

extension FileFormat {
  /// A table of an SQLite database.
  static let sqlite = FileFormat(
    name: "sqlite", extensions: ["db", "sqlite", "sqlite3"],
    summary: "A table of an SQLite database, whose other tables are kept.", isBinary: true,
    read: { (file: FileBytes, request: LoadRequest) throws(LoadFailure) in
      try SQLiteReader.read(file, request)
    },
    store: { (table: Table, name: String, path: String, files: Files) throws(SQLiteError) in
      try SQLiteWriter.store(table, as: name, in: path, files)
    })
}

extension LoadOptions {
  /// Refuses options that say nothing about files of a format.
  func refuse(unfit format: FileFormat) throws(LoadFailure) {
    if table != nil, format.name != "sqlite" { throw .unfit("table", "a database", format) }
  }
}
