/// Knows files that are no text by their first bytes.
enum Magic {
  private static let kinds: [(bytes: [UInt8], what: String, advice: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip or XLSX file", "save the sheet as CSV"),
    (Array("PAR1".utf8), "a Parquet file", "write it as CSV with the tool that made it"),
    (
      Array("SQLite format 3".utf8), "an SQLite database",
      "write a table as CSV:  sqlite3 -header -csv FILE 'select * from t' > t.csv"
    ),
  ]

  /// Refuses such a file with the way round.
  static func check(_ file: FileBytes, _ path: String) throws(LoadFailure) {
    try file.withSpan { bytes throws(LoadFailure) in
      for kind in kinds where bytes.matches(kind.bytes, at: 0) {
        throw .unreadFormat(path, kind.what, advice: kind.advice)
      }
    }
  }
}
