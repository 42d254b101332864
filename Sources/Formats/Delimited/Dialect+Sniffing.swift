import Values

extension Dialect {
  /// Finds out how a file with records is written, where the options leave it open.
  ///
  /// - Complexity: O(length of the sample).
  init?(sniffing bytes: Span<UInt8>, _ options: LoadOptions, usual delimiter: UInt8?) {
    let start = bytes.matches([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0
    if start > 0 { evidence.append("UTF-8 with a byte order mark, which is dropped") }
    switch options.quote {
    case .byte(let byte): quote = byte
    case .some(.none): quote = nil
    case nil: break
    }
    var place = FilePlace(offset: start, line: 1)
    place.skip(lines: options.skip ?? 0, in: bytes)
    let declared = declaredDelimiter(&place, bytes)
    if options.skip == nil { skipComments(&place, bytes) }
    if options.quote == nil { sniffQuote(bytes, from: place.offset) }
    if let delimiter = options.delimiter ?? delimiter ?? declared {
      self.delimiter = delimiter
    } else {
      let sniffer = DelimiterSniffer(bytes, from: place.offset, quote: quote)
      self.delimiter = sniffer.delimiter
      evidence.append(sniffer.evidence)
    }
    dataEnd = Dialect.end(of: bytes)
    if options.quote == nil { sniffEscape(bytes, from: place.offset) }
    var sample = SampleRecords(bytes, from: place.offset, line: place.line, scanner: scanner)
    guard !sample.records.isEmpty else { return nil }
    hasGuards = sample.removeGuards(bytes)
    if hasGuards { evidence.append("texts written as `=\"…\"` are read without that guard") }
    let notes = options.skip == nil ? Dialect.noteLines(sample, bytes) : 0
    sniffRows(sample.dropping(notes), bytes, options)
    if notes > 0 {
      evidence.append("\(counted(notes, "note line")) before the header left out (`skip: 0` keeps)")
    }
  }

  private mutating func sniffRows(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, _ options: LoadOptions
  ) {
    guard let first = sample.records.first else { return }
    quotesAreHabit = Dialect.quotesWithoutNeed(sample, bytes, delimiter)
    if let header = options.header {
      hasHeader = header
    } else {
      let sniffer = HeaderSniffer(sample, bytes, CellReading(options, quotesAreHabit: true))
      hasHeader = sniffer.hasHeader
      evidence.append(sniffer.evidence)
    }
    let grouped =
      options.header == nil
      ? GroupedHeader(sample, bytes, CellReading(options, quotesAreHabit: true)) : nil
    let hasLabels = options.header == nil && hasLabelRow(sample, bytes, options)
    if grouped != nil {
      hasHeader = true
      evidence.removeLast()
      evidence.append("two header rows: groups on the first, the names in them on the second")
    } else if hasLabels {
      hasHeader = true
      evidence.removeLast()
      evidence.append("two header rows: names on the first, words about them on the second")
    }
    var cells =
      grouped?.names
      ?? (hasHeader
        ? (0..<first.keptCount).map { sample.fields.text(first.firstField + $0, in: bytes) }
        : [String](repeating: "", count: min(first.keptCount, first.end.fieldCount)))
    if hasHeader, sample.endsEmpty(bytes) {
      cells.removeLast()
    }
    let missing = Dialect.lackingNames(sample, bytes, header: cells.count)
    cells += [String](repeating: "", count: missing)
    let header = HeaderNames(cells)
    names = header.names
    if hasHeader { notes = header.notes }
    let last = hasLabels || grouped != nil ? sample.records[1] : first
    dataStart = hasHeader ? last.end.next : first.start
    dataLine = hasHeader ? last.line + last.end.lineEnds : first.line
  }

  /// The place behind the last line that is not blank.
  private static func end(of bytes: Span<UInt8>) -> Int {
    var end = bytes.count
    while end > 0, bytes[end - 1] == 0x0A || bytes[end - 1] == 0x0D { end -= 1 }
    guard end < bytes.count else { return end }
    return bytes[end] == 0x0D && end + 1 < bytes.count && bytes[end + 1] == 0x0A ? end + 2 : end + 1
  }

  /// How many lines before the header are notes: those with fewer fields than the even block of
  /// nearly all lines that follows.
  private static func noteLines(_ sample: SampleRecords, _ bytes: Span<UInt8>) -> Int {
    let usual = SampleRecords.usualCount(sample.records)
    guard usual.fields > 1,
      let first = sample.records.firstIndex(where: { record in
        record.end.fieldCount == usual.fields
          && !(usual.fields > 2 && sample.filledCount(record, bytes) < 2)
      }), first > 0, first <= 20,
      sample.records[..<first].allSatisfy({ $0.end.fieldCount <= usual.fields })
    else { return 0 }
    let rest = sample.records[first...]
    let even = rest.count { $0.end.fieldCount == usual.fields }
    guard even * 10 >= rest.count * 9, even > 1 else { return 0 }
    // A header that lacks a name is shorter than its rows too, but then the rows hold values.
    let reading = CellReading(LoadOptions(), quotesAreHabit: true)
    let block = sample.dropping(first)
    return HeaderSniffer(block, bytes, reading).hasHeader ? first : 0
  }

  /// How many columns more than the header nearly all rows have, unless what they hold is empty.
  private static func lackingNames(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, header: Int
  ) -> Int {
    let rows = sample.records.dropFirst()
    let usual = SampleRecords.usualCount(rows)
    guard usual.fields > header, usual.records * 10 >= rows.count * 8 else { return 0 }
    let holdsValues = rows.contains { record in
      (header..<max(header, record.keptCount)).contains { index in
        sample.fields.withField(record.firstField + index, in: bytes) { !$0.isEmpty }
      }
    }
    return holdsValues ? min(usual.fields, SampleRecords.fieldLimit) - header : 0
  }

  /// Whether the first record has quotes around a field that needs none.
  private static func quotesWithoutNeed(
    _ sample: SampleRecords, _ bytes: Span<UInt8>, _ delimiter: UInt8
  ) -> Bool {
    guard let first = sample.records.first else { return false }
    return (first.firstField..<first.firstField + first.keptCount).contains { index in
      sample.fields.marks(index) == .quoted
        && sample.fields.withField(index, in: bytes) { field in
          !MissingMarkers.usual.contains(field) && !field.matches(Array("sep=".utf8), at: 0)
            && field.indices.allSatisfy {
              field[$0] != delimiter && field[$0] != 0x0A && field[$0] != 0x0D
            }
        }
    }
  }
}

extension SampleRecords {
  /// How many fields of a record hold something.
  func filledCount(_ record: Record, _ bytes: Span<UInt8>) -> Int {
    (record.firstField..<record.firstField + record.keptCount).count { index in
      fields.withField(index, in: bytes) { !$0.trimmedRange.isEmpty }
    }
  }

  /// The sample without its first records.
  func dropping(_ count: Int) -> SampleRecords {
    SampleRecords(records: Array(records.dropFirst(count)), fields: fields)
  }
}

extension CellReading {
  /// The way of reading that the options ask for.
  init(_ options: LoadOptions, quotesAreHabit: Bool) {
    self.init(
      markers: MissingMarkers(adding: options.blank), mark: options.decimal ?? UInt8(ascii: "."),
      quotesAreHabit: quotesAreHabit)
  }
}
