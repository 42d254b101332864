import Tables
import Values

extension PlanRun {
  /// The rows of the one frame, then those of the other; what one of them lacks is missing there.
  func appended(
    _ first: Frame, _ second: Frame, fields: [Field]
  ) throws(EngineError) -> Frame {
    let rowCount = first.rowCount + second.rowCount
    try EngineError.checkRows(rowCount)
    let names = Set(fields.map(\.name))
    let (bytes, overflow) = first.bytes(of: names)
      .addingReportingOverflow(second.bytes(of: names))
    try work.check(overflow ? .max : bytes, "this append")
    var columns: [Column] = []
    for field in fields {
      try work.poll()
      columns.append(first.column(for: field).appending(second.column(for: field), in: work))
    }
    return Frame(
      Table(fields: fields, columns: columns, rowCount: rowCount), isMade: true, in: work)
  }
}

extension Frame {
  /// The column of a field read as the field's type, missing throughout where there is none.
  fileprivate func column(for field: Field) -> Column {
    guard fields.contains(where: { $0.name == field.name }) else {
      return .missing(field.description, count: rowCount)
    }
    return column(field.name).read(as: field.type)
  }
}
