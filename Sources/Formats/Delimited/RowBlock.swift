import Values

/// The rows of one block as fields, all of the same number.
struct RowBlock: Sendable {
  /// The fields, row by row.
  private(set) var fields: FieldList
  /// The line each row starts on.
  private(set) var lines: [Int] = []
  /// Rows that were too short or too long.
  private(set) var rejects: [Reject] = []
  /// How many rows had empty fields too many, which were dropped.
  private(set) var trailingCount = 0
  /// The lines of fields with misplaced quotes: the first, and how many.
  private(set) var malformed: (first: Int, count: Int)?
  private let columnCount: Int
  private let hasGuards: Bool

  /// Splits a block.
  ///
  /// - Complexity: O(length of the block).
  init(_ block: BlockIndex.Block, in bytes: Span<UInt8>, _ dialect: Dialect) {
    columnCount = dialect.names.count
    hasGuards = dialect.hasGuards
    fields = FieldList(base: block.range.lowerBound)
    let scanner = dialect.scanner
    let part = bytes.extracting(0..<block.range.upperBound)
    var position = block.range.lowerBound
    var line = block.line
    while position < part.count {
      let first = fields.count
      let end = scanner.record(
        in: part, from: position, limit: columnCount + 8, into: &fields)
      let range = position..<end.next
      add(end, first: first, line: line, raw: range, part)
      line += end.lineEnds
      position = end.next
    }
  }

  /// The number of rows.
  var rowCount: Int { lines.count }

  /// Calls `body` with every cell of a column, from the first row to the last.
  func forEachCell(
    of column: Int, in bytes: Span<UInt8>,
    _ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void
  ) {
    var index = column
    for row in 0..<lines.count {
      let isQuoted = fields.marks(index).contains(.quoted)
      fields.withField(index, in: bytes) { body(row, $0, isQuoted) }
      index += columnCount
    }
  }

  private mutating func add(
    _ end: RecordScanner.End, first: Int, line: Int, raw: Range<Int>, _ bytes: Span<UInt8>
  ) {
    // In a table of one column a blank line is a row whose value is missing.
    if columnCount > 1, end.fieldCount == 1, isBlank(first, bytes) {
      return fields.removeLast(from: first)
    }
    if end.fieldCount > columnCount {
      guard surplusIsEmpty(end, first: first, bytes) else {
        fields.removeLast(from: first)
        return reject(end, .row, line, raw, bytes)
      }
      fields.removeLast(from: first + columnCount)
      trailingCount += 1
    } else if end.fieldCount < columnCount {
      fields.pad(to: first + columnCount)
      reject(end, .padded, line, raw, bytes)
    }
    if hasGuards {
      for index in first..<fields.count { fields.removeGuard(index, in: bytes) }
    }
    for index in first..<fields.count where fields.marks(index).contains(.malformed) {
      malformed = (malformed?.first ?? line, (malformed?.count ?? 0) + 1)
    }
    lines.append(line)
  }

  /// Whether an unquoted field holds blanks at most.
  private func isBlank(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    fields.marks(index).isEmpty
      && fields.withField(index, in: bytes) { $0.trimmedRange.isEmpty }
  }

  private func surplusIsEmpty(
    _ end: RecordScanner.End, first: Int, _ bytes: Span<UInt8>
  ) -> Bool {
    guard end.fieldCount <= columnCount + 8 else { return false }
    return (first + columnCount..<fields.count).allSatisfy { index in
      fields.withField(index, in: bytes) { $0.trimmedRange.isEmpty }
    }
  }

  private mutating func reject(
    _ end: RecordScanner.End, _ kind: Reject.Kind, _ line: Int, _ raw: Range<Int>,
    _ bytes: Span<UInt8>
  ) {
    var upper = raw.upperBound
    while upper > raw.lowerBound, bytes[upper - 1] == 0x0A || bytes[upper - 1] == 0x0D {
      upper -= 1
    }
    rejects.append(
      Reject(
        line: line, column: nil, kind: kind,
        text: bytes.extracting(raw.lowerBound..<upper).text,
        reason: "\(counted(end.fieldCount, "field")) instead of \(NumberText.grouped(columnCount))")
    )
  }
}

/// The cells of one column of a block.
struct BlockColumn: CellSource {
  /// The rows.
  let rows: RowBlock
  /// The place of the column.
  let column: Int
  /// The file the rows lie in.
  let file: FileBytes

  var rowCount: Int { rows.rowCount }

  func forEachCell(_ body: (_ row: Int, _ cell: Span<UInt8>, _ isQuoted: Bool) -> Void) {
    file.withSpan { rows.forEachCell(of: column, in: $0, body) }
  }
}
