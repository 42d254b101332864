import Language
import Tables

extension PlanRun {
  /// The rows by keys, equal rows in their old order, missing values last.
  func sorted(_ frame: Frame, by keys: [SortKey]) throws(EngineError) -> Frame {
    let rows = (0..<frame.rowCount).map(Int32.init)
    return frame.selecting(
      try RowOrder.sorted(rows, by: try columns(of: keys, in: frame), in: work))
  }

  /// The first rows of the sorted frame.
  func top(_ frame: Frame, by keys: [SortKey], _ count: Int) throws(EngineError) -> Frame {
    let columns = try columns(of: keys, in: frame)
    return frame.selecting(
      try RowOrder.first(count, of: frame.rowCount, by: columns, in: work))
  }

  /// The first rows, or with a negative count the last ones.
  func taken(_ frame: Frame, _ count: Int) -> Frame {
    let size = min(frame.rowCount, Int(clamping: count.magnitude))
    guard size < frame.rowCount else { return frame }
    let start = count < 0 ? frame.rowCount - size : 0
    return frame.selecting((start..<start + size).map(Int32.init))
  }

  private func columns(
    of keys: [SortKey], in frame: Frame
  ) throws(EngineError) -> [(column: Column, direction: SortDirection)] {
    var columns: [(column: Column, direction: SortDirection)] = []
    for key in keys {
      columns.append((try evaluator.column(of: key.expression, in: frame), key.direction))
    }
    return columns
  }
}
