/// Knows files that are no text by their first bytes.
enum Magic {
  private static let formats: [(bytes: [UInt8], format: FileFormat)] = [
    (Array("SQLite format 3\0".utf8), .sqlite)
  ]

  private static let kinds: [(bytes: [UInt8], what: String, advice: String)] = [
    ([0x50, 0x4B, 0x03, 0x04], "a zip or XLSX file", "save the sheet as CSV"),
    (
      Array("PAR1".utf8), "a Parquet file",
      "write it as CSV, which keeps all it holds:  duckdb -c \"copy 'FILE' to 'FILE.csv'\""
    ),
    (Array("ARROW1".utf8), "an Arrow file", "write it as CSV with the tool that made it"),
    (Array("FEA1".utf8), "a Feather file", "write it as CSV with the tool that made it"),
    (Array("ORC".utf8), "an ORC file", "write it as CSV with the tool that made it"),
    ([0x4F, 0x62, 0x6A, 0x01], "an Avro file", "write it as CSV with the tool that made it"),
    (Array("%PDF".utf8), "a PDF file", "ask for the table it was made from"),
    (Array("BZh".utf8), "packed with bzip2", "unpack it:  bunzip2 FILE"),
    ([0xFD, 0x37, 0x7A, 0x58, 0x5A, 0x00], "packed with xz", "unpack it:  unxz FILE"),
  ]

  /// The format that the first bytes say, whatever the name of the file.
  static func format(of file: FileBytes) -> FileFormat? {
    file.withSpan { bytes in
      formats.first { bytes.matches($0.bytes, at: 0) }?.format
    }
  }

  /// Refuses a file of a kind that is not read, with the way round.
  static func check(_ file: FileBytes, _ path: String) throws(LoadFailure) {
    try file.withSpan { bytes throws(LoadFailure) in
      for kind in kinds where bytes.matches(kind.bytes, at: 0) {
        throw .unreadFormat(
          path, kind.what, advice: kind.advice.replacing("FILE", with: path))
      }
    }
  }
}
