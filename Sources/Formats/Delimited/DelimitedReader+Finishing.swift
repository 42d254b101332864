import Tables
import Values
import Work

extension DelimitedReader {
  /// The table of all blocks.
  func joined(_ parts: [Part], _ plans: [ColumnPlan]) throws(LoadFailure) -> Table {
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

  /// What was found, without the columns.
  func report(_ table: Table, _ rejects: [Reject], _ facts: [Facts]) -> LoadReport {
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
