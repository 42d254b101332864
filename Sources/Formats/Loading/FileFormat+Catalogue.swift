extension FileFormat {
  /// All formats.
  public static let all: [FileFormat] = [csv, tsv, json, jsonLines, markdown, html, line, basket]
}
