import Bitmaps
import Tables

/// Gathers texts row by row into a column: with a dictionary while that pays, else one by one.
struct TextBuilder {
  private var codes: [UInt32] = []
  private var places: [ArraySlice<UInt8>: UInt32] = [:]
  private var distinct = TextPool()
  private var plain: TextPool?
  private var missing: [Int] = []

  /// Creates a builder for some number of rows.
  init(capacity: Int) { codes.reserveCapacity(capacity) }

  private var count: Int { plain?.count ?? codes.count }

  /// Adds a row without a text.
  mutating func appendMissing() {
    missing.append(count)
    if plain != nil { plain?.append([]) } else { codes.append(0) }
  }

  /// Adds a row's text given by its bytes.
  mutating func append(_ bytes: ArraySlice<UInt8>) throws(EngineError) {
    guard (plain ?? distinct).hasRoom(for: bytes.count) else { throw .tooMuchText() }
    if plain != nil {
      plain?.append(bytes)
      return
    }
    codes.append(code(of: bytes))
    // Codes do not pay when most texts are different, as in names and comments.
    if codes.count >= 4096, distinct.count > codes.count / 2 { plain = spelledOut }
  }

  /// Adds a row's text.
  mutating func append(_ text: String) throws(EngineError) {
    try append(Array(text.utf8)[...])
  }

  /// The column of all rows added.
  var column: TextColumn {
    let rows = missing.isEmpty ? nil : missing.reduce(into: Bitmap(count: count)) { $0[$1] = true }
    if let plain { return TextColumn(.plain(plain), missing: rows) }
    // Rows without a text point at text 0, so there must be one.
    let texts = distinct.count == 0 ? TextPool([""]) : distinct
    let narrow = Codes(narrowing: codes, distinctCount: texts.count)
    return TextColumn(.coded(narrow, texts), missing: rows)
  }

  private mutating func code(of bytes: ArraySlice<UInt8>) -> UInt32 {
    if let place = places[bytes] { return place }
    let place = UInt32(distinct.count)
    places[bytes] = place
    distinct.append(bytes)
    return place
  }

  private var spelledOut: TextPool {
    var rows = codes.map(Int32.init(bitPattern:))
    for row in missing { rows[row] = -1 }
    return distinct.gathered(at: rows)
  }
}

extension TextColumn {
  /// The texts changed, each distinct one once; nothing makes a row missing.
  ///
  /// - Complexity: O(*rows*) and a call for each distinct text.
  func rewritten(
    _ change: (ArraySlice<UInt8>) throws(EngineError) -> ArraySlice<UInt8>?
  ) throws(EngineError) -> TextColumn {
    guard case .coded(let codes, let dictionary) = storage, dictionary.count <= count else {
      return try rewrittenRows(change)
    }
    var texts = TextBuilder(capacity: dictionary.count)
    for code in 0..<dictionary.count {
      if let text = try change(dictionary.bytes(at: code)) {
        try texts.append(text)
      } else {
        texts.appendMissing()
      }
    }
    let changed = texts.column
    let (newCodes, newTexts) = changed.coded
    let moved = newCodes.wide.isEmpty ? [0] : newCodes.wide
    let narrow = Codes(narrowing: codes.mapped(by: moved), distinctCount: newTexts.count)
    let gone = changed.missing.map { missing in
      codes.rows(where: (0..<dictionary.count).map { missing[$0] })
    }
    let storage = TextStorage.coded(narrow, newTexts)
    return TextColumn(storage, missing: union(missing, gone))
  }

  private func rewrittenRows(
    _ change: (ArraySlice<UInt8>) throws(EngineError) -> ArraySlice<UInt8>?
  ) throws(EngineError) -> TextColumn {
    let rows = RowTexts(self)
    var texts = TextBuilder(capacity: count)
    for row in 0..<count {
      if let missing, missing[row] {
        texts.appendMissing()
      } else if let text = try change(rows[row]) {
        try texts.append(text)
      } else {
        texts.appendMissing()
      }
    }
    return texts.column
  }
}
