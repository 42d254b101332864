import Tables
import Values
import Work

/// Reads CSV, TSV and their kin: sniffs the dialect, looks at all cells, then builds the columns.
struct DelimitedReader {
  private let file: FileBytes
  private let request: LoadRequest
  private let format: String
  private let dialect: Dialect
  private let reading: CellReading
  private let demands: [CellReading.Demand]

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
      try TextCheck.check(bytes, request.path)
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
    let plans = ColumnDecider(dates: request.options.dates)
      .plans(evidence, demands, names: dialect.names)
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

// What is done with each block.
extension DelimitedReader {
  /// What the cells of a block look like.
  private struct Facts: Sendable {
    var evidence: [ColumnEvidence]
    var trailingCount: Int
    var malformed: (first: Int, count: Int)?
  }

  /// The columns of a block.
  private struct Part: Sendable {
    var columns: [Column] = []
    var rowCount: Int
    var rejects: [Reject]
    var unreadable: [Int]
  }

  private func look(at block: BlockIndex.Block) -> Facts {
    file.withSpan { bytes in
      let rows = RowBlock(block, in: bytes, dialect)
      let evidence = demands.indices.map { column in
        var evidence = ColumnEvidence()
        rows.forEachCell(of: column, in: bytes) { _, cell, isQuoted in
          evidence.observe(cell, isQuoted: isQuoted, reading, demands[column])
        }
        return evidence
      }
      return Facts(
        evidence: evidence, trailingCount: rows.trailingCount, malformed: rows.malformed)
    }
  }

  private func merged(_ facts: [Facts]) -> [ColumnEvidence] {
    var all = demands.map { _ in ColumnEvidence() }
    for part in facts {
      for column in all.indices { all[column].merge(part.evidence[column]) }
    }
    return all
  }

  private func build(_ block: BlockIndex.Block, _ plans: [ColumnPlan]) -> Part {
    file.withSpan { bytes in
      let rows = RowBlock(block, in: bytes, dialect)
      var part = Part(
        rowCount: rows.rowCount, rejects: rows.rejects,
        unreadable: [Int](repeating: 0, count: plans.count))
      for column in plans.indices {
        let making = ColumnMaking(
          plan: plans[column], reading: reading,
          cells: BlockColumn(rows: rows, column: column, file: file))
        let made = making.column()
        part.columns.append(made.column)
        part.unreadable[column] = made.unreadable.count
        part.rejects += made.unreadable.map { fault in
          Reject(
            line: rows.lines[fault.row], column: dialect.names[column], kind: .cell,
            text: fault.text, reason: "no \(plans[column].description.type.name)")
        }
      }
      part.rejects.sort { $0.line < $1.line }
      return part
    }
  }

  private func joined(_ parts: [Part], _ plans: [ColumnPlan]) throws(LoadFailure) -> Table {
    let rowCount = parts.reduce(0) { $0 + $1.rowCount }
    guard rowCount <= Int(Int32.max) else {
      throw .tooLarge(
        request.path, "has \(NumberText.grouped(rowCount)) rows; a table holds 2,147,483,647",
        advice: "split the file")
    }
    let fields = zip(dialect.names, plans).map { Field($0, $1.description) }
    let columns: [[Column]]
    do throws(Stopped) {
      columns = try Work.overRanges(plans.count, piece: 1, in: request.work) { range in
        let column = range.lowerBound
        let pieces = parts.map { $0.columns[column] }
        guard !pieces.isEmpty else { return [.missing(plans[column].description, count: 0)] }
        // A dictionary or pool counts its bytes in 32 bits.
        let isTooLarge = pieces.reduce(0) { $0 + $1.byteCount } >= Int(UInt32.max) / 2
        return isTooLarge && pieces[0].type == .text ? [] : [Column.joined(pieces)]
      }
    } catch {
      throw .stopped
    }
    if let column = columns.firstIndex(where: \.isEmpty) {
      throw .tooLarge(
        request.path, "has more than 2 GB of text in column `\(dialect.names[column])`",
        advice: "split the file")
    }
    return Table(fields: fields, columns: columns.flatMap { $0 }, rowCount: rowCount)
  }

  private func report(_ table: Table, _ rejects: [Reject], _ facts: [Facts]) -> LoadReport {
    var report = LoadReport(path: request.path, format: format)
    report.rowCount = table.rowCount
    report.rejectedCount = rejects.count { $0.kind == .row }
    report.paddedCount = rejects.count { $0.kind == .padded }
    report.unreadableCount = rejects.count { $0.kind == .cell }
    report.layout = dialect.evidence
    report.notes = dialect.notes
    let trailing = facts.reduce(0) { $0 + $1.trailingCount }
    if trailing > 0 {
      report.notes.append("\(counted(trailing, "row")) end with empty fields too many, left out")
    }
    let malformed = facts.compactMap(\.malformed)
    if let first = malformed.first {
      let count = malformed.reduce(0) { $0 + $1.count }
      report.notes.append(
        "\(counted(count, "field")) with text behind a closing quote kept as written, "
          + "the first on line \(NumberText.grouped(first.first))")
    }
    return report
  }
}
