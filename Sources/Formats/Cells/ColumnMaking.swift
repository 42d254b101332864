import Bitmaps
import Tables
import Values

/// Cells of one column on their way into a column; whatever cannot be read becomes missing.
struct ColumnMaking<Cells: CellSource> {
  /// What the column becomes.
  let plan: ColumnPlan
  /// How cells are read.
  let reading: CellReading
  /// The cells.
  let cells: Cells

  /// Makes the column and says which rows have cells that the plan cannot read.
  ///
  /// - Complexity: O(*rows* + bytes).
  func column() -> (column: Column, unreadable: [(row: Int, text: String)]) {
    var faults: [(row: Int, text: String)] = []
    switch plan.target {
    case .text: return (.text(texts()), [])
    case .truth(let words):
      let yes = Array(words.yes.utf8)
      let made = values(&faults, false) { cell in
        cell.matches(yes, at: 0) && cell.count == yes.count
      }
      let bits = Bitmap(count: cells.rowCount) { made.values[$0] }
      let column = TruthColumn(bits, missing: made.missing, words: plan.description.words)
      return (.truth(column), faults)
    case .whole:
      let made = values(&faults, 0) { reading.whole($0) }
      return (.whole(WholeColumn(made.values, missing: made.missing)), faults)
    case .decimal:
      let made = values(&faults, 0) { reading.decimal($0) }
      return (.decimal(DecimalColumn(made.values, missing: made.missing)), faults)
    case .date(let dayFirst):
      let made = values(&faults, 0) { cell -> Int32? in
        guard let date = DateCell(cell), date.time == nil else { return nil }
        return date.date(dayFirst: dayFirst)?.days
      }
      return (.date(DateColumn(made.values, missing: made.missing)), faults)
    case .period(let grain):
      let made = values(&faults, 0) { cell -> Int32? in
        guard let period = PeriodCell(cell), period.grain == grain else { return nil }
        return period.start.days
      }
      return (.date(DateColumn(made.values, missing: made.missing, grain: grain)), faults)
    case .timestamp(let dayFirst):
      let made = values(&faults, 0) { cell -> Int64? in
        guard let date = DateCell(cell), let day = date.date(dayFirst: dayFirst) else { return nil }
        return Timestamp(startOf: day).microseconds + (date.time ?? 0)
      }
      return (.timestamp(TimestampColumn(made.values, missing: made.missing)), faults)
    }
  }

  private func texts() -> TextColumn {
    var builder = TextBuilder()
    cells.forEachCell { _, cell, isQuoted in
      let isKept = isQuoted && !reading.quotesAreHabit
      if !isKept, reading.markers.contains(cell) {
        builder.appendMissing()
      } else {
        builder.append(cell)
      }
    }
    return builder.build()
  }

  private func values<Element>(
    _ faults: inout [(row: Int, text: String)], _ absent: Element,
    _ read: (Span<UInt8>) -> Element?
  ) -> (values: [Element], missing: Bitmap?) {
    var values = [Element](repeating: absent, count: cells.rowCount)
    var missing = MissingRows()
    var found: [(row: Int, text: String)] = []
    let isTruth = plan.target.isTruth
    cells.forEachCell { row, cell, _ in
      if reading.markers.contains(cell) {
        missing.mark(row)
      } else if let value = read(isTruth ? cell : cell.extracting(cell.trimmedRange)) {
        values[row] = value
      } else {
        missing.mark(row)
        if isTruth || !MissingMarkers.isNone(cell.extracting(cell.trimmedRange)) {
          found.append((row, cell.text))
        }
      }
    }
    faults = found
    return (values, missing.bitmap(count: cells.rowCount))
  }
}

extension ColumnPlan.Target {
  /// Whether values are told apart by two words.
  fileprivate var isTruth: Bool { if case .truth = self { true } else { false } }
}
