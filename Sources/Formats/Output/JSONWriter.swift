public import Tables
import Values

/// Writes tables as JSON: row objects in full precision, null where missing or not finite.
public enum JSONWriter {
  /// Writes one array of row objects on one line.
  public static func writeArray(_ table: Table, to sink: ByteSink) throws(FileError) {
    let row = RowObject(table)
    var isFirst = true
    try TableRows(table: table).write(to: sink, head: Array("[".utf8), tail: Array("]\n".utf8)) {
      cells, index, out in
      if !isFirst { out.append(UInt8(ascii: ",")) }
      isFirst = false
      row.append(cells, index, to: &out)
    }
  }

  /// Writes one row object a line (JSON Lines).
  public static func writeLines(_ table: Table, to sink: ByteSink) throws(FileError) {
    let row = RowObject(table)
    try TableRows(table: table).write(to: sink) { cells, index, out in
      row.append(cells, index, to: &out)
      out.append(UInt8(ascii: "\n"))
    }
  }
}

/// How the rows of a table become objects.
private struct RowObject {
  private enum Form {
    case plain
    case decimal
    case quoted
  }

  private let keys: [[UInt8]]
  private let forms: [Form]

  init(_ table: Table) {
    keys = table.fields.enumerated().map { index, field in
      var key = Array((index > 0 ? "," : "").utf8)
      JSONText.append(field.name.utf8, to: &key)
      key.append(UInt8(ascii: ":"))
      return key
    }
    forms = table.fields.map { field in
      switch field.type {
      case .whole: .plain
      case .decimal: .decimal
      case .truth: field.description.words == nil ? .plain : .quoted
      default: .quoted
      }
    }
  }

  func append(_ cells: [RenderedCells], _ index: Int, to out: inout [UInt8]) {
    out.append(UInt8(ascii: "{"))
    for (column, texts) in cells.enumerated() {
      out += keys[column]
      let text = texts[index]
      switch forms[column] {
      case _ where texts.isMissing(index): out += "null".utf8
      case .plain: out += text
      case .decimal: out += isFinite(text) ? text : Array("null".utf8)[...]
      case .quoted: JSONText.append(text, to: &out)
      }
    }
    out.append(UInt8(ascii: "}"))
  }

  /// `inf`, `-inf` and `nan` are the only numbers whose texts hold an `n`.
  private func isFinite(_ text: ArraySlice<UInt8>) -> Bool { !text.contains(UInt8(ascii: "n")) }
}
