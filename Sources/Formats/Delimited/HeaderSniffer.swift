/// Decides whether the first record holds names, by comparing it with the records below.
struct HeaderSniffer {
  /// Whether it does.
  let hasHeader: Bool
  /// Why.
  let evidence: String

  /// Compares the first record of a sample with the others.
  init(_ sample: SampleRecords, _ bytes: Span<UInt8>, _ reading: CellReading) {
    let rows = HeaderSniffer.cells(sample, bytes, reading)
    guard let first = rows.first else {
      (hasHeader, evidence) = (false, "no line to hold names")
      return
    }
    let below = rows.dropFirst()
    let contrasts = first.indices.filter { column in
      !first[column].isValue && HeaderSniffer.areValues(below, column)
    }
    if let column = contrasts.first {
      hasHeader = true
      evidence = "header: \"\(first[column].text)\" stands above numbers or dates"
    } else if HeaderSniffer.areYears(first.filter(\.isValue)) {
      (hasHeader, evidence) = (true, "header: the numbers of the first line are different years")
    } else if let value = first.first(where: \.isValue) {
      hasHeader = false
      evidence = "no header: the first line already holds values such as \"\(value.text)\""
    } else if let column = first.indices.first(where: { HeaderSniffer.repeats(first, below, $0) }) {
      hasHeader = false
      evidence = "no header: \"\(first[column].text)\" of the first line comes again below"
    } else {
      hasHeader = true
      evidence = below.isEmpty ? "header: the only line holds words" : "header: the first line"
    }
  }

  /// The cells of all records.
  static func cells(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, _ reading: CellReading
  ) -> [[Cell]] {
    sample.records.map { record in
      (0..<record.keptCount).map { Cell(sample.fields, record.firstField + $0, bytes, reading) }
    }
  }

  /// Whether two records of words stand above columns of which most hold nothing but values.
  static func isLabelled(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, _ reading: CellReading
  ) -> Bool {
    let rows = cells(sample, bytes, reading)
    let (names, labels, below) = (rows[0], rows[1], rows.dropFirst(2))
    let areWords = (names + labels).allSatisfy { !$0.isValue }
    let spoken = labels.count { !$0.isMissing }
    let valued = names.indices.count { areValues(below, $0) }
    let named = names.count { !$0.isMissing }
    return areWords && valued > 1 && valued * 2 >= named && spoken * 4 >= named * 3
      && Set(names.map(\.text)).count == names.count
  }

  /// Whether some cells are two or more years, all different, as the names of columns can be.
  private static func areYears(_ cells: [Cell]) -> Bool {
    let years = cells.compactMap { Int($0.text) }.filter { (1900...2100).contains($0) }
    return cells.count > 1 && years.count == cells.count && Set(years).count == years.count
  }

  /// Whether a column of some rows holds nothing but values.
  static func areValues(_ rows: ArraySlice<[Cell]>, _ column: Int) -> Bool {
    let cells = rows.compactMap { $0.indices.contains(column) ? $0[column] : nil }
    let present = cells.filter { !$0.isMissing }
    return !present.isEmpty && present.allSatisfy(\.isValue)
  }

  private static func repeats(_ first: [Cell], _ rows: ArraySlice<[Cell]>, _ column: Int) -> Bool {
    guard !first[column].isMissing else { return false }
    return rows.contains { $0.indices.contains(column) && $0[column].text == first[column].text }
  }

  /// A field with what it looks like.
  struct Cell {
    /// The text, as it stands.
    let text: String
    /// The text without blanks at both ends.
    var trimmedText: String { HeaderNames.trimmed(text) }
    /// Whether it is a number, a date or a code without a letter, which no name is.
    let isValue: Bool
    /// Whether it stands for no value.
    let isMissing: Bool

    fileprivate init(
      _ fields: FieldList, _ index: Int, _ bytes: Span<UInt8>, _ reading: CellReading
    ) {
      text = fields.text(index, in: bytes)
      let cellClass = fields.withField(index, in: bytes) {
        reading.cellClass($0, isQuoted: false, .free)
      }
      isMissing = [.empty, .blank, .marker, .noneWord].contains(cellClass)
      let isCode =
        text.utf8.contains { $0 &- UInt8(ascii: "0") < 10 }
        && text.unicodeScalars.allSatisfy { !$0.properties.isAlphabetic }
      isValue = !isMissing && (!cellClass.isText || isCode)
    }
  }
}
