import Session
import Tables
import Values

/// A table as aligned lines that fit the screen and say what they leave out.
struct ScreenTable {
  private let result: ResultTable
  private let style: PresentationStyle
  private let columns: [Int]
  private let cells: [[String]]
  private let widths: [Int]

  init(_ result: ResultTable, _ style: PresentationStyle) {
    self.result = result
    self.style = style
    let table = result.table
    let chosen = result.screenColumns.map { names in names.compactMap(table.index(of:)) }
    let columns = chosen ?? Array(table.columns.indices)
    let rows = min(table.rowCount, result.rowLimit ?? style.rowLimit)
    let cells = columns.map { column in
      let field = table.fields[column]
      let values = (0..<rows).map { table.columns[column].value(at: $0) }
      let cell = CellText(field, values, isGroup: result.groupColumns.contains(field.name))
      return values.map(cell.text)
    }
    let natural = zip(columns, cells).map { column, cells in
      max(table.fields[column].name.visible.displayWidth, cells.map(\.displayWidth).max() ?? 0)
    }
    // Two fifths of a line still say what a rule or a comment is about.
    let narrowest = max(24, (style.width ?? 0) * 2 / 5)
    let least = zip(columns, natural).map { column, natural in
      table.fields[column].type == .text ? min(natural, narrowest) : natural
    }
    self.columns = columns
    self.cells = cells
    widths = ColumnWidths(natural: natural, least: least, width: style.width).shown
  }

  /// The header, the rows, and what was left out.
  var lines: [String] {
    guard !columns.isEmpty else { return [] }
    let names = widths.indices.map { result.table.fields[columns[$0]].name.visible }
    let header = style.strong(line(names))
    let rows = (0..<(cells.first?.count ?? 0)).map { row in
      line(widths.indices.map { cells[$0][row] })
    }
    return [header] + rows + remarks
  }

  private func line(_ texts: [String]) -> String {
    var line = ""
    for (place, text) in texts.enumerated() {
      let text = text.cut(to: widths[place])
      let pad = String(repeating: " ", count: max(0, widths[place] - text.displayWidth))
      line += place == 0 ? "" : String(repeating: " ", count: ColumnWidths.gap)
      line += isRight(place) ? pad + text : text + pad
    }
    return line.trimmedAtEnd
  }

  private func isRight(_ place: Int) -> Bool {
    result.table.fields[columns[place]].type.isNumber
  }

  private var remarks: [String] {
    var lines: [String] = []
    let table = result.table
    let hidden = table.rowCount - min(table.rowCount, result.rowLimit ?? style.rowLimit)
    if hidden > 0 {
      lines.append("… \(NumberText.grouped(hidden)) more rows; `export` or --format csv has all")
    }
    let cut = columns[widths.count...].map { table.fields[$0].name.visible }
    if !cut.isEmpty { lines.append("… more columns: " + cut.joined(separator: ", ")) }
    if table.rowCount == 0 { lines.append("no rows") }
    return lines.flatMap { $0.wrapped(to: style.width) }.map(style.dimmed)
  }
}
