import Language
import Tables
import Testing
import Values

@testable import Engine

@Suite struct ShapingTests {
  let engine = MemoryEngine()
  let sales = Table(
    fields: [
      Field("id", .text), Field("region", .text), Field("month", .date, grain: .month),
      Field("amount", .whole),
    ],
    rows: [
      row("a", "north", 0, 1), row("b", "south", 31, 2), row("c", "north", 31, 3),
      row("d", nil, nil, 4), row("e", "north", 0, nil),
    ])

  static func row(_ id: String, _ region: String?, _ day: Int32?, _ amount: Int64?) -> [Value] {
    [
      .text(id), region.map(Value.text) ?? .missing,
      day.map { .date(CalendarDate(days: $0)) } ?? .missing, amount.map(Value.whole) ?? .missing,
    ]
  }

  @Test func `Append meets columns by name, widens numbers and leaves the rest missing`() throws {
    let other = Table(
      fields: [Field("amount", .decimal), Field("id", .text), Field("new", .truth)],
      rows: [[.decimal(0.5), .text("z"), .truth(true)]])
    let fields = [
      Field("id", .text), Field("amount", .decimal), Field("region", .text), Field("new", .truth),
    ]
    let table = try engine.run(sales.plan.taking(2).appending(other.plan, fields: fields)).table
    #expect(table.text == "id,amount,region,new\na,1,north,\nb,2,south,\nz,0.5,,true")
  }

  @Test func `Unpivot gives each row one row for each column, in their order`() throws {
    let wide = Table(
      fields: [Field("x", .whole), Field("id", .text), Field("y", .decimal)],
      rows: [[.whole(1), .text("a"), .decimal(0.5)], [.missing, .text("b"), .decimal(2)]])
    let unpivot = Unpivot(columns: ["x", "y"], name: "name", value: "value")
    let fields = [Field("id", .text), Field("name", .text), Field("value", .decimal)]
    let found = try [wide.plan, wide.plan.taking(0)].map { plan in
      try engine.run(plan.unpivoted(unpivot, fields: fields)).table.text
    }
    #expect(
      found == ["id,name,value\na,x,1\na,y,0.5\nb,x,\nb,y,2", "id,name,value"])
  }

  static let pivots: [(function: String, rows: [String], text: String)] = [
    (
      "sum", ["region"],
      "region,1970-01,1970-02,missing\nnorth,1,3,0\nsouth,0,2,0\n,0,0,4"
    ),
    (
      "max", ["region"],
      "region,1970-01,1970-02,missing\nnorth,1,3,\nsouth,,2,\n,,,4"
    ),
    ("sum", [], "1970-01,1970-02,missing\n1,5,4"),
  ]

  @Test(arguments: pivots)
  func `Pivot spreads a value's values over columns`(
    _ example: (function: String, rows: [String], text: String)
  ) throws {
    let pivot = Pivot(
      rows: example.rows.map { .column($0, of: sales) }, column: .column("month", of: sales),
      value: NamedExpression("v", .call(example.function, ["amount"], of: sales)))
    let found = [
      try engine.run(pivot, of: sales.plan).table.text,
      try engine.run(pivot, of: sales.plan.taking(0)).table.text,
    ]
    #expect(found == [example.text, example.rows.joined(separator: ",")])
  }

  @Test func `A pivot's columns never share a name`() throws {
    let table = Table(
      fields: [Field("missing", .text), Field("value", .text)],
      rows: [
        [.text("r"), .missing], [.text("r"), .text("missing")], [.text("r"), .text("")],
        [.text("r"), .text("empty")],
      ])
    let pivot = Pivot(
      rows: [.column("missing", of: table)], column: .column("value", of: table),
      value: NamedExpression("n", .call("count", of: table)))
    let found = try engine.run(pivot, of: table.plan).table.text
    #expect(found == "missing,empty,empty_2,missing_2,(missing)\nr,1,1,1,1")
  }

  @Test func `A sample depends on keys, not on places, and has the size asked for`() throws {
    let table = Table(
      fields: [Field("id", .whole), Field("twin", .text)],
      rows: (0..<500).map { [.whole($0), .text("k\($0 % 100)")] })
    let backward = table.gathered(at: (0..<500).reversed())
    func ids(_ plan: Plan, _ size: Sample.Size, _ key: String?, seed: UInt64 = 1) throws -> [Int] {
      let key = key.map { CheckedExpression.column($0, of: table) }
      return try engine.run(plan.sampled(Sample(size, seed: seed, key: key))).table.rows
        .compactMap { Int($0[0].plainText) }
    }
    let first = try ids(table.plan, .count(50), nil)
    let twins = try ids(table.plan, .fraction(0.3), "twin")
    let facts = [
      first.count == 50, first == first.sorted(),
      try ids(backward.plan, .count(50), nil) == first.reversed(),
      try ids(backward.plan, .fraction(0.3), "twin") == twins.reversed(),
      try ids(table.plan, .count(50), nil, seed: 2) != first,
      Set(twins.map { $0 % 100 }).count * 5 == twins.count, (100..<200).contains(twins.count),
      try ids(table.plan, .count(0), nil).isEmpty, try ids(table.plan, .fraction(0), nil).isEmpty,
      try ids(table.plan, .count(900), nil).count == 500,
      try ids(table.plan, .fraction(1), nil).count == 500,
    ]
    #expect(facts.allSatisfy { $0 }, "\(facts)")
  }

  @Test func `A join says how many rows have no partner and how many come more than once`() throws {
    let right = Table(
      fields: [Field("region", .text), Field("boss", .text)],
      rows: [
        [.text("north"), .text("Ana")], [.text("north"), .text("Bo")], [.missing, .text("Cy")],
      ])
    let join = Join(leftKeys: ["region"], rightKeys: ["region"], keepsUnmatched: true)
    let left = sales.plan.projecting([.column("id", of: sales), .column("region", of: sales)])
    let result = try engine.run(
      left.joined(with: right.plan, by: join, fields: left.fields + [Field("boss", .text)]))
    let expected = """
      id,region,boss
      a,north,Ana
      a,north,Bo
      b,south,
      c,north,Ana
      c,north,Bo
      d,,
      e,north,Ana
      e,north,Bo
      2 of 5 rows have no partner and stay with missing values
      3 of 5 rows have more than one partner and come once for each
      """
    #expect(
      ([result.table.text] + result.notes.map(\.message)).joined(separator: "\n") == expected)
  }

  @Test func `A new column sees the columns before the step and keeps an old one's place`() throws {
    let amount = CheckedExpression.column("amount", of: sales)
    let plan = sales.plan.deriving([
      NamedExpression("amount", .sum(.add, amount, amount)),
      NamedExpression("before", amount),
    ])
    let kept = plan.projecting([
      NamedExpression("twice", .column("amount", of: sales)), .column("id", of: sales),
      NamedExpression("before", CheckedExpression(.column("before"), ColumnType(.whole))),
    ])
    let found = try [engine.run(plan.taking(2)).table.text, engine.run(kept.taking(-2)).table.text]
    #expect(
      found == [
        "id,region,month,amount,before\na,north,1970-01-01,2,1\nb,south,1970-02-01,4,2",
        "twice,id,before\n8,d,4\n,e,",
      ])
  }
}
