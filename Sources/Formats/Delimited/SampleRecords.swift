/// The first records of a file as one way of splitting sees them.
struct SampleRecords {
  /// One record of the sample.
  struct Record {
    /// Its first byte.
    let start: Int
    /// The line it starts on, from 1.
    let line: Int
    /// Where it ended.
    let end: RecordScanner.End
    /// The place of its first field in the list.
    let firstField: Int
    /// How many of its fields are in the list.
    let keptCount: Int
  }

  /// The records that are not blank.
  let records: [Record]
  /// Their fields.
  private(set) var fields: FieldList

  private static let recordLimit = 200
  private static let byteLimit = 1 << 18
  /// More fields than this are counted but not looked at.
  static let fieldLimit = 20_000

  /// Holds records that were split before.
  init(records: [Record], fields: FieldList) {
    self.records = records
    self.fields = fields
  }

  /// Splits the first records from a place.
  init(_ bytes: Span<UInt8>, from start: Int, line: Int, scanner: RecordScanner) {
    var fields = FieldList(base: start)
    var records: [Record] = []
    var position = start
    var line = line
    while position < bytes.count, records.count < SampleRecords.recordLimit,
      position - start < SampleRecords.byteLimit
    {
      let first = fields.count
      let end = scanner.record(
        in: bytes, from: position, limit: SampleRecords.fieldLimit, into: &fields)
      if end.isBlank {
        fields.removeLast(from: first)
      } else {
        records.append(
          Record(
            start: position, line: line, end: end, firstField: first,
            keptCount: fields.count - first))
      }
      line += end.lineEnds
      position = end.next
    }
    self.records = records
    self.fields = fields
  }

  /// Takes Excel's guards off all fields and says whether there was one.
  mutating func removeGuards(_ bytes: Span<UInt8>) -> Bool {
    var found = false
    for index in 0..<fields.count where fields.isGuarded(index, in: bytes) {
      fields.removeGuard(index, in: bytes)
      found = true
    }
    return found
  }

  /// Whether the first record, and each other one as long, ends with a delimiter that nothing
  /// follows, and the others lack just that delimiter.
  func endsEmpty(_ bytes: Span<UInt8>) -> Bool {
    guard let first = records.first, first.keptCount > 2 else { return false }
    let usual = SampleRecords.usualCount(records.dropFirst()).fields
    guard usual == first.keptCount || usual == first.keptCount - 1 else { return false }
    return records.allSatisfy { record in
      guard record.keptCount == first.keptCount else {
        return record.keptCount < first.keptCount && records.count > 1
      }
      let last = record.firstField + record.keptCount - 1
      return fields.marks(last).isEmpty
        && fields.withField(last, in: bytes) { $0.trimmedRange.isEmpty }
    }
  }

  /// The most frequent number of fields among some records, the first such on a tie, and how many
  /// records have it.
  static func usualCount(_ records: some Sequence<Record>) -> (fields: Int, records: Int) {
    var tally: [(fields: Int, records: Int)] = []
    for record in records {
      if let index = tally.firstIndex(where: { $0.fields == record.end.fieldCount }) {
        tally[index].records += 1
      } else {
        tally.append((record.end.fieldCount, 1))
      }
    }
    return tally.reduce((1, 0)) { $1.records > $0.1 ? $1 : $0 }
  }
}
