import Values

/// Finds what stands between fields by how evenly each candidate splits the first records.
struct DelimiterSniffer {
  /// The candidates, the likelier first.
  static let candidates: [UInt8] = [
    UInt8(ascii: ","), UInt8(ascii: ";"), 0x09, UInt8(ascii: "|"),
  ]

  /// What stands between the cells of a file of one column: the unit separator, which no such file
  /// holds.
  private static let none: UInt8 = 0x1F

  /// The delimiter found.
  let delimiter: UInt8
  /// Why.
  let evidence: String

  /// Tries all candidates on the records from a place.
  init(_ bytes: Span<UInt8>, from start: Int, quote: UInt8?) {
    var best: (delimiter: UInt8, score: Double, fields: Int, records: Int, of: Int)?
    for delimiter in DelimiterSniffer.candidates {
      let scanner = RecordScanner(delimiter: delimiter, quote: quote)
      let sample = SampleRecords(bytes, from: start, line: 1, scanner: scanner)
      let usual = SampleRecords.usualCount(sample.records)
      guard usual.fields > 1 else { continue }
      let evenness = Double(usual.records) / Double(sample.records.count)
      let score = evenness * (0.1 + DelimiterSniffer.cleanShare(sample, bytes, delimiter))
      if score > best?.score ?? 0 {
        best = (delimiter, score, usual.fields, usual.records, sample.records.count)
      }
    }
    delimiter = best?.delimiter ?? DelimiterSniffer.none
    if let best {
      evidence =
        "delimiter \(Dialect.word(for: best.delimiter)): \(best.fields) fields in "
        + "\(NumberText.grouped(best.records)) of the first \(counted(best.of, "line"))"
    } else {
      evidence = "one column: no delimiter splits the first lines evenly"
    }
  }

  /// The share of fields that hold no other candidate where it would split.
  private static func cleanShare(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, _ delimiter: UInt8
  ) -> Double {
    let fields = sample.fields
    var clean = 0
    for index in 0..<fields.count {
      let isClean =
        fields.marks(index).contains(.quoted)
        || fields.withField(index, in: bytes) { !splits($0, besides: delimiter) }
      if isClean { clean += 1 }
    }
    return fields.count == 0 ? 0 : Double(clean) / Double(fields.count)
  }

  /// Whether a field holds another candidate that is neither a decimal comma nor followed by a
  /// blank, as commas are in prose.
  private static func splits(_ field: Span<UInt8>, besides delimiter: UInt8) -> Bool {
    for index in field.indices where candidates.contains(field[index]) {
      guard field[index] == UInt8(ascii: ","), index + 1 < field.count else { return true }
      let next = field[index + 1]
      let isDecimal = index > 0 && isDigit(next) && isDigit(field[index - 1])
      if next != UInt8(ascii: " "), !isDecimal { return true }
    }
    return false
  }

  private static func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }
}
