/// Some objects of a file, taken apart into the cells of columns.
struct JSONBlock: Sendable {
  /// The cells of one key; objects without the key have none.
  struct Cells: Sendable {
    /// Where the values lie; texts without their quotes.
    var fields: FieldList
    /// The row of each value, rising.
    var rows: [Int32] = []
  }

  /// The keys in order of first appearance.
  private(set) var keys: [String] = []
  /// The cells of each key.
  private(set) var cells: [Cells] = []
  /// The line of each row.
  private(set) var lines: [Int] = []
  /// Lines that are no objects.
  private(set) var rejects: [Reject] = []
  /// The first fault.
  private(set) var fault: JSONFault?
  private var places: [String: Int] = [:]
  /// The bytes of each key, and the one that followed the last: mostly objects are alike.
  private var written: [[UInt8]] = []
  private var next = 0
  private let base: Int

  /// Starts with no object.
  init(base: Int) { self.base = base }

  /// Takes apart the lines of a stretch of a JSON Lines file.
  ///
  /// - Complexity: O(length).
  init(lines range: Range<Int>, _ bytes: Span<UInt8>) {
    self.init(base: range.lowerBound)
    var start = range.lowerBound
    var line = 1
    while start < range.upperBound {
      var end = start
      while end < range.upperBound, bytes[end] != 0x0A { end += 1 }
      addLine(start..<end, bytes, line)
      start = end + 1
      line += 1
    }
  }

  /// Takes an object apart; what it added is undone when it is none.
  mutating func add(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, line: Int
  ) throws(JSONFault) {
    do throws(JSONFault) {
      try addMembers(&scanner, bytes, row: Int32(lines.count))
    } catch {
      removeCells(ofRow: Int32(lines.count))
      throw error
    }
    lines.append(line)
  }

  private mutating func addLine(_ range: Range<Int>, _ bytes: Span<UInt8>, _ line: Int) {
    var scanner = JSONScanner(position: range.lowerBound, end: range.upperBound)
    scanner.skipSpace(bytes)
    guard scanner.position < scanner.end else { return }
    do throws(JSONFault) {
      try add(&scanner, bytes, line: line)
      scanner.skipSpace(bytes)
      guard scanner.position == scanner.end else {
        lines.removeLast()
        removeCells(ofRow: Int32(lines.count))
        throw scanner.fault("expected the end of the line, \(scanner.found(bytes))")
      }
    } catch {
      reject(range, bytes, line, error)
    }
  }

  /// Puts a stretch that is no object among the rejects; the place of the fault counts from it.
  mutating func reject(
    _ range: Range<Int>, _ bytes: Span<UInt8>, _ line: Int, _ error: JSONFault
  ) {
    fault = fault ?? error
    let place = FilePlace.lineAndColumn(
      of: error.offset - range.lowerBound, in: bytes.extracting(range))
    rejects.append(
      Reject(
        line: line + place.line - 1, column: nil, kind: .row, text: bytes.extracting(range).text,
        reason: "character \(place.column): \(error.reason)"))
  }

  private mutating func removeCells(ofRow row: Int32) {
    for index in cells.indices where cells[index].rows.last == row {
      cells[index].rows.removeLast()
      cells[index].fields.removeLast(from: cells[index].fields.count - 1)
    }
  }

  private mutating func addMembers(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, row: Int32
  ) throws(JSONFault) {
    try scanner.expect(UInt8(ascii: "{"), bytes)
    guard scanner.peek(bytes) != UInt8(ascii: "}") else { return scanner.position += 1 }
    while true {
      scanner.skipSpace(bytes)
      let start = scanner.position
      let hasEscapes = try scanner.skipString(bytes)
      let inner = (start + 1)..<(scanner.position - 1)
      let column = try column(inner, bytes, hasEscapes)
      guard cells[column].rows.last != row else {
        throw JSONFault(offset: start, reason: "the key \"\(keys[column])\" comes twice")
      }
      try scanner.expect(UInt8(ascii: ":"), bytes)
      try addValue(&scanner, bytes, column, row)
      guard scanner.peek(bytes) == UInt8(ascii: ",") else { break }
      scanner.position += 1
    }
    try scanner.expect(UInt8(ascii: "}"), bytes)
  }

  private mutating func addValue(
    _ scanner: inout JSONScanner, _ bytes: Span<UInt8>, _ column: Int, _ row: Int32
  ) throws(JSONFault) {
    scanner.skipSpace(bytes)
    let start = scanner.position
    switch try scanner.skipValue(bytes) {
    case .null: return
    case .string(let hasEscapes):
      let inner = (start + 1)..<(scanner.position - 1)
      if hasEscapes {
        var text: [UInt8] = []
        try JSONText.appendUnescaped(inner, bytes, to: &text)
        cells[column].fields.append(rewritten: text)
      } else {
        cells[column].fields.append(inner, .quoted)
      }
    case .scalar, .nested: cells[column].fields.append(start..<scanner.position, [])
    }
    cells[column].rows.append(row)
  }

  private mutating func column(
    _ range: Range<Int>, _ bytes: Span<UInt8>, _ hasEscapes: Bool
  ) throws(JSONFault) -> Int {
    defer { next += 1 }
    let stretch = bytes.extracting(range)
    if next >= written.count { next = 0 }
    if next < written.count, !hasEscapes, stretch.equals(written[next]) { return next }
    var name: [UInt8] = []
    if hasEscapes {
      try JSONText.appendUnescaped(range, bytes, to: &name)
    } else {
      name = stretch.copied
    }
    let key = String(decoding: name, as: UTF8.self)
    if let place = places[key] {
      next = place
      return place
    }
    places[key] = keys.count
    next = keys.count
    keys.append(key)
    written.append(name)
    cells.append(Cells(fields: FieldList(base: base)))
    return keys.count - 1
  }
}
