import Tables
import Values
import Work

/// Reads baskets: one on each line, its items between delimiters or blanks.
///
/// The table has a row for each item of each basket: the number of the basket, and the item as
/// text. An item that stands twice in its basket is taken once.
struct BasketReader {
  private let request: LoadRequest
  private let separator: BasketSeparator
  private var items = TextBuilder()
  private var numbers: [Int64] = []
  private var rejects: [Reject] = []
  /// The last basket that holds each item, by the code of the item.
  private var holders: [Int64] = []
  private var basketCount: Int64 = 0
  private var blankCount = 0

  /// Reads a file.
  ///
  /// - Complexity: O(*n*).
  static func read(
    _ file: FileBytes, _ request: LoadRequest
  ) throws(LoadFailure) -> LoadedTable {
    try request.options.refuseForBaskets()
    return try file.withSpan { bytes throws(LoadFailure) in
      var place = FilePlace(offset: bytes.matches([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0, line: 1)
      place.skip(lines: request.options.skip ?? 0, in: bytes)
      var reader = BasketReader(request, BasketSeparator(bytes, place.offset, request.options))
      try reader.readLines(bytes, from: place)
      return try reader.loaded()
    }
  }

  private init(_ request: LoadRequest, _ separator: BasketSeparator) {
    self.request = request
    self.separator = separator
  }

  private mutating func readLines(
    _ bytes: Span<UInt8>, from start: FilePlace
  ) throws(LoadFailure) {
    var place = start
    var fields = FieldList(base: place.offset)
    var blankLines = 0
    while place.offset < bytes.count {
      if fields.base + 1 << 20 < place.offset {
        fields = FieldList(base: place.offset)
        if request.work.stop.isStopped { throw .stopped }
        request.work.progress.report(
          Double(place.offset) / Double(bytes.count), "reading \(request.path)")
      }
      fields.removeLast(from: 0)
      let line = place.line
      try separator.split(bytes, &place, into: &fields, request.path)
      if try take(fields, bytes, line: line) {
        blankCount += blankLines
        blankLines = 0
      } else {
        blankLines += 1
      }
    }
  }

  /// Adds a basket; says whether there was an item in it.
  private mutating func take(
    _ fields: FieldList, _ bytes: Span<UInt8>, line: Int
  ) throws(LoadFailure) -> Bool {
    let number = basketCount + 1
    for index in 0..<fields.count {
      let isTaken = fields.withField(index, in: bytes) { field in
        let item = field.extracting(field.trimmedRange)
        guard !item.isEmpty else { return true }
        guard items.hasRoom(for: item.count) else { return false }
        let code = items.code(of: item)
        if Int(code) == holders.count { holders.append(0) }
        guard holders[Int(code)] != number else {
          rejects.append(.repeatedItem(item.text, line: line))
          return true
        }
        holders[Int(code)] = number
        items.append(code: code)
        numbers.append(number)
        return true
      }
      guard isTaken, numbers.count <= Int(Int32.max) else {
        throw .tooLarge(
          request.path, "has more items than a table holds", advice: "split the file")
      }
    }
    guard numbers.last == number else { return false }
    basketCount = number
    return true
  }

  private func loaded() throws(LoadFailure) -> LoadedTable {
    guard basketCount > 0 else { throw .empty(request.path) }
    if request.options.strict, let first = rejects.first {
      throw .strict(request.path, first, count: rejects.count)
    }
    let table = Table(
      fields: [Field("basket", .whole), Field("item", .text)],
      columns: [.whole(WholeColumn(numbers)), .text(items.build())], rowCount: numbers.count)
    return LoadedTable(
      table: table,
      rejects: rejects.isEmpty ? nil : Reject.table(rejects, file: request.path),
      report: report(table))
  }

  private func report(_ table: Table) -> LoadReport {
    var report = LoadReport(path: request.path, format: "basket")
    report.rowCount = table.rowCount
    report.repeatedCount = rejects.count
    report.layout = ["one basket a line", separator.evidence]
    report.columns = table.fields.map { ColumnReport(name: $0.name, description: $0.description) }
    report.notes = [
      "\(counted(Int(basketCount), "basket")) of \(counted(holders.count, "different item"))"
    ]
    if blankCount > 0 {
      report.notes.append(
        "\(counted(blankCount, "blank line")) between baskets \(blankCount == 1 ? "is" : "are") "
          + "no basket")
    }
    return report
  }
}

extension Reject {
  /// An item that its basket holds already.
  fileprivate static func repeatedItem(_ item: String, line: Int) -> Reject {
    Reject(
      line: line, column: "item", kind: .repeated, text: item,
      reason: "stands twice in this basket and is taken once")
  }
}
