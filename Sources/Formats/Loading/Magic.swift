/// Knows files that are no text by their first bytes.
enum Magic {
  private static let formats: [(bytes: [UInt8], format: FileFormat)] = [
    (Array("SQLite format 3\0".utf8), .sqlite), ([0x50, 0x4B, 0x03, 0x04], .xlsx),
  ]

  private static let kinds: [(bytes: [UInt8], what: String, advice: String)] = [
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

  /// The first bytes of Microsoft's compound files: old workbooks, and new ones with a password.
  private static let compound: [UInt8] = [0xD0, 0xCF, 0x11, 0xE0, 0xA1, 0xB1, 0x1A, 0xE1]

  private static func old(_ bytes: Span<UInt8>, _ path: String) -> LoadFailure {
    // The names of what is inside stand in the file's directory in UTF-16.
    let name = "EncryptedPackage".utf8.flatMap { [$0, UInt8(0)] }
    let isLocked = bytes.indices.contains { bytes[$0] == name[0] && bytes.matches(name, at: $0) }
    return isLocked
      ? .lockedWorkbook(path)
      : .unreadFormat(
        path, "an Excel file of the kind of 1997 (.xls)", advice: "save it as .xlsx or CSV")
  }

  /// The format that the first bytes say, whatever the name of the file.
  static func format(of file: FileBytes) -> FileFormat? {
    file.withSpan { bytes in
      formats.first { bytes.matches($0.bytes, at: 0) }?.format
    }
  }

  /// Refuses a file of a kind that is not read, with the way round.
  static func check(_ file: FileBytes, _ path: String) throws(LoadFailure) {
    try file.withSpan { bytes throws(LoadFailure) in
      if bytes.matches(compound, at: 0) { throw old(bytes, path) }
      for kind in kinds where bytes.matches(kind.bytes, at: 0) {
        throw .unreadFormat(
          path, kind.what, advice: kind.advice.replacing("FILE", with: path))
      }
    }
  }
}
