import Tables
import Values

/// Some rows of a file as fields, all of the same number; filled again and again along a chunk.
struct RowBlock {
  /// What was seen while splitting, over all fillings.
  struct Findings: Sendable {
    /// Rows that were too short or too long, with lines from the beginning of the chunk.
    var rejects: [Reject] = []
    /// How many rows had empty fields too many, which were dropped.
    var trailingCount = 0
    /// The line of the first field with misplaced quotes, and how many there are.
    var malformed: (first: Int, count: Int)?
  }

  /// Why splitting ended before its limit.
  enum Obstacle: Error {
    /// A quote is opened on this line and never closed.
    case unclosed(line: Int)
    /// A record or field on this line is too long to be one.
    case tooLong(line: Int)
    /// The bytes that may be looked at end within a record.
    case unfinished
  }

  /// The number of columns.
  let columnCount: Int
  /// How many rows there are.
  var rowCount = 0
  /// The line each row starts on, from the beginning of the chunk.
  var lines: [Int] = []
  /// Where the fields lie, row by row; more than are used.
  var places: [FieldPlace]
  /// The place in the file that starts are counted from.
  private(set) var base = 0
  /// The bytes of fields that do not lie in the file as they are meant.
  private(set) var scratch: [UInt8] = []
  /// What was seen while splitting.
  var findings = Findings()
  /// The next line.
  var line = 0
  /// What `RowBlock+UnsafeSplitting` looks for, and where it found it.
  var marks: [UInt64]
  /// How many more fillings to wait until rows are expected to be even again.
  var unevenness = 0
  /// How the file is written.
  let dialect: Dialect

  /// The bytes that are split at once, so that they stay in the nearest cache while column after column is read.
  let window: Int

  private static let leastWindow = 1 << 14

  /// Starts with no row.
  init(_ dialect: Dialect) {
    self.dialect = dialect
    columnCount = dialect.names.count
    // Some rows of usual cells at least, for one that is cut by the end is split again.
    window = max(RowBlock.leastWindow, columnCount * 64)
    places = [FieldPlace](repeating: .empty, count: max(window / 4, (columnCount + 8) * 2))
    marks = [UInt64](repeating: 0, count: window / 64)
  }

  /// Splits the records from a place until the block is full or `limit` is reached or passed.
  ///
  /// - Parameter bound: The end of the bytes that may be looked at.
  /// - Returns: The first byte that was not taken.
  /// - Complexity: O(bytes taken).
  mutating func fill(
    _ bytes: Span<UInt8>, from start: Int, limit: Int, bound: Int
  ) throws(Obstacle) -> Int {
    base = start
    rowCount = 0
    lines.removeAll(keepingCapacity: true)
    scratch.removeAll(keepingCapacity: true)
    let evenEnd = takeEvenRows(bytes, from: start, limit: min(limit, bound))
    if evenEnd > start {
      scratch.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0])
      return evenEnd
    }
    var position = start
    var marked = dialect.isPlain ? markWindow(bytes, from: start, bound: bound) : start
    while position < limit, hasRoom {
      if position < marked {
        let stop = splitPlainRecords(bytes, from: position, limit: min(limit, marked))
        position = stop.position
        guard position < limit, hasRoom else { break }
        // A record that the window cuts is the first of the next one.
        if !stop.needsCare, rowCount > 0 { break }
      } else if position - start >= window, rowCount > 0 {
        break
      }
      position = try takeRecord(bytes, from: position, bound: bound)
      if position >= marked { marked = start }
    }
    scratch.append(contentsOf: [0, 0, 0, 0, 0, 0, 0, 0])
    return position
  }

  private var hasRoom: Bool { (rowCount + 1) * columnCount + 8 <= places.count }

  /// Splits one record the careful way: quotes that need undoing, rows of other lengths.
  private mutating func takeRecord(
    _ bytes: Span<UInt8>, from start: Int, bound: Int
  ) throws(Obstacle) -> Int {
    var fields = FieldList(base: start)
    let part = bytes.extracting(0..<bound)
    let end = dialect.scanner.record(
      in: part, from: start, limit: columnCount + 8, into: &fields)
    guard bound >= dialect.dataEnd || (end.next < bound && end.unclosedAfter == nil) else {
      throw .unfinished
    }
    if let lines = end.unclosedAfter { throw .unclosed(line: line + lines) }
    guard end.next - base < Int(UInt32.max), end.next - start < FieldPlace.lengthLimit else {
      throw .tooLong(line: line)
    }
    add(end, fields, raw: start..<end.next, bytes)
    line += end.lineEnds
    return end.next
  }

  private mutating func add(
    _ end: RecordScanner.End, _ list: FieldList, raw: Range<Int>, _ bytes: Span<UInt8>
  ) {
    var fields = list
    // In a table of one column a blank line is a row whose value is missing.
    if columnCount > 1, end.fieldCount == 1, fields.isBlank(0, bytes) { return }
    if end.fieldCount > columnCount {
      guard surplusIsEmpty(end, fields, bytes) else { return reject(end, .row, raw, bytes) }
      fields.removeLast(from: columnCount)
      findings.trailingCount += 1
    } else if end.fieldCount < columnCount {
      fields.pad(to: columnCount)
      reject(end, .padded, raw, bytes)
    }
    for index in 0..<fields.count {
      if dialect.hasGuards { fields.removeGuard(index, in: bytes) }
      if fields.marks(index).contains(.malformed) {
        findings.malformed = (
          findings.malformed?.first ?? line, (findings.malformed?.count ?? 0) + 1
        )
      }
      places[rowCount * columnCount + index] = place(of: fields, index, in: bytes)
    }
    lines.append(line)
    rowCount += 1
  }

  /// The place of a field; its bytes are copied when they stand too near the end of the file for
  /// readers that take eight bytes at once.
  private mutating func place(
    of fields: FieldList, _ index: Int, in bytes: Span<UInt8>
  ) -> FieldPlace {
    let marks = fields.marks(index)
    if !marks.contains(.rewritten), let range = fields.range(index),
      range.upperBound + 8 <= bytes.count
    {
      return FieldPlace(start: range.lowerBound - base, length: range.count, marks)
    }
    let start = scratch.count
    fields.withField(index, in: bytes) { scratch.append(copying: $0) }
    return FieldPlace(
      start: start, length: scratch.count - start, marks.union(.rewritten))
  }

  private func surplusIsEmpty(
    _ end: RecordScanner.End, _ fields: FieldList, _ bytes: Span<UInt8>
  ) -> Bool {
    guard end.fieldCount <= columnCount + 8 else { return false }
    return (columnCount..<fields.count).allSatisfy { index in
      fields.withField(index, in: bytes) { $0.trimmedRange.isEmpty }
    }
  }

  private mutating func reject(
    _ end: RecordScanner.End, _ kind: Reject.Kind, _ raw: Range<Int>, _ bytes: Span<UInt8>
  ) {
    var upper = raw.upperBound
    while upper > raw.lowerBound, bytes[upper - 1] == 0x0A || bytes[upper - 1] == 0x0D {
      upper -= 1
    }
    findings.rejects.append(
      Reject(
        line: line, column: nil, kind: kind,
        text: bytes.extracting(raw.lowerBound..<upper).text,
        reason: "\(counted(end.fieldCount, "field")) instead of \(NumberText.grouped(columnCount))")
    )
  }
}

extension FieldList {
  /// Whether an unquoted field holds blanks at most.
  fileprivate func isBlank(_ index: Int, _ bytes: Span<UInt8>) -> Bool {
    marks(index).isEmpty && withField(index, in: bytes) { $0.trimmedRange.isEmpty }
  }
}
