public import Tables
import Values

/// Writes tables with one `column: value` a line and an empty line between rows.
public enum LineWriter {
  /// Writes a table; line ends inside values are made visible.
  public static func write(_ table: Table, to sink: ByteSink) throws(FileError) {
    let names = table.fields.map { Array("\($0.name.visible): ".utf8) }
    var isFirst = true
    try TableRows(table: table).write(to: sink) { cells, index, out in
      if !isFirst { out.append(UInt8(ascii: "\n")) }
      isFirst = false
      for (column, texts) in cells.enumerated() {
        out += names[column]
        out += String(decoding: texts[index], as: UTF8.self).visible.utf8
        out.append(UInt8(ascii: "\n"))
      }
    }
  }
}
