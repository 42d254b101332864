/// Finds the row of names among the first rows of a sheet, by the rules for files of text.
struct XLSXHeader {
  /// The row of names, if there is one.
  let names: XLSXSheet.Row?
  /// The place of the first row of values among the rows looked at.
  let firstRow: Int
  /// How the rows are laid out, with the evidence.
  let evidence: [String]

  private let reading: CellReading

  /// Looks at the first rows that hold something.
  ///
  /// Rows in front with less than half as many cells as the fullest are notes, unless `skip:` or
  /// `header: no` says where the table begins.
  init(_ rows: [XLSXSheet.Row], _ options: LoadOptions, _ reading: CellReading) {
    self.reading = reading
    let most = rows.map(\.cells.count).max() ?? 0
    var start = 0
    if options.skip == nil, options.header != false, most > 2 {
      start = rows.prefix(20).firstIndex { $0.cells.count * 2 >= most } ?? 0
    }
    var evidence: [String] = []
    if start > 0 {
      let first = rows[0].cells.first.map { XLSXHeader.shown($0.cell.words) } ?? ""
      evidence.append(
        "the first \(start == 1 ? "row is a note" : "\(start) rows are notes"): \"\(first)\"")
    }
    let rest = Array(rows.dropFirst(start))
    guard let first = rest.first else {
      (names, firstRow, self.evidence) = (nil, start, evidence)
      return
    }
    if let said = options.header {
      names = said ? first : nil
      evidence.append("\(said ? "header" : "no header"), as `header:` says")
    } else {
      let found = XLSXHeader.sniff(first, Array(rest.dropFirst()), reading)
      names = found.isHeader ? first : nil
      evidence.append(found.why)
    }
    firstRow = start + (names == nil ? 0 : 1)
    self.evidence = evidence
  }

  private static func sniff(
    _ first: XLSXSheet.Row, _ below: [XLSXSheet.Row], _ reading: CellReading
  ) -> (isHeader: Bool, why: String) {
    func isValue(_ cell: XLSXCell) -> Bool { XLSXHeader.isValue(cell, reading) }
    func under(_ column: Int) -> [XLSXCell] {
      below.compactMap { row in row.cells.first { $0.column == column }?.cell }
        .filter { $0 != .missing }
    }
    let contrast = first.cells.first { column, cell in
      let cells = under(column)
      return !isValue(cell) && !cells.isEmpty && cells.allSatisfy(isValue)
    }
    if let contrast {
      return (true, "header: \"\(shown(contrast.cell.words))\" stands above numbers or dates")
    }
    let values = first.cells.filter { isValue($0.cell) }
    let years = values.compactMap { Int($0.cell.words) }.filter { (1900...2100).contains($0) }
    if years.count > 1, years.count == values.count, Set(years).count == years.count {
      return (true, "header: the numbers of the first row are different years")
    }
    if let value = values.first {
      let words = shown(value.cell.words)
      return (false, "no header: the first row already holds values such as \"\(words)\"")
    }
    if let again = first.cells.first(where: { under($0.column).contains($0.cell) }) {
      return (false, "no header: \"\(shown(again.cell.words))\" of the first row comes again below")
    }
    return (true, below.isEmpty ? "header: the only row holds words" : "header: the first row")
  }

  private static func isValue(_ cell: XLSXCell, _ reading: CellReading) -> Bool {
    guard case .text(let bytes) = cell else { return cell != .missing }
    let kind = reading.cellClass(bytes.span, isQuoted: false, .free)
    guard ![.empty, .blank, .marker, .noneWord].contains(kind) else { return false }
    let isCode =
      bytes.contains { $0 &- UInt8(ascii: "0") < 10 }
      && String(decoding: bytes, as: UTF8.self).unicodeScalars
        .allSatisfy { !$0.properties.isAlphabetic }
    return !kind.isText || isCode
  }

  private static func shown(_ text: String) -> String {
    let line = text.split(whereSeparator: \.isNewline).joined(separator: " ")
    return line.count > 40 ? line.prefix(39) + "…" : line
  }
}
