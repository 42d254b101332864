import Tables
import Values

/// Follows the cells of a sheet and hands over each row that holds something.
final class XLSXSheet: XMLFollower {
  /// A row with its number from 1 and its cells, by their columns from 0, rising.
  struct Row {
    /// The number in the sheet.
    let number: Int
    /// The cells that are not blank.
    let cells: [(column: Int, cell: XLSXCell)]
  }

  /// The rows that are hidden.
  private(set) var hiddenRowCount = 0
  /// The columns that are hidden.
  private(set) var hiddenColumnCount = 0
  /// The ranges of cells merged into one, whose value is in the first.
  private(set) var mergedCount = 0
  /// The formulas without a value kept for them.
  private(set) var openFormulaCount = 0
  /// Why the sheet is no sheet, if it is none.
  private(set) var fault: String?
  /// Whether a row was refused, so that no more is wanted.
  private(set) var isDone = false

  private let reading: XLSXCellReading
  private let take: (Row) -> Bool
  private var row = 0
  private var cells: [(column: Int, cell: XLSXCell)] = []
  private var column = -1
  private var type = "n"
  private var style: Int?
  private var value: [UInt8] = []
  private var formula: [UInt8] = []
  private var hasFormula = false
  private var hasValue = false
  private var inline = XLSXRichText()
  private var listens = Listening.nothing

  private enum Listening { case nothing, value, formula, inline }

  /// Follows a sheet; `take` says whether it wants more rows.
  init(_ workbook: XLSXWorkbook, _ take: @escaping (Row) -> Bool) {
    reading = XLSXCellReading(workbook: workbook)
    self.take = take
  }

  func start(_ name: String, _ attributes: XMLAttributes) {
    switch name {
    case "c": startCell(attributes)
    case "v": listens = .value
    case "f":
      listens = .formula
      hasFormula = true
    case "is":
      listens = .inline
      inline = XLSXRichText()
    case "row": startRow(attributes)
    case "mergeCell": mergedCount += 1
    case "col":
      guard ["1", "true"].contains(attributes["hidden"] ?? "") else { return }
      let first = attributes["min"].flatMap { Int($0) } ?? 1
      let last = attributes["max"].flatMap { Int($0) } ?? first
      hiddenColumnCount += max(0, min(last, XLSXSheet.columnLimit) - first + 1)
    default: if listens == .inline { inline.start(name) }
    }
  }

  func end(_ name: String) {
    switch name {
    case "v", "f": listens = .nothing
    case "is":
      listens = .nothing
      value = inline.bytes
      hasValue = true
    case "c": endCell()
    case "row":
      guard !cells.isEmpty else { return }
      if zip(cells, cells.dropFirst()).contains(where: { $0.column >= $1.column }) {
        var seen: Set<Int> = []
        cells = cells.filter { seen.insert($0.column).inserted }.sorted { $0.column < $1.column }
      }
      isDone = !take(Row(number: row, cells: cells))
    default: if listens == .inline { inline.end(name) }
    }
  }

  func text(_ bytes: Span<UInt8>) {
    switch listens {
    case .nothing: break
    case .value:
      value.append(copying: bytes)
      hasValue = true
    case .formula: formula.append(copying: bytes)
    case .inline: inline.add(bytes)
    }
  }

  private func startRow(_ attributes: XMLAttributes) {
    let number = attributes["r"].flatMap { Int($0) } ?? row + 1
    if number <= row || number > XLSXSheet.rowLimit { return give(up: "row \(number)") }
    row = number
    column = -1
    cells.removeAll(keepingCapacity: true)
    if ["1", "true"].contains(attributes["hidden"] ?? "") { hiddenRowCount += 1 }
  }

  private func startCell(_ attributes: XMLAttributes) {
    let place = attributes["r"]
    column = place.map(XLSXSheet.column) ?? column + 1
    if column >= XLSXSheet.columnLimit { return give(up: "cell \(place ?? "")") }
    type = attributes["t"] ?? "n"
    style = attributes["s"].flatMap { Int($0) }
    value.removeAll(keepingCapacity: true)
    formula.removeAll(keepingCapacity: true)
    (hasFormula, hasValue) = (false, false)
  }

  private func endCell() {
    if hasFormula, !hasValue, type != "str" {
      openFormulaCount += 1
      let text = "=" + String(decoding: formula, as: UTF8.self)
      cells.append((column, .unreadable(text, "a formula without a kept value")))
    } else if hasValue || type == "str",
      let cell = reading.cell(type: type, style: style, value: value)
    {
      cells.append((column, cell))
    }
  }

  private func give(up place: String) {
    fault = "\(place) is out of place"
    isDone = true
  }

  /// The most rows and columns a sheet has (ECMA-376 gives none; these are Excel's).
  private static let rowLimit = 1_048_576
  private static let columnLimit = 16_384

  /// The column of a place such as `AB12`, from 0.
  private static func column(_ place: String) -> Int {
    var column = 0
    for byte in place.utf8 {
      let letter = byte & 0xDF
      guard (0x41...0x5A).contains(letter) else { break }
      column = min(column * 26 + Int(letter) - 0x40, columnLimit + 1)
    }
    return column - 1
  }
}
