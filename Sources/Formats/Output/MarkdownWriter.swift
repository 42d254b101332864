public import Tables
import Values

/// Writes tables as Markdown: numbers to the right, bars and controls made harmless.
public enum MarkdownWriter {
  /// Writes a table.
  public static func write(_ table: Table, to sink: ByteSink) throws(FileError) {
    let names = table.fields.map { escaped($0.name) }.joined(separator: " | ")
    let rules = table.fields.map { $0.type.isNumber ? "---:" : "---" }.joined(separator: " | ")
    let head = Array("| \(names) |\n| \(rules) |\n".utf8)
    try TableRows(table: table).write(to: sink, head: head) { cells, index, out in
      for texts in cells {
        out += "| ".utf8
        let text = String(decoding: texts[index], as: UTF8.self)
        out += escaped(text).utf8
        out.append(UInt8(ascii: " "))
      }
      out += "|\n".utf8
    }
  }

  private static func escaped(_ text: String) -> String {
    var escaped = ""
    for character in text {
      switch character {
      case "|", "\\", "`", "*", "_", "<", "[": escaped += "\\\(character)"
      case "\n", "\r\n", "\r": escaped += "<br>"
      default: escaped += String(character).visible
      }
    }
    return escaped
  }
}
