import Tables
import Values
import Work

/// Reads CSV, TSV and their kin: sniffs the dialect, supposes the types from the first rows, reads
/// all rows so, and reads those columns again whose cells turn out to be something else.
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
    try LoadingMemory.whileLoading { () throws(LoadFailure) in
      try DelimitedReader(file, request, format, delimiter).load()
    }
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
    file.withSpan { bytes in
      request.seen?.look(at: bytes.extracting(0..<min(dialect.dataStart, dialect.dataEnd)))
      request.seen?.look(at: bytes.extracting(dialect.dataEnd...))
    }
    let supposed = try supposition()
    let methods = supposed.plans.indices.map { column in
      (
        column,
        PieceMethod(
          supposed.plans[column], supposed.evidence[column],
          isMostlyDistinct: supposed.areMostlyDistinct[column])
      )
    }
    var chunks = try ChunkRun(self, methods, showingTo: request.seen).run()
    let evidence = chunks.evidence(dialect.names.count)
    let decider = ColumnDecider(dates: request.options.dates)
    let plans = try restyled(
      decider.plans(evidence, demands, names: dialect.names), evidence, chunks)
    let pieces = PieceShelf(&chunks, plans: plans, evidence, supposed: supposed.plans)
    try pieces.reread(by: self, over: chunks)
    let rejects = chunks.rejects(of: pieces, plans, dialect)
    if request.options.strict, let first = rejects.first {
      throw .strict(request.path, first, count: rejects.count)
    }
    let table = try joined(pieces, plans, rowCount: chunks.rowCount)
    var report = report(table, rejects, chunks)
    report.conventions = conventions(plans, evidence)
    report.columns = plans.indices.map { column in
      var missing = plans[column].missing(evidence[column])
      missing.unreadable = pieces.unreadableCount(column)
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
    _ plans: [ColumnPlan], _ evidence: [ColumnEvidence], _ chunks: Chunks
  ) throws(LoadFailure) -> [ColumnPlan] {
    let columns = plans.indices.filter { plans[$0].mayHoldNumbers(evidence[$0], demands[$0]) }
    guard !columns.isEmpty else { return plans }
    let decider = StyleDecider(mark: request.options.decimal)
    let decided = decider.plans(try styles(of: columns, chunks), columns.map { demands[$0] })
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
    for (column, style) in zip(decimals, try styles(of: decimals, chunks)) {
      if let plan = decider.thousands(style) { plans[column] = plan }
    }
    return plans
  }

  /// What columns look like in the two styles; those that were not asked on the way are read again.
  private func styles(
    of columns: [Int], _ chunks: Chunks
  ) throws(LoadFailure) -> [StyleEvidence] {
    let open = columns.filter { chunks.styles($0) == nil }
    let looked = open.isEmpty ? nil : try ChunkRun(self, open.map { ($0, .styles) }).run(chunks)
    return columns.map { column in
      chunks.styles(column) ?? looked?.styles(column) ?? StyleEvidence()
    }
  }
}
