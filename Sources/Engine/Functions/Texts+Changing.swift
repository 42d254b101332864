import Bitmaps
import Tables
import Values

extension [Column] {
  /// The texts of the first column changed by a function of them and the values of the others;
  /// missing where one of these is or the function gives nothing.
  ///
  /// - Complexity: O(*rows*) and a call for each distinct text when the other columns repeat one
  ///   value, else a call for each row.
  func changedTexts(_ change: (String, [Value]) -> String?) throws(EngineError) -> Column {
    guard case .text(let texts) = self[0] else { return self[0] }
    let others = dropFirst().map(\.sharedValue)
    if others.contains(.missing) { return .missing(self[0].description, count: texts.count) }
    let shared = others.compactMap { $0 }
    guard shared.count == others.count else { return try changedRows(texts, change) }
    let changed = try texts.rewritten { bytes throws(EngineError) in
      guard let text = change(String(decoding: bytes, as: UTF8.self), shared) else { return nil }
      return [UInt8](text.utf8)[...]
    }
    return .text(changed)
  }

  private func changedRows(
    _ texts: TextColumn, _ change: (String, [Value]) -> String?
  ) throws(EngineError) -> Column {
    var changed = TextBuilder()
    for row in 0..<texts.count {
      let values = dropFirst().map { $0.value(at: row) }
      if texts.missing.map({ $0[row] }) ?? false || values.contains(.missing) {
        changed.appendMissing()
      } else if let text = change(texts.text(at: row), values) {
        try changed.append(text)
      } else {
        changed.appendMissing()
      }
    }
    return .text(changed.build())
  }
}

extension TextColumn {
  /// A number for each text, asked once for each distinct one; what is not a number is missing.
  ///
  /// - Complexity: O(*rows*) and a call for each distinct text.
  func numbers(_ number: (String) -> Double) -> Column {
    switch storage {
    case .plain(let pool):
      let values = (0..<pool.count).map { number(pool[$0]) }
      return Column.decimals(values).blanked(at: missing)
    case .coded(let codes, let dictionary):
      let table = dictionary.count == 0 ? [0] : dictionary.texts.map(number)
      return Column.decimals(codes.mapped(by: table)).blanked(at: missing)
    }
  }
}

extension Column {
  /// The values spelled out as in csv; truths by the words they were read from, dates by grain.
  ///
  /// - Complexity: O(*n*).
  var spelled: TextColumn {
    get throws(EngineError) {
      switch self {
      case .text(let column): return column
      case .truth(let column):
        let words = column.words ?? TruthWords(yes: "true", no: "false")
        let codes = column.bits.map(false: UInt8(0), true: UInt8(1))
        let storage = TextStorage.coded(.one(codes), TextPool([words.no, words.yes]))
        return TextColumn(storage, missing: column.missing)
      case .date(let column):
        let grain = column.grain ?? .day
        return try spelledRows { grain.text(of: CalendarDate(days: column.days[$0])) }
      case .whole(let column): return try spelledRows { String(column.storage[$0]) }
      case .decimal(let column):
        return try spelledRows { NumberText.shortest(column.values[$0]) }
      case .timestamp(let column):
        return try spelledRows { Timestamp(microseconds: column.values[$0]).description }
      }
    }
  }

  private func spelledRows(_ text: (Int) -> String) throws(EngineError) -> TextColumn {
    var texts = TextBuilder()
    let missing = missing
    for row in 0..<count {
      if let missing, missing[row] { texts.appendMissing() } else { try texts.append(text(row)) }
    }
    return texts.build()
  }
}
