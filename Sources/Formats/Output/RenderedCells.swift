import Bitmaps
import Tables
import Values

/// Some rows of one column as the texts that files hold, end to end.
struct RenderedCells {
  private(set) var bytes: [UInt8] = []
  private var ends: [Int] = []
  private var missing: [Bool] = []

  /// Renders rows of a column: ISO dates, shortest decimals, empty where missing.
  ///
  /// - Complexity: O(*rows* + bytes).
  init(_ column: Column, rows: Range<Int>) {
    ends.reserveCapacity(rows.count)
    missing = rows.map { column.missing?[$0] == true }
    switch column {
    case .truth(let column):
      let yes = Array((column.words?.yes ?? "true").utf8)
      let no = Array((column.words?.no ?? "false").utf8)
      render(rows) { row, bytes in bytes += column.bits[row] ? yes : no }
    case .whole(let column):
      render(rows) { row, bytes in bytes += String(column.storage[row]).utf8 }
    case .decimal(let column):
      render(rows) { row, bytes in bytes += NumberText.shortest(column.values[row]).utf8 }
    case .date(let column):
      render(rows) { row, bytes in
        let date = CalendarDate(days: column.days[row])
        if let grain = column.grain {
          bytes += grain.text(of: date).utf8
        } else {
          bytes.append(isoDate: date)
        }
      }
    case .timestamp(let column):
      render(rows) { row, bytes in
        bytes += Timestamp(microseconds: column.values[row]).description.utf8
      }
    case .text(let column): render(column, rows)
    }
  }

  private mutating func render(_ rows: Range<Int>, _ body: (Int, inout [UInt8]) -> Void) {
    for (index, row) in rows.enumerated() {
      if !missing[index] { body(row, &bytes) }
      ends.append(bytes.count)
    }
  }

  private mutating func render(_ column: TextColumn, _ rows: Range<Int>) {
    switch column.storage {
    case .plain(let pool): render(rows) { row, bytes in bytes += pool.bytes(at: row) }
    case .coded(let codes, let dictionary):
      render(rows) { row, bytes in bytes += dictionary.bytes(at: Int(codes[row])) }
    }
  }

  /// The text of a row, counted from the first that was rendered.
  subscript(index: Int) -> ArraySlice<UInt8> {
    bytes[(index == 0 ? 0 : ends[index - 1])..<ends[index]]
  }

  /// Whether a row has no value.
  func isMissing(_ index: Int) -> Bool { missing[index] }
}

extension [UInt8] {
  /// Adds `2026-01-31` without making a text of it.
  fileprivate mutating func append(isoDate date: CalendarDate) {
    let (year, month, day) = date.parts
    guard (0...9999).contains(year) else {
      self += date.description.utf8
      return
    }
    append(digits: year / 100)
    append(digits: year % 100)
    append(UInt8(ascii: "-"))
    append(digits: month)
    append(UInt8(ascii: "-"))
    append(digits: day)
  }

  private mutating func append(digits number: Int) {
    append(UInt8(ascii: "0") + UInt8(number / 10))
    append(UInt8(ascii: "0") + UInt8(number % 10))
  }
}
