// SAFETY: whoever makes a walk lends it marks up to its limit, and whoever makes records lends them the bytes
// those marks are of and places with room for one row more than `room`; neither outlives the call.

/// The marks of a window from a place on, one after another.
@unsafe struct MarkWalk {
  private let marks: UnsafePointer<UInt64>
  private let base: Int
  private let lastWord: Int
  private var word: Int
  private var bits: UInt64

  /// Begins at the first mark that is not before `start`; the last word looked at holds `limit` - 1.
  init(_ marks: UnsafePointer<UInt64>, base: Int, from start: Int, limit: Int) {
    unsafe self.marks = unsafe marks
    unsafe self.base = base
    unsafe lastWord = (limit - base - 1) / 64
    unsafe word = (start - base) / 64
    unsafe bits = unsafe marks[word] & (UInt64.max &<< UInt64((start - base) % 64))
  }

  /// Where the next mark stands, or nothing behind the last word.
  @inline(__always)
  mutating func next() -> Int? {
    while unsafe bits == 0 {
      unsafe word += 1
      guard unsafe word <= lastWord else { return nil }
      unsafe bits = unsafe marks[word]
    }
    let place = unsafe base + word * 64 + bits.trailingZeroBitCount
    unsafe bits &= bits &- 1
    return place
  }
}

/// Records of as many fields as there are columns, whose quotes need no undoing, on their way into places.
@unsafe struct PlainRecords {
  private let text: UnsafePointer<UInt8>
  private let places: UnsafeMutablePointer<FieldPlace>
  private let delimiter: UInt8
  private let quote: UInt8?
  private let columnCount: Int
  private let base: Int
  private var filled: Int
  private var fieldStart: Int
  /// Where the quote stands that ends the field under way, when it is in quotes.
  private var quotedEnd: Int?
  /// How many rows there are.
  private(set) var rows: Int
  /// Where the record under way begins.
  private(set) var rowStart: Int

  /// Begins with a record behind some rows that are there.
  init(
    _ text: UnsafePointer<UInt8>, _ places: UnsafeMutablePointer<FieldPlace>, _ dialect: Dialect,
    columnCount: Int, base: Int, start: Int, rows: Int
  ) {
    unsafe self.text = unsafe text
    unsafe self.places = unsafe places
    unsafe delimiter = dialect.delimiter
    unsafe quote = dialect.quote
    unsafe self.columnCount = columnCount
    unsafe self.base = base
    unsafe self.rows = rows
    unsafe filled = rows * columnCount
    unsafe rowStart = start
    unsafe fieldStart = start
  }

  /// Takes records up to the end of the marks, a place beyond `room` or the first that needs care, and
  /// says whether it was that.
  @inline(__always)
  mutating func take(_ walk: inout MarkWalk, limit: Int, room: Int) -> Bool {
    var rowEnd = unsafe filled + columnCount
    while let place = unsafe walk.next() {
      let byte = unsafe text[place]
      if unsafe byte == quote {
        // A quote in an unquoted field is an ordinary character.
        guard unsafe place == fieldStart else { continue }
        guard let end = unsafe closingQuote(&walk) else { return false }
        guard unsafe text[end] == quote, unsafe isEnd(text[end + 1]) else { return true }
        unsafe quotedEnd = end
        continue
      }
      guard unsafe filled < rowEnd else { return true }
      unsafe endField(at: place)
      guard unsafe byte != delimiter else { continue }
      if byte == 0x0D, unsafe text[place + 1] == 0x0A {
        // The line feed behind a carriage return is the next mark.
        guard unsafe walk.next() != nil else { return false }
        unsafe fieldStart += 1
      }
      guard unsafe filled == rowEnd else { return true }
      unsafe rows += 1
      unsafe rowStart = unsafe fieldStart
      guard unsafe filled <= room, unsafe rowStart < limit else { return false }
      unsafe rowEnd += columnCount
    }
    return false
  }

  /// The next mark that is no delimiter: the closing quote of a field, or what needs care in it.
  @inline(__always)
  private func closingQuote(_ walk: inout MarkWalk) -> Int? {
    while let place = unsafe walk.next() {
      if unsafe text[place] != delimiter { return place }
    }
    return nil
  }

  @inline(__always)
  private func isEnd(_ byte: UInt8) -> Bool {
    unsafe byte == delimiter || byte == 0x0A || byte == 0x0D
  }

  @inline(__always)
  private mutating func endField(at place: Int) {
    let (start, end) = unsafe quotedEnd.map { unsafe (fieldStart + 1, $0) } ?? (fieldStart, place)
    unsafe places[filled] = unsafe FieldPlace(
      start: start - base, length: end - start, quotedEnd == nil ? [] : .quoted)
    unsafe quotedEnd = nil
    unsafe filled += 1
    unsafe fieldStart = place + 1
  }
}
