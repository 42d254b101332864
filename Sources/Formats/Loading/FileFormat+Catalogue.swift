extension FileFormat {
  /// All formats.
  public static let all: [FileFormat] = [
    csv, tsv, json, jsonLines, markdown, html, line, basket, sqlite,
  ]

  /// The formats that can be loaded, for a sentence.
  static var readable: String {
    let names = all.filter { $0.read != nil }.map(\.name)
    return names.dropLast().joined(separator: ", ") + " and " + (names.last ?? "")
  }
}
