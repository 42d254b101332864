import Bitmaps
import Tables

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
    var texts = TextBuilder()
    for code in 0..<dictionary.count {
      if let text = try change(dictionary.bytes(at: code)) {
        try texts.append(text)
      } else {
        texts.appendMissing()
      }
    }
    let changed = texts.build()
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
    var texts = TextBuilder()
    for row in 0..<count {
      if let missing, missing[row] {
        texts.appendMissing()
      } else if let text = try change(rows[row]) {
        try texts.append(text)
      } else {
        texts.appendMissing()
      }
    }
    return texts.build()
  }
}
