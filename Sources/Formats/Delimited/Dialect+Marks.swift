import Values

extension Dialect {
  /// Reads a first line such as `sep=;`, which Excel takes for the delimiter, and passes over it.
  mutating func declaredDelimiter(_ place: inout FilePlace, _ bytes: Span<UInt8>) -> UInt8? {
    let start = place.offset
    guard bytes.matches(Array("sep=".utf8), at: start), start + 4 < bytes.count,
      bytes[start + 4] < 0x80,
      start + 5 == bytes.count || bytes[start + 5] == 0x0A || bytes[start + 5] == 0x0D
    else { return nil }
    let delimiter = bytes[start + 4]
    guard delimiter != 0x0A, delimiter != 0x0D else { return nil }
    place.skip(lines: 1, in: bytes)
    evidence.append("delimiter \(Dialect.word(for: delimiter)): the first line says so")
    return delimiter
  }

  /// Passes over lines before the header that start with `#`, unless the last of them is the header.
  mutating func skipComments(_ place: inout FilePlace, _ bytes: Span<UInt8>) {
    var next = place
    var last = place
    var count = 0
    while next.offset < bytes.count, bytes[next.offset] == UInt8(ascii: "#") {
      last = next
      next.skip(lines: 1, in: bytes)
      count += 1
    }
    guard count > 0, next.offset < bytes.count else { return }
    if Dialect.isHeader(last.offset, above: next.offset, bytes, quote) {
      count -= 1
      next = last
    }
    place = next
    if count > 0 {
      evidence.append("\(counted(count, "comment line")) before the header left out")
    }
  }

  /// Whether a line has as many fields as the lines below it, and more than one.
  private static func isHeader(
    _ start: Int, above next: Int, _ bytes: Span<UInt8>, _ quote: UInt8?
  ) -> Bool {
    let delimiter = DelimiterSniffer(bytes, from: next, quote: quote).delimiter
    let scanner = RecordScanner(delimiter: delimiter, quote: quote)
    let below = SampleRecords.usualCount(
      SampleRecords(bytes, from: next, line: 1, scanner: scanner).records)
    var none = FieldList(base: start)
    let fields = scanner.record(in: bytes, from: start, limit: 0, into: &none).fieldCount
    return fields > 1 && fields == below.fields
  }

  /// Takes apostrophes for quotes where they enclose fields and quotes never do.
  mutating func sniffQuote(_ bytes: Span<UInt8>, from start: Int) {
    let apostrophe = UInt8(ascii: "'")
    let found = DelimiterSniffer.candidates.contains { delimiter in
      let plain = SampleRecords(
        bytes, from: start, line: 1, scanner: RecordScanner(delimiter: delimiter, quote: nil))
      guard !plain.hasField(startingWith: UInt8(ascii: "\""), bytes) else { return false }
      let quoted = SampleRecords(
        bytes, from: start, line: 1,
        scanner: RecordScanner(delimiter: delimiter, quote: apostrophe))
      let usual = SampleRecords.usualCount(quoted.records)
      return quoted.areQuotesClean(atLeast: 2) && usual.fields > 1
        && usual.records * 10 >= quoted.records.count * 9
    }
    guard found else { return }
    quote = apostrophe
    evidence.append("quote `'`: fields stand between apostrophes (`quote:` names another)")
  }

  /// Takes a backslash before a quote for an escape where the fields are whole only then.
  mutating func sniffEscape(_ bytes: Span<UInt8>, from start: Int) {
    let backslash = UInt8(ascii: "\\")
    let plain = SampleRecords(bytes, from: start, line: 1, scanner: scanner)
    guard quote != nil, !plain.areQuotesClean(atLeast: 0) else { return }
    var escaping = scanner
    escaping.escape = backslash
    guard
      SampleRecords(bytes, from: start, line: 1, scanner: escaping).areQuotesClean(atLeast: 1)
    else { return }
    escape = backslash
    evidence.append("quotes inside fields are written `\\\"`")
  }

  /// Whether the second record tells in words what the columns of the first are, above the values.
  func hasLabelRow(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, _ options: LoadOptions
  ) -> Bool {
    guard sample.records.count > 3, sample.records[0].keptCount > 1,
      sample.records[0].keptCount == sample.records[1].keptCount
    else { return false }
    let reading = CellReading(options, quotesAreHabit: true)
    return HeaderSniffer.isLabelled(sample, bytes, reading)
  }
}

extension SampleRecords {
  /// Whether a field starts with a byte.
  func hasField(startingWith byte: UInt8, _ bytes: Span<UInt8>) -> Bool {
    (0..<fields.count).contains { index in
      fields.withField(index, in: bytes) { !$0.isEmpty && $0[0] == byte }
    }
  }

  /// Whether no quote stands where none may be, and at least some fields are quoted.
  func areQuotesClean(atLeast count: Int) -> Bool {
    var quoted = 0
    for index in 0..<fields.count {
      if fields.marks(index).contains(.malformed) { return false }
      if fields.marks(index).contains(.quoted) { quoted += 1 }
    }
    return quoted >= count
  }
}
