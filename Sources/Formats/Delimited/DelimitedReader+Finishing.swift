import Bitmaps
import Tables
import Values
import Work

extension DelimitedReader {
  /// The table of all chunks.
  func joined(
    _ shelf: PieceShelf, _ plans: [ColumnPlan], rowCount: Int
  ) throws(LoadFailure) -> Table {
    guard rowCount <= Int(Int32.max) else {
      throw .tooLarge(
        request.path, "has \(NumberText.grouped(rowCount)) rows; a table holds 2,147,483,647",
        advice: "split the file")
    }
    let fields = zip(dialect.names, plans).map { Field($0, $1.description) }
    let joined: [[Column]]
    do throws(Stopped) {
      joined = try Work.overRanges(plans.count, piece: 1, in: request.work) { range in
        let column = range.lowerBound
        let pieces = plans[column].finished(shelf.takeColumns(column))
        guard let first = pieces.first else {
          return [.missing(plans[column].description, count: 0)]
        }
        // A single part is the column, but texts that were read one by one may want a dictionary.
        guard pieces.count > 1 || first.type == .text else { return [first] }
        // A dictionary or pool counts its bytes in 32 bits.
        let size = pieces.reduce(0) { $0 + $1.byteCount }
        let isTooLarge = size >= Int(UInt32.max) / 2
        guard !isTooLarge || pieces[0].type != .text else { return [] }
        return [shelf.inTurn(size) { Column.joined(pieces) }]
      }
    } catch {
      throw .stopped
    }
    if let column = joined.firstIndex(where: \.isEmpty) {
      throw .tooLarge(
        request.path, "has more than 2 GB of text in column `\(dialect.names[column])`",
        advice: "split the file")
    }
    return Table(fields: fields, columns: joined.flatMap { $0 }, rowCount: rowCount)
  }

  /// How the file writes dates and numbers.
  func conventions(_ plans: [ColumnPlan], _ evidence: [ColumnEvidence]) -> Conventions {
    let orders = zip(plans, evidence).compactMap { plan, evidence -> DateOrders? in
      switch plan.target {
      case .date, .timestamp: DateOrders(evidence)
      default: nil
      }
    }
    var conventions = Conventions()
    conventions.dateOrders = Set(orders.compactMap(\.decided))
    conventions.hasOpenDates =
      conventions.dateOrders.isEmpty && request.options.dates == nil
      && orders.contains(where: \.isOpen)
    let commas = plans.indices.filter { plans[$0].style == .comma }
    conventions.commaColumns = Set(commas.map { dialect.names[$0] })
    let points = plans.indices.filter { plans[$0].target == .decimal && plans[$0].style != .comma }
    conventions.pointColumns = Set(points.map { dialect.names[$0] })
    return conventions
  }

  /// What was found, without the columns.
  func report(_ table: Table, _ rejects: [Reject], _ chunks: Chunks) -> LoadReport {
    var report = LoadReport(path: request.path, format: format)
    report.rowCount = table.rowCount
    report.rejectedCount = rejects.count { $0.kind == .row }
    report.paddedCount = rejects.count { $0.kind == .padded }
    report.unreadableCount = rejects.count { $0.kind == .cell }
    report.layout = dialect.evidence
    report.notes = dialect.notes
    if chunks.trailingCount > 0 {
      report.notes.append(
        "\(counted(chunks.trailingCount, "row")) \(chunks.trailingCount == 1 ? "ends" : "end") with "
          + "empty fields too many, left out")
    }
    if let malformed = chunks.malformed(from: dialect.dataLine) {
      report.notes.append(
        "\(counted(malformed.count, "field")) with text behind a closing quote kept as written, "
          + "the first on line \(NumberText.grouped(malformed.first))")
    }
    return report
  }
}

extension ColumnPlan {
  /// Pieces of the type of the plan: decimals where some are whole, truth where words were kept.
  fileprivate func finished(_ pieces: [Column]) -> [Column] {
    pieces.map { piece in
      switch (target, piece) {
      case (.decimal, .whole(let column)):
        .decimal(DecimalColumn(column.storage.doubles, missing: column.missing))
      case (.truth(let words), .text(let column)):
        .truth(column.truth(yes: words.yes, words: description.words))
      default: piece
      }
    }
  }
}

extension TextColumn {
  /// The column as true and false by which rows have one word.
  ///
  /// - Complexity: O(*n*).
  fileprivate func truth(yes: String, words: TruthWords?) -> TruthColumn {
    let (codes, dictionary) = coded
    let isYes = dictionary.texts.map { $0 == yes }
    return TruthColumn(codes.bitmap(where: { isYes[$0] }), missing: missing, words: words)
  }
}
