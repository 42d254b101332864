/// The one-line form in which a statement stands in a history file.
enum HistoryLine {
  /// The statement with line ends and backslashes escaped.
  static func encode(_ statement: String) -> String {
    var line = String.UnicodeScalarView()
    for scalar in statement.unicodeScalars {
      switch scalar {
      case "\\": line.append(contentsOf: #"\\"#.unicodeScalars)
      case "\n": line.append(contentsOf: #"\n"#.unicodeScalars)
      case "\r": line.append(contentsOf: #"\r"#.unicodeScalars)
      default: line.append(scalar)
      }
    }
    return String(line)
  }

  /// The statement behind a line; an unknown escape stands for itself.
  static func decode(_ line: some StringProtocol) -> String {
    guard line.utf8.contains(UInt8(ascii: "\\")) else { return String(line) }
    var statement = String.UnicodeScalarView()
    var isEscaped = false
    for scalar in line.unicodeScalars {
      switch (isEscaped, scalar) {
      case (false, "\\"):
        isEscaped = true
        continue
      case (true, "n"): statement.append("\n")
      case (true, "r"): statement.append("\r")
      case (true, "\\"): statement.append("\\")
      case (true, _): statement.append(contentsOf: ["\\", scalar])
      case (false, _): statement.append(scalar)
      }
      isEscaped = false
    }
    if isEscaped { statement.append("\\") }
    return String(statement)
  }

  /// The statements of a whole file, oldest first, each only where it stands last.
  static func statements(of text: String, limit: Int) -> [String] {
    var seen: Set<String> = []
    var newestFirst: [String] = []
    for line in text.utf8.split(separator: UInt8(ascii: "\n")).reversed() {
      guard newestFirst.count < limit else { break }
      let statement = decode(Substring(line))
      if seen.insert(statement).inserted { newestFirst.append(statement) }
    }
    return newestFirst.reversed()
  }
}
