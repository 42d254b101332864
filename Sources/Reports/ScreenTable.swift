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
    columns = chosen ?? Array(table.columns.indices)
    let rows = min(table.rowCount, result.rowLimit ?? style.rowLimit)
    let groups = result.groupColumns
    cells = columns.map { column in
      let field = table.fields[column]
      let cell = CellText(field, isGroup: groups.contains(field.name))
      return (0..<rows).map { cell.text(of: table.columns[column].value(at: $0)) }
    }
    widths = zip(columns, cells).map { column, cells in
      max(table.fields[column].name.visible.displayWidth, cells.map(\.displayWidth).max() ?? 0)
    }
  }

  /// The header, the rows, and what was left out.
  var lines: [String] {
    guard !columns.isEmpty else { return [] }
    let shown = fittingCount
    let names = (0..<shown).map { result.table.fields[columns[$0]].name.visible }
    let header = style.strong(line(names))
    let rows = (0..<(cells.first?.count ?? 0)).map { row in
      line((0..<shown).map { cells[$0][row] })
    }
    return [header] + rows + remarks(shown)
  }

  private func line(_ texts: [String]) -> String {
    var line = ""
    for (place, text) in texts.enumerated() {
      let pad = String(repeating: " ", count: max(0, widths[place] - text.displayWidth))
      line += place == 0 ? "" : "  "
      line += isRight(place) ? pad + text : text + pad
    }
    while line.last == " " { line.removeLast() }
    return line
  }

  private func isRight(_ place: Int) -> Bool {
    result.table.fields[columns[place]].type.isNumber
  }

  /// How many columns fit the width, at least one.
  private var fittingCount: Int {
    guard let width = style.width else { return columns.count }
    var used = 0
    for (place, own) in widths.enumerated() {
      used += own + (place == 0 ? 0 : 2)
      if used > width, place > 0 { return place }
    }
    return columns.count
  }

  private func remarks(_ shown: Int) -> [String] {
    var lines: [String] = []
    let table = result.table
    let hidden = table.rowCount - min(table.rowCount, result.rowLimit ?? style.rowLimit)
    if hidden > 0 {
      lines.append("… \(NumberText.grouped(hidden)) more rows; `export` or --format csv has all")
    }
    let cut = columns[shown...].map { table.fields[$0].name.visible }
    if !cut.isEmpty { lines.append("… more columns: " + cut.joined(separator: ", ")) }
    if table.rowCount == 0 { lines.append("no rows") }
    return lines.map(style.dimmed)
  }
}
