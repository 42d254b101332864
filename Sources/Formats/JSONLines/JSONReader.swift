import Tables
import Values
import Work

/// Reads JSON Lines and arrays of objects: keys become columns in order of first appearance.
///
/// Nested values are kept as JSON text; a key an object lacks is missing, as null is.
struct JSONReader {
  /// The bytes, in UTF-8.
  let file: FileBytes
  /// The path, the options and how to work.
  let request: LoadRequest
  private let reading: CellReading

  /// Creates a reader of a file.
  init(_ file: FileBytes, _ request: LoadRequest) {
    self.file = file
    self.request = request
    reading = CellReading(request.options, quotesAreHabit: false)
  }

  /// A fault as a failure with its line.
  func failure(_ fault: JSONFault, _ bytes: Span<UInt8>) -> LoadFailure {
    let place = FilePlace.lineAndColumn(of: fault.offset, in: bytes)
    return .json(request.path, line: place.line, column: place.column, fault.reason)
  }

  /// Where the text begins, when there is one.
  func check() throws(LoadFailure) -> Int {
    try file.withSpan { bytes throws(LoadFailure) in
      let start = bytes.matches([0xEF, 0xBB, 0xBF], at: 0) ? 3 : 0
      guard bytes.indices.dropFirst(start).contains(where: { bytes[$0] > 0x20 }) else {
        throw .empty(request.path)
      }
      return start
    }
  }

  /// Stretches of whole lines of about a megabyte.
  func ranges(_ bytes: Span<UInt8>, from start: Int) -> [Range<Int>] {
    var ranges: [Range<Int>] = []
    var start = start
    while start < bytes.count {
      var end = min(bytes.count, start + 1 << 20)
      while end < bytes.count, bytes[end - 1] != 0x0A { end += 1 }
      ranges.append(start..<end)
      start = end
    }
    return ranges
  }

  /// How many lines each stretch has.
  func lineCounts(_ ranges: [Range<Int>]) -> [Int] {
    file.withSpan { bytes in
      ranges.map { range in range.reduce(0) { $0 + (bytes[$1] == 0x0A ? 1 : 0) } }
    }
  }

  /// What `body` makes of each number below a count, in order.
  func parallel<Part: Sendable>(
    _ count: Int, _ body: @Sendable (Int) -> Part
  ) throws(LoadFailure) -> [Part] {
    do throws(Stopped) {
      return try Work.overRanges(count, piece: 1, in: request.work) { body($0.lowerBound) }
    } catch {
      throw .stopped
    }
  }
}

extension JSONReader {
  /// The table of all objects.
  func load(_ blocks: JSONBlocks, _ format: String) throws(LoadFailure) -> LoadedTable {
    var rejects = blocks.rejects
    if blocks.rowCount == 0, let fault = blocks.fault {
      throw file.withSpan { failure(fault, $0) }
    }
    let keys = blocks.keys
    let header = HeaderNames(keys)
    let demands = try request.demands(of: header.names)
    let evidence = try parallel(keys.count) { column in
      var all = ColumnEvidence()
      for source in blocks.sources(of: keys[column], file) {
        all.merge(source.evidence(reading, demands[column]))
      }
      return all
    }
    let plans = ColumnDecider(dates: request.options.dates)
      .plans(evidence, demands, names: header.names)
    let made = try parallel(keys.count) { column in
      build(blocks.sources(of: keys[column], file), plans[column])
    }
    for column in plans.indices {
      rejects += made[column].faults.map { fault in
        Reject(
          line: blocks.line(ofRow: fault.row), column: header.names[column], kind: .cell,
          text: fault.text, reason: plans[column].reason(fault.text))
      }
    }
    if request.options.strict, let first = rejects.first {
      throw .strict(request.path, first, count: rejects.count)
    }
    let table = Table(
      fields: zip(header.names, plans).map { Field($0, $1.description) },
      columns: made.map(\.column), rowCount: blocks.rowCount)
    var report = LoadReport(path: request.path, format: format)
    report.rowCount = table.rowCount
    report.rejectedCount = rejects.count { $0.kind == .row }
    report.unreadableCount = rejects.count { $0.kind == .cell }
    report.notes = header.notes
    report.columns = plans.indices.map { column in
      var missing = plans[column].missing(evidence[column])
      missing.unreadable = made[column].faults.count
      return ColumnReport(
        name: header.names[column], description: plans[column].description, missing: missing,
        notes: plans[column].notes)
    }
    return LoadedTable(
      table: table,
      rejects: rejects.isEmpty ? nil : Reject.table(rejects, file: request.path), report: report)
  }

  private func build(
    _ sources: [JSONColumn], _ plan: ColumnPlan
  ) -> (column: Column, faults: [(row: Int, text: String)]) {
    var columns: [Column] = []
    var faults: [(row: Int, text: String)] = []
    var rows = 0
    for source in sources {
      let made = ColumnMaking(plan: plan, reading: reading, cells: source).column()
      faults += made.unreadable.map { (rows + $0.row, $0.text) }
      columns.append(made.column)
      rows += source.rowCount
    }
    return (Column.joined(columns), faults)
  }
}
