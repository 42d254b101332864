import Tables
import Values
import Work

/// Reads CSV, TSV and their kin: sniffs the dialect, looks at all cells, then builds the columns.
struct DelimitedReader {
  let file: FileBytes
  let request: LoadRequest
  let format: String
  let dialect: Dialect
  let reading: CellReading
  let demands: [CellReading.Demand]

  /// More columns than this are taken for a wrong delimiter.
  static let columnLimit = SampleRecords.fieldLimit

  /// Reads a file.
  ///
  /// - Parameter delimiter: The delimiter the format says, or nothing to find it.
  /// - Complexity: O(*n*).
  static func read(
    _ file: FileBytes, _ request: LoadRequest, format: String, delimiter: UInt8? = nil
  ) throws(LoadFailure) -> LoadedTable {
    try DelimitedReader(file, request, format, delimiter).load()
  }

  private init(
    _ file: FileBytes, _ request: LoadRequest, _ format: String, _ delimiter: UInt8?
  ) throws(LoadFailure) {
    self.file = file
    self.request = request
    self.format = format
    dialect = try file.withSpan { bytes throws(LoadFailure) in
      guard let dialect = Dialect(sniffing: bytes, request.options, usual: delimiter) else {
        throw .empty(request.path)
      }
      return dialect
    }
    guard dialect.names.count < DelimitedReader.columnLimit else {
      throw .tooLarge(
        request.path, "has \(NumberText.grouped(dialect.names.count)) columns or more",
        advice: "is the delimiter right? name it with  delimiter:")
    }
    reading = CellReading(request.options, quotesAreHabit: dialect.quotesAreHabit)
    demands = try request.demands(of: dialect.names)
  }

  private func load() throws(LoadFailure) -> LoadedTable {
    let index = try file.withSpan { bytes throws(LoadFailure) in
      try BlockIndex(bytes, dialect, request)
    }
    let facts = try overBlocks(index, phase: 1) { look(at: $0) }
    let evidence = merged(facts)
    let plans = try restyled(
      ColumnDecider(dates: request.options.dates).plans(evidence, demands, names: dialect.names),
      evidence, index)
    let parts = try overBlocks(index, phase: 2) { build($0, plans) }
    let rejects = parts.flatMap(\.rejects)
    if request.options.strict, let first = rejects.first {
      throw .strict(request.path, first, count: rejects.count)
    }
    let table = try joined(parts, plans)
    var report = report(table, rejects, facts)
    report.columns = plans.indices.map { column in
      var missing = plans[column].missing(evidence[column])
      missing.unreadable = parts.reduce(0) { $0 + $1.unreadable[column] }
      return ColumnReport(
        name: dialect.names[column], description: plans[column].description, missing: missing,
        notes: plans[column].notes)
    }
    return LoadedTable(
      table: table,
      rejects: rejects.isEmpty ? nil : Reject.table(rejects, file: request.path), report: report)
  }

  /// The plans with those columns as numbers that are written with other marks or a currency.
  private func restyled(
    _ plans: [ColumnPlan], _ evidence: [ColumnEvidence], _ index: BlockIndex
  ) throws(LoadFailure) -> [ColumnPlan] {
    let columns = plans.indices.filter { plans[$0].mayHoldNumbers(evidence[$0], demands[$0]) }
    guard !columns.isEmpty else { return plans }
    let decider = StyleDecider(mark: request.options.decimal)
    let decided = decider.plans(try styles(of: columns, index), columns.map { demands[$0] })
    var plans = plans
    for (column, decision) in zip(columns, decided) {
      if let plan = decision.plan { plans[column] = plan }
      if let note = decision.note { plans[column].notes = [note] }
    }
    guard decided.contains(where: { $0.plan?.style == .comma }) else { return plans }
    // `1.234` in a file with decimal commas is a thousand and more.
    let decimals = plans.indices.filter { column in
      plans[column].target == .decimal && plans[column].style == nil && demands[column] == .free
    }
    for (column, style) in zip(decimals, try styles(of: decimals, index)) {
      if let plan = decider.thousands(style) { plans[column] = plan }
    }
    return plans
  }

  private func styles(
    of columns: [Int], _ index: BlockIndex
  ) throws(LoadFailure) -> [StyleEvidence] {
    let looks = try overBlocks(index, phase: 1) { look(at: $0, restyling: columns) }
    var styles = columns.map { _ in StyleEvidence() }
    for look in looks {
      for place in styles.indices { styles[place].merge(look[place]) }
    }
    return styles
  }

  private func overBlocks<Part: Sendable>(
    _ index: BlockIndex, phase: Int, _ body: @Sendable (BlockIndex.Block) -> Part
  ) throws(LoadFailure) -> [Part] {
    do throws(Stopped) {
      return try Work.overRanges(index.blocks.count, piece: 1, in: request.work) { range in
        let block = index.blocks[range.lowerBound]
        let done = Double(block.range.upperBound) / Double(max(1, dialect.dataEnd))
        request.work.progress.report((Double(phase) + done) / 3, "reading \(request.path)")
        return body(block)
      }
    } catch {
      throw .stopped
    }
  }
}
