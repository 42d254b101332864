import Tables
import Testing
import Values

/// Columns: narrow layouts, gathered rows, rows put below others.
struct ColumnTests {
  @Test func `whole numbers lie in the narrowest layout that holds them`() {
    let cases: [([Int64], Int)] = [
      ([], 0), ([0, 127, -128], 3), ([128], 2), ([-129, 0], 4), ([32_768], 4),
      ([2_147_483_647], 4), ([2_147_483_648], 8), ([.min, .max], 16),
    ]
    let columns = cases.map { Column($0.0.map(Value.whole), ColumnType(.whole)) }
    #expect(columns.map(\.byteCount) == cases.map(\.1))
    let read = columns.map { column in (0..<column.count).map { column.value(at: $0) } }
    #expect(read == cases.map { $0.0.map(Value.whole) })
  }

  private static let values: [(ColumnType, [Value])] = [
    (
      ColumnType(.truth, words: TruthWords(yes: "Da", no: "Ne")),
      [.truth(true), .missing, .truth(false)]
    ),
    (ColumnType(.whole), [.whole(1), .missing, .whole(300)]),
    (ColumnType(.decimal), [.decimal(0.5), .missing, .decimal(-.infinity)]),
    (
      ColumnType(.date, grain: .month),
      [.date(CalendarDate(days: -1)), .missing, .date(CalendarDate(days: 31))]
    ),
    (
      ColumnType(.timestamp),
      [.timestamp(Timestamp(microseconds: -1)), .missing, .timestamp(Timestamp(microseconds: 1))]
    ),
    (ColumnType(.text), [.text("城市"), .missing, .text("")]),
  ]

  @Test(arguments: values)
  func `rows are gathered in any order, and a negative place is missing`(
    type: ColumnType, values: [Value]
  ) {
    let column = Column(values, type)
    let places: [Int32] = [2, -1, 0, 0, 1]
    let gathered = column.gathered(at: places)
    #expect(
      (0..<gathered.count).map { gathered.value(at: $0) } == [
        values[2], .missing, values[0], values[0], .missing,
      ])
    #expect(gathered.missingCount == 2 && gathered.description == type)
    #expect(Column([], type).gathered(at: [-1, -1]).missingCount == 2)
    #expect(column.gathered(at: []).count == 0)
  }

  @Test(arguments: values)
  func `a column takes the rows of another below its own`(type: ColumnType, values: [Value]) {
    let column = Column(values, type)
    let both = column.appending(column).appending(Column([], type))
    #expect((0..<both.count).map { both.value(at: $0) } == values + values)
    #expect(both.missingCount == 2 && both.description == type)
    #expect(Column.missing(type, count: 3).missingCount == 3)
    let constant = Column.constant(values[0], type, count: 2)
    #expect((0..<2).map { constant.value(at: $0) } == [values[0], values[0]])
  }

  @Test func `words and grains stay only where both columns have the same`() {
    let days = [Value.date(CalendarDate(days: 0))]
    let dates = Column(days, ColumnType(.date, grain: .month))
      .appending(Column(days, ColumnType(.date)))
    let truths = Column([.truth(true)], ColumnType(.truth, words: TruthWords(yes: "Y", no: "N")))
      .appending(Column([.truth(false)], ColumnType(.truth)))
    #expect([dates.description, truths.description] == [ColumnType(.date), ColumnType(.truth)])
  }

  @Test func `a table finds columns by their exact names`() {
    let table = Table(
      fields: [Field("a", .whole), Field("A", .text)],
      rows: [[.whole(1), .text("x")], [.missing, .missing]])
    #expect([table.index(of: "A"), table.index(of: "b")] == [1, nil])
    #expect(table.row(1) == [.missing, .missing])
    #expect(table.gathered(at: [1, 0, 0]).rowCount == 3)
  }
}
