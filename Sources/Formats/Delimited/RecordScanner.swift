/// Finds records and fields in delimited text (RFC 4180): LF, CRLF and lone CR end a record.
///
/// A quote opens a field only at its beginning. A field with text behind its closing quote is kept
/// as it stands, quotes and all, and marked as malformed.
struct RecordScanner: Sendable {
  /// Where a record ended.
  struct End {
    /// The first byte of the next record.
    var next: Int
    /// The number of fields, those past the limit included.
    var fieldCount = 0
    /// The number of line ends passed.
    var lineEnds = 0
    /// How many line ends of the record come before a quote that is never closed.
    var unclosedAfter: Int?
    /// Whether the record is a line without a character.
    var isBlank = false
  }

  /// What stands between fields.
  let delimiter: UInt8
  /// What encloses fields, if anything does.
  let quote: UInt8?
  /// What makes a quote behind it an ordinary character, if anything does.
  var escape: UInt8?

  /// Whether a quote closes a field only before a delimiter or line end, as apostrophes in prose
  /// want it.
  private var isLenient: Bool { quote == UInt8(ascii: "'") }

  private static let lineFeed: UInt8 = 0x0A
  private static let carriageReturn: UInt8 = 0x0D

  /// Reads the record that starts at a place and adds its first `limit` fields to a list.
  ///
  /// - Complexity: O(length of the record).
  func record(
    in bytes: Span<UInt8>, from start: Int, limit: Int, into fields: inout FieldList
  ) -> End {
    var end = End(next: start)
    var position = start
    while true {
      let isKept = end.fieldCount < limit
      if let quote, position < bytes.count, bytes[position] == quote {
        position = quoted(bytes, position, quote, isKept, &end, &fields)
      } else {
        let from = position
        position = plainEnd(bytes, position)
        if isKept { fields.append(from..<position, []) }
      }
      end.fieldCount += 1
      guard position < bytes.count else {
        end.next = position
        return end
      }
      let byte = bytes[position]
      position += 1
      guard byte != delimiter else { continue }
      if byte == RecordScanner.carriageReturn, position < bytes.count,
        bytes[position] == RecordScanner.lineFeed
      {
        position += 1
      }
      end.isBlank = end.fieldCount == 1 && end.lineEnds == 0 && isLineEnd(bytes[start])
      end.lineEnds += 1
      end.next = position
      return end
    }
  }

  /// Whether a byte ends a line.
  func isLineEnd(_ byte: UInt8) -> Bool {
    byte == RecordScanner.lineFeed || byte == RecordScanner.carriageReturn
  }

  private func plainEnd(_ bytes: Span<UInt8>, _ start: Int) -> Int {
    var position = start
    while position < bytes.count {
      let byte = bytes[position]
      if byte == delimiter || byte == RecordScanner.lineFeed
        || byte == RecordScanner.carriageReturn
      {
        break
      }
      position += 1
    }
    return position
  }

  /// Reads a quoted field and returns the place behind it.
  private func quoted(
    _ bytes: Span<UInt8>, _ start: Int, _ quote: UInt8, _ isKept: Bool, _ end: inout End,
    _ fields: inout FieldList
  ) -> Int {
    let linesBefore = end.lineEnds
    var position = start + 1
    var hasDoubled = false
    while position < bytes.count {
      let byte = bytes[position]
      if byte == escape, position + 1 < bytes.count, bytes[position + 1] == quote {
        hasDoubled = true
        position += 1
      } else if byte == quote {
        guard position + 1 < bytes.count else { break }
        let next = bytes[position + 1]
        if next == quote {
          hasDoubled = true
          position += 1
        } else if !isLenient || next == delimiter || isLineEnd(next) {
          break
        }
      } else if byte == RecordScanner.lineFeed
        || (byte == RecordScanner.carriageReturn
          && !(position + 1 < bytes.count && bytes[position + 1] == RecordScanner.lineFeed))
      {
        end.lineEnds += 1
      }
      position += 1
    }
    guard position < bytes.count else {
      if end.unclosedAfter == nil { end.unclosedAfter = linesBefore }
      if isKept { fields.append(start..<position, .malformed) }
      return position
    }
    let close = position
    position += 1
    if position < bytes.count, bytes[position] != delimiter, !isLineEnd(bytes[position]) {
      position = plainEnd(bytes, position)
      if isKept { fields.append(start..<position, .malformed) }
    } else if isKept {
      if hasDoubled {
        fields.append(undoing: (start + 1)..<close, quote: quote, escape: escape, in: bytes)
      } else {
        fields.append((start + 1)..<close, .quoted)
      }
    }
    return position
  }
}
