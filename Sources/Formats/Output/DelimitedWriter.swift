public import Tables
import Values

/// Writes tables as CSV and TSV (RFC 4180): UTF-8, line feeds, quotes only where needed.
///
/// A missing value is empty; a text that would read as missing is quoted. In a table of one column
/// a missing value is `NA`, because an empty line would be none.
public enum DelimitedWriter {
  /// Writes a table with a header and says how many texts were guarded.
  @discardableResult
  public static func write(
    _ table: Table, _ style: DelimitedStyle = DelimitedStyle(), to sink: ByteSink
  ) throws(FileError) -> Int {
    var guards = FormulaGuard(isActive: style.guardsFormulae)
    let isText = table.fields.map { $0.type == .text || $0.type == .truth }
    let isNarrow = table.fields.count == 1
    try TableRows(table: table).write(to: sink, head: head(table, style, &guards)) {
      cells, index, out in
      for (column, texts) in cells.enumerated() {
        if column > 0 { out.append(style.delimiter) }
        if texts.isMissing(index) {
          if isNarrow { out += "NA".utf8 }
        } else {
          let text = isText[column] ? guards.guarded(texts[index]) : texts[index]
          out.append(cell: text, delimiter: style.delimiter, quotesMarkers: isText[column])
        }
      }
      out.append(newline)
    }
    return guards.count
  }

  private static let newline = UInt8(ascii: "\n")

  private static func head(
    _ table: Table, _ style: DelimitedStyle, _ guards: inout FormulaGuard
  ) -> [UInt8] {
    var head: [UInt8] = []
    for (index, field) in table.fields.enumerated() {
      if index > 0 { head.append(style.delimiter) }
      let name = guards.guarded(Array(field.name.utf8)[...])
      head.append(cell: name, delimiter: style.delimiter, quotesMarkers: true)
    }
    head.append(newline)
    return style.hasMark ? [0xEF, 0xBB, 0xBF] + head : head
  }
}

/// Puts an apostrophe before texts that look like formulae, and counts them.
private struct FormulaGuard {
  let isActive: Bool
  private(set) var count = 0

  init(isActive: Bool) { self.isActive = isActive }

  mutating func guarded(_ text: ArraySlice<UInt8>) -> ArraySlice<UInt8> {
    guard isActive, Formula.isFormula(text) else { return text }
    count += 1
    return [UInt8(ascii: "'")] + text
  }
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
