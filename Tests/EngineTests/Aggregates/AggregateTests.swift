import Language
import Tables
import Testing
import Values

@testable import Engine

@Suite struct AggregateTests {
  let sales = Table(
    fields: [
      Field("region", .text), Field("amount", .whole), Field("weight", .decimal),
      Field("paid", .truth), Field("score", .whole), Field("stars", .decimal),
      Field("day", .date), Field("none", .whole),
    ],
    rows: [
      row("n", 10, 0.5, true, 10, 5, 3), row("n", 20, 1e16, false, 9, 4, 1),
      row("n", nil, 1, nil, nil, 3, 3), row("s", 40, nil, true, 6, nil, nil),
      row("s", 30, -2.5, true, 7, 1, -9), row("s", 60, -2.5, false, 0, 5, -2),
      row(nil, nil, nil, nil, nil, nil, 5),
    ])

  static func row(
    _ region: String?, _ amount: Int64?, _ weight: Double?, _ isPaid: Bool?, _ score: Int64?,
    _ stars: Double?, _ day: Int32?
  ) -> [Value] {
    [
      region.map(Value.text) ?? .missing, amount.map(Value.whole) ?? .missing,
      weight.map(Value.decimal) ?? .missing, isPaid.map(Value.truth) ?? .missing,
      score.map(Value.whole) ?? .missing, stars.map(Value.decimal) ?? .missing,
      day.map { .date(CalendarDate(days: $0)) } ?? .missing, .missing,
    ]
  }

  static let cases: [(function: String, columns: [String], groups: String)] = [
    ("count", [], "3 3 1"), ("count", ["paid"], "1 2 0"), ("count", ["amount"], "2 3 0"),
    ("sum", ["amount"], "30 130 0"), ("sum", ["weight"], "1.0000000000000002e+16 -5 0"),
    ("sum", ["paid"], "1 2 0"), ("sum", ["none"], "0 0 0"),
    ("avg", ["amount"], "15 43.333333333333336 -"), ("avg", ["paid"], "0.5 0.6666666666666666 -"),
    ("min", ["amount"], "10 30 -"), ("max", ["amount"], "20 60 -"),
    ("min", ["day"], "1970-01-02 1969-12-23 1970-01-06"), ("max", ["region"], "n s -"),
    ("median", ["amount"], "15 40 -"), ("median", ["weight"], "1 -2.5 -"),
    ("stdev", ["amount"], "7.0710678118654755 15.275252316519467 -"),
    ("variance", ["stars"], "1 8 -"), ("variance", ["none"], "- - -"),
    ("rate", ["paid"], "0.5 0.6666666666666666 -"),
    ("share", [], "0.42857142857142855 0.42857142857142855 0.14285714285714285"),
    ("share", ["paid"], "0.3333333333333333 0.6666666666666666 0"), ("share", ["none"], "- - -"),
    ("first", ["amount"], "10 40 -"), ("last", ["score"], "9 0 -"),
    ("latest", ["stars", "day"], "3 5 -"), ("latest", ["amount", "day"], "10 60 -"),
    ("distinct", ["weight"], "3 1 0"), ("distinct", ["day"], "2 2 1"),
    ("nps", ["score"], "100 -66.66666666666667 -"), ("csat", ["stars"], "0.6666666666666666 0.5 -"),
  ]

  @Test(arguments: cases)
  func `Aggregates skip what is missing`(
    _ example: (function: String, columns: [String], groups: String)
  ) throws {
    let query = GroupQuery(
      source: sales.plan, keys: [.column("region", of: sales)],
      aggregates: [
        NamedExpression("value", .call(example.function, example.columns, of: sales))
      ])
    let table = try MemoryEngine().run(.grouping(query, madeBy: "summarize")).table
    let found = table.rows.map { $0[1] == .missing ? "-" : $0[1].plainText }
    #expect(found.joined(separator: " ") == example.groups, "\(example.function)")
  }

  @Test(arguments: [0.0, 0.1, 0.25, 0.9, 1])
  func `A quantile lies between its neighbours as type 7 has it`(share: Double) throws {
    let expected: [Double: String] = [0: "10", 0.1: "14", 0.25: "20", 0.9: "52", 1: "60"]
    let call = AggregateCall(
      function: "quantile",
      arguments: [.column("amount", of: sales), .value(.decimal(share), .decimal)])
    let query = GroupQuery(
      source: sales.plan, keys: [],
      aggregates: [
        NamedExpression("q", CheckedExpression(.aggregate(call), ColumnType(.decimal)))
      ])
    let table = try MemoryEngine().run(.grouping(query, madeBy: "summarize")).table
    #expect(table.rows[0][0].plainText == expected[share])
  }

  @Test func `No rows give one row without keys and none with keys`() throws {
    let nothing = sales.plan.taking(0)
    let values = ["count", "sum", "avg", "max", "nps", "share"].map { name in
      NamedExpression(
        name, .call(name, ["count", "share"].contains(name) ? [] : ["amount"], of: sales))
    }
    let engine = MemoryEngine()
    let whole = try engine.run(
      .grouping(GroupQuery(source: nothing, keys: [], aggregates: values), madeBy: "summarize"))
    let parts = try engine.run(
      .grouping(
        GroupQuery(
          source: nothing, keys: [.column("region", of: sales)], aggregates: values),
        madeBy: "summarize"))
    #expect(
      [whole.table.text, parts.table.text] == [
        "count,sum,avg,max,nps,share\n0,0,,,,", "region,count,sum,avg,max,nps,share",
      ])
  }

  @Test func `Arithmetic on aggregates is computed for each group`() throws {
    let paid = CheckedExpression.column("paid", of: sales)
    let total = CheckedExpression.call("sum", ["amount"], of: sales)
    let ofPaid = CheckedExpression.call("sum", ["amount"], of: sales, where: paid)
    let query = GroupQuery(
      source: sales.plan, keys: [.column("region", of: sales)],
      aggregates: [
        NamedExpression("unpaid", .sum(.subtract, total, ofPaid)),
        NamedExpression("twice", .sum(.add, total, total)),
        NamedExpression("total", total),
      ])
    let table = try MemoryEngine().run(.grouping(query, madeBy: "summarize")).table
    #expect(table.text == "region,unpaid,twice,total\nn,20,60,30\ns,60,260,130\n,0,0,0")
  }

  @Test func `Sums that leave 64 bits and answers off the scale are errors that say so`() throws {
    let table = Table(
      fields: [Field("big", .whole), Field("score", .decimal)],
      rows: [
        [.whole(.max), .decimal(11)], [.whole(.max), .decimal(7.5)], [.whole(-1), .decimal(11)],
        [.whole(5), .decimal(3)],
      ])
    let messages = ["sum", "nps", "csat"].map { name in
      let column = name == "sum" ? "big" : "score"
      let query = GroupQuery(
        source: table.plan, keys: [],
        aggregates: [NamedExpression("value", .call(name, [column], of: table))])
      return Self.message { () throws(EngineError) in
        _ = try MemoryEngine().run(.grouping(query, madeBy: "summarize"))
      }
    }
    #expect(
      messages == [
        "E1: this sum is too large for a whole number",
        "M2: nps wants whole answers from 0 to 10, but 3 of 4 are not: 11 (2), 7.5 (1)",
        "M2: csat wants whole answers from 1 to 5, but 3 of 4 are not: 11 (2), 7.5 (1)",
      ])
    let sum = CheckedExpression.call("avg", ["big"], of: table)
    let query = GroupQuery(
      source: table.plan, keys: [], aggregates: [NamedExpression("mean", sum)])
    let mean = try MemoryEngine().run(.grouping(query, madeBy: "summarize")).table.rows[0][0]
    #expect(mean == .decimal((2 * 0x1p63 + 2) / 4))
  }

  static func message(_ body: () throws(EngineError) -> Void) -> String {
    do throws(EngineError) {
      try body()
      return "no error"
    } catch {
      guard case .data(let diagnostic) = error.reason else { return "stopped" }
      return "\(diagnostic.code): \(diagnostic.message)"
    }
  }
}
