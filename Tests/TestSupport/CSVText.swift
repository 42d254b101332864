/// The cells of comma-separated values, for tests that read reference tables and answers.
public enum CSVText {
  /// The lines of a text, each split at the commas that stand outside quotes.
  public static func cells(of text: String) -> [[String]] {
    text.split(whereSeparator: \.isNewline).map(cells)
  }

  /// The rows of a text, their cells by the names of the columns.
  public static func rows(of text: String) -> [[String: String]] {
    let lines = cells(of: text)
    guard let names = lines.first else { return [] }
    return lines.dropFirst().map { Dictionary(zip(names, $0), uniquingKeysWith: { $1 }) }
  }

  private static func cells(of line: Substring) -> [String] {
    var cells = [""]
    var isQuoted = false
    for character in line {
      switch character {
      case "\"": isQuoted.toggle()
      case "," where !isQuoted: cells.append("")
      default: cells[cells.count - 1].append(character)
      }
    }
    return cells
  }
}
