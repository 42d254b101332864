import Tables
import Values
import Work

extension PlanRun {
  /// For each row one row for each turned column, with the column's name and value.
  func unpivoted(
    _ frame: Frame, _ unpivot: Unpivot, fields: [Field]
  ) throws(EngineError) -> Frame {
    let width = unpivot.columns.count
    let rowCount = frame.rowCount * width
    try EngineError.checkRows(rowCount)
    try work.check(bytes(of: unpivot, in: frame, rowCount), "this unpivot")
    let rows = filled(rowCount) { Int32(truncatingIfNeeded: $0 / width) }
    var columns: [Column] = []
    for field in fields {
      try work.poll()
      switch field.name {
      case unpivot.name: columns.append(try names(unpivot.columns, rowCount: rowCount))
      case unpivot.value:
        columns.append(try values(of: unpivot.columns, in: frame, as: field))
      default: columns.append(frame.column(field.name).gathered(at: rows, in: work))
      }
    }
    return Frame(
      Table(fields: fields, columns: columns, rowCount: rowCount), isMade: true, in: work)
  }

  /// The bytes that the result and its row numbers will take.
  private func bytes(of unpivot: Unpivot, in frame: Frame, _ rowCount: Int) -> Int {
    let turned = Set(unpivot.columns)
    let others = Set(frame.fields.map(\.name)).subtracting(turned)
    let copied = frame.bytes(of: others, times: unpivot.columns.count)
    let (sum, overflow) = copied.addingReportingOverflow(
      frame.bytes(of: turned) + (MemoryLayout<Int32>.size + 1) * rowCount)
    return overflow ? .max : sum
  }

  /// The names over and over.
  private func names(_ names: [String], rowCount: Int) throws(EngineError) -> Column {
    let codes = filled(rowCount) { UInt32(truncatingIfNeeded: $0 % names.count) }
    try work.poll()
    return .text(
      TextColumn(.coded(Codes(narrowing: codes, distinctCount: names.count), TextPool(names))))
  }

  /// The values row by row.
  private func values(
    of names: [String], in frame: Frame, as field: Field
  ) throws(EngineError) -> Column {
    var columns: [Column] = []
    for name in names {
      try work.poll()
      columns.append(frame.column(name).read(as: field.type))
    }
    var stacked = columns[0]
    for column in columns.dropFirst() {
      try work.poll()
      stacked = stacked.appending(column, in: work)
    }
    try work.poll()
    let (width, height) = (names.count, frame.rowCount)
    let rows = filled(width * height) {
      Int32(truncatingIfNeeded: $0 % width * height + $0 / width)
    }
    try work.poll()
    return stacked.gathered(at: rows, in: work)
  }

  /// A number for each row.
  private func filled<Number: FixedWidthInteger & BitwiseCopyable & Sendable>(
    _ count: Int, _ number: @Sendable (Int) -> Number
  ) -> [Number] {
    Work.array(count, in: work) { (range, output: inout MutableSpan<Number>) in
      for row in range { output[row &- range.lowerBound] = number(row) }
    }
  }
}
