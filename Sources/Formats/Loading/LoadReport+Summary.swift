import Tables
import Values

extension LoadReport {
  /// The report as plain lines: rows and columns, layout, types, missing values, notes.
  public var summary: [String] {
    var lines = [headline(of: path)]
    lines += layout
    lines += columns.map(\.summary)
    lines += columns.flatMap { column in column.notes.map { "\(column.name): \($0)" } }
    return (lines + notes).map(\.visible)
  }

  /// The name with the rows and columns, and what was not taken as it stands.
  public func headline(of name: String) -> String {
    var parts = [counted(rowCount, "row"), counted(columns.count, "column")]
    if rejectedCount > 0 { parts.append("\(counted(rejectedCount, "row")) rejected") }
    if paddedCount > 0 { parts.append("\(counted(paddedCount, "short row")) padded") }
    if unreadableCount > 0 { parts.append("\(counted(unreadableCount, "cell")) unreadable") }
    if repeatedCount > 0 { parts.append("\(counted(repeatedCount, "repeated item")) taken once") }
    return "\(name): " + parts.joined(separator: ", ")
  }
}

extension ColumnReport {
  /// The column in one line: name, type, missing values.
  public var summary: String {
    "\(name): \(typeName)" + (missingWords.map { ", " + $0 } ?? "")
  }

  /// How many values are missing and what stands in their place, or nothing when none is.
  public var missingWords: String? {
    let parts = [
      (missing.empty, "empty"), (missing.blank, "blank"), (missing.marker, "marked"),
      (missing.unreadable, "unreadable"),
    ].filter { $0.0 > 0 }
    guard let only = parts.first else { return nil }
    let words = "\(NumberText.grouped(missing.total)) missing"
    if parts.count == 1 { return words + " (\(only.1))" }
    let counts = parts.map { "\(NumberText.grouped($0.0)) \($0.1)" }
    return words + " (" + counts.joined(separator: ", ") + ")"
  }

  /// The type in words, with the two words of a true/false column and the grain of dates.
  public var typeName: String {
    if let words = description.words {
      return "\(description.type.name) (\(words.yes)/\(words.no))"
    }
    if let grain = description.grain { return "\(description.type.name) (\(grain.rawValue)s)" }
    return description.type.name + (description.kind == .share ? " (share)" : "")
  }
}

/// A count with its word, `1 row` or `1,204 rows`.
func counted(_ count: Int, _ word: String) -> String {
  "\(NumberText.grouped(count)) \(word)\(count == 1 ? "" : "s")"
}
