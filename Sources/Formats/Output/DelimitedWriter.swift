public import Tables
import Values

/// Writes tables as CSV and TSV (RFC 4180): UTF-8, line feeds, quotes only where needed.
///
/// A missing value is empty; a text that would read as missing is quoted. In a table of one column
/// a missing value is `NA`, because an empty line would be none.
public enum DelimitedWriter {
  /// Writes a table with a header.
  public static func write(
    _ table: Table, delimiter: UInt8 = UInt8(ascii: ","), to sink: ByteSink
  ) throws(FileError) {
    var head: [UInt8] = []
    for (index, field) in table.fields.enumerated() {
      if index > 0 { head.append(delimiter) }
      head.append(cell: Array(field.name.utf8)[...], delimiter: delimiter, quotesMarkers: true)
    }
    head.append(newline)
    let isText = table.fields.map { $0.type == .text }
    let isNarrow = table.fields.count == 1
    try TableRows(table: table).write(to: sink, head: head) { cells, index, out in
      for (column, texts) in cells.enumerated() {
        if column > 0 { out.append(delimiter) }
        if texts.isMissing(index) {
          if isNarrow { out += "NA".utf8 }
        } else {
          out.append(cell: texts[index], delimiter: delimiter, quotesMarkers: isText[column])
        }
      }
      out.append(newline)
    }
  }

  private static let newline = UInt8(ascii: "\n")
}

extension [UInt8] {
  fileprivate mutating func append(
    cell: ArraySlice<UInt8>, delimiter: UInt8, quotesMarkers: Bool
  ) {
    let quote = UInt8(ascii: "\"")
    let needsQuotes =
      cell.contains { $0 == delimiter || $0 == quote || $0 == 0x0A || $0 == 0x0D }
      || (quotesMarkers && MissingMarkers.usual.contains(cell.span))
      || (isEmpty && cell.starts(with: [0xEF, 0xBB, 0xBF]))
    guard needsQuotes else { return append(contentsOf: cell) }
    append(quote)
    for byte in cell {
      if byte == quote { append(quote) }
      append(byte)
    }
    append(quote)
  }
}
