extension LoadRequest {
  /// The database of the file: opened by its path, so that its write-ahead log counts, or in memory
  /// when it came packed or through standard input.
  func database(_ file: FileBytes) throws(SQLiteError) -> SQLiteDatabase {
    guard isUnpacked || path == "-" else { return try files.database(path, .read) }
    return try SQLiteDatabase(withoutLog(file), path: path)
  }

  /// The bytes without the mark of a write-ahead log, which SQLite does not open in memory.
  ///
  /// Source: SQLite, Database File Format: bytes 18 and 19 are 2 for a write-ahead log, else 1.
  private func withoutLog(_ file: FileBytes) -> FileBytes {
    file.withSpan { bytes in
      guard bytes.count > 100, bytes[18] == 2 || bytes[19] == 2 else { return file }
      var copy = bytes.copied
      copy[18] = 1
      copy[19] = 1
      return FileBytes(copy)
    }
  }
}
