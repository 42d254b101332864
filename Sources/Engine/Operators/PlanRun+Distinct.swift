import Bitmaps
import Language
import Tables
import Values

extension PlanRun {
  /// The combinations of values in the order of their first rows.
  func distinct(
    _ frame: Frame, _ columns: [NamedExpression], fields: [Field]
  ) throws(EngineError) -> Frame {
    var keys: [Column] = []
    if columns.isEmpty {
      keys = frame.fields.map { frame.column($0.name) }
    } else {
      for named in columns { keys.append(try evaluator.column(of: named.expression, in: frame)) }
    }
    let grouping = try Grouping(
      keys: keys, rowCount: frame.rowCount, isOrdered: false, in: work)
    // Rows are put in order by marking them, which no number of rows makes slow to stop.
    var isFirst = Bitmap(count: frame.rowCount)
    for row in grouping.firstRows { isFirst[Int(row)] = true }
    let rows = isFirst.setRows(in: work)
    try work.poll()
    return Frame(
      Table(
        fields: fields, columns: keys.map { $0.gathered(at: rows, in: work) },
        rowCount: rows.count), isMade: true, in: work)
  }
}
