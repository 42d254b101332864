public import Tables
import Values

/// Writes tables as a plain HTML table.
public enum HTMLWriter {
  /// Writes a table.
  public static func write(_ table: Table, to sink: ByteSink) throws(FileError) {
    var head = Array("<table>\n<thead><tr>".utf8)
    for field in table.fields {
      head += "<th>".utf8
      append(field.name.utf8, to: &head)
      head += "</th>".utf8
    }
    head += "</tr></thead>\n<tbody>\n".utf8
    let tail = Array("</tbody>\n</table>\n".utf8)
    try TableRows(table: table).write(to: sink, head: head, tail: tail) { cells, index, out in
      out += "<tr>".utf8
      for texts in cells {
        out += "<td>".utf8
        append(texts[index], to: &out)
        out += "</td>".utf8
      }
      out += "</tr>\n".utf8
    }
  }

  private static func append(_ text: some Sequence<UInt8>, to out: inout [UInt8]) {
    for byte in text {
      switch byte {
      case UInt8(ascii: "&"): out += "&amp;".utf8
      case UInt8(ascii: "<"): out += "&lt;".utf8
      case UInt8(ascii: ">"): out += "&gt;".utf8
      case UInt8(ascii: "\""): out += "&quot;".utf8
      case 0x0A: out += "<br>".utf8
      // Other controls have no place in HTML; their pictures stand for them.
      case 0..<0x20: out += [0xE2, 0x90, 0x80 + byte]
      case 0x7F: out += [0xE2, 0x90, 0xA1]
      default: out.append(byte)
      }
    }
  }
}
