import Session
import Tables
import Values

/// A table as aligned lines that fit the screen and say what they leave out.
struct ScreenTable {
  private let result: ResultTable
  private let style: PresentationStyle
  private let fitted: NarrowScreen
  private let widths: [Int]
  private let firstText: Int?

  init(_ result: ResultTable, _ style: PresentationStyle) {
    let table = result.table
    let chosen = result.screenColumns.map { names in names.compactMap(table.index(of:)) }
    let columns = chosen ?? Array(table.columns.indices)
    let rows = min(table.rowCount, result.rowLimit ?? style.rowLimit)
    let kinds = MixedKinds(result, rows: rows)
    let cells = columns.map { column in
      let field = table.fields[column]
      let values = (0..<rows).map { table.columns[column].value(at: $0) }
      if let names = table.factNames, column == 2 {
        return zip(names, values).map { FactLines.figure($0, $1) }
      }
      let texts = values.enumerated().map { row, value in
        kinds?.text(of: value, field, row: row)
      }
      // The digits of a column are those of the numbers whose kind it decides.
      let own = zip(values, texts).compactMap { $1 == nil ? $0 : nil }
      let cell = CellText(field, own, isGroup: result.groupColumns.contains(field.name))
      return zip(values, texts).map { $1 ?? cell.text(of: $0) }
    }
    self.init(result, style, NarrowScreen(columns, cells, result, style))
  }

  private init(_ result: ResultTable, _ style: PresentationStyle, _ fitted: NarrowScreen) {
    self.result = result
    self.style = style
    self.fitted = fitted
    firstText = fitted.firstText
    widths =
      ColumnWidths(natural: fitted.natural, least: fitted.least, width: style.width).shown
  }

  private var columns: [Int] { fitted.columns }
  private var cells: [[String]] { fitted.cells }

  /// The header, the rows, the columns that did not fit beneath, and what was left out.
  var lines: [String] {
    guard !columns.isEmpty else { return [] }
    let beneath = continuations
    return block + beneath.flatMap { [""] + $0.block }
      + remarks(cut: beneath.isEmpty ? Array(columns[widths.count...]) : [])
  }

  /// The columns that do not fit, behind those that name the rows, when two more tables hold them.
  private var continuations: [ScreenTable] {
    guard result.table.rowCount > 0 else { return [] }
    let fields = result.table.fields
    let keys = widths.indices.filter { place in
      place == 0 || result.groupColumns.contains(fields[columns[place]].name)
    }
    var tables: [ScreenTable] = []
    var rest = Array(columns.indices[widths.count...])
    while !rest.isEmpty, tables.count < 2 {
      let next = ScreenTable(result, style, fitted.keeping(keys + rest))
      let shown = next.widths.count - keys.count
      guard shown > 0 else { return [] }
      tables.append(next)
      rest = Array(rest.dropFirst(shown))
    }
    return rest.isEmpty ? tables : []
  }

  private var block: [String] {
    let names = widths.indices.map { result.table.fields[columns[$0]].name.visible }
    let header = style.strong(line(names))
    let rows = (0..<(cells.first?.count ?? 0)).flatMap { row in
      lines(widths.indices.map { cells[$0][row] })
    }
    return [header] + rows
  }

  /// The cells of a row: the first text, which names the row, and prose go on in further lines.
  private func lines(_ texts: [String]) -> [String] {
    let parts = texts.enumerated().map { place, text in
      isWhole(place) && text.displayWidth > widths[place]
        ? text.wrapped(to: widths[place]) : [text]
    }
    return (0..<(parts.map(\.count).max() ?? 1)).map { number in
      line(parts.map { number < $0.count ? $0[number] : "" })
    }
  }

  private func isWhole(_ place: Int) -> Bool {
    place == firstText || result.screenProse.contains(result.table.fields[columns[place]].name)
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

  private func remarks(cut: [Int]) -> [String] {
    var lines: [String] = []
    let table = result.table
    let hidden = table.rowCount - min(table.rowCount, result.rowLimit ?? style.rowLimit)
    if hidden > 0 {
      lines.append(
        "… \(NumberText.grouped(hidden)) more row\(hidden == 1 ? "" : "s"); "
          + "`export` or --format csv has all")
    }
    let names = (fitted.spared + cut).map { table.fields[$0].name.visible }
    if !names.isEmpty { lines.append("… more columns: " + names.joined(separator: ", ")) }
    if table.rowCount == 0 { lines.append("no rows") }
    return lines.flatMap { $0.wrapped(to: style.width) }.map(style.dimmed)
  }
}

extension Table {
  /// The names of the facts, when the table is a footer of its own.
  fileprivate var factNames: [String]? {
    guard fields.map(\.name) == ["name", "group", "value"], fields[2].type == .decimal else {
      return nil
    }
    return (0..<rowCount).map { columns[0].value(at: $0).plainText }
  }
}
