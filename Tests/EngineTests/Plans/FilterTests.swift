import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

@Suite struct FilterTests {
  let table = Table(
    fields: [Field("a", .whole), Field("b", .whole)],
    rows: [
      [.whole(1), .whole(1)], [.whole(2), .missing], [.missing, .whole(3)], [.whole(4), .whole(0)],
      [.missing, .missing],
    ])

  func condition(
    _ column: String, isExclusion: Bool = false, blank: BlankRule? = nil
  ) -> RowCondition {
    let test = CheckedExpression.test(
      .greater, .column(column, of: table), .value(.whole(1), .whole))
    return RowCondition(test, isExclusion: isExclusion, blank: blank, text: "\(column) > 1")
  }

  static let cases: [(isExclusion: Bool, blank: BlankRule?, rows: String, note: String)] = [
    (false, nil, "2 4", "2 of 5 rows left out because a is missing"),
    (false, .drop, "2 4", "2 of 5 rows left out because a is missing"),
    (false, .keep, "2  4 ", "2 of 5 rows kept although a is missing"),
    (true, nil, "1  ", "2 of 5 rows kept although a is missing"),
    (true, .drop, "1", "2 of 5 rows left out because a is missing"),
    (false, .error, "E5: a is missing in 2 of 5 rows", ""),
  ]

  @Test(arguments: cases)
  func `Rows whose condition is missing follow the blank rule and are counted`(
    _ example: (isExclusion: Bool, blank: BlankRule?, rows: String, note: String)
  ) throws {
    let plan = table.plan.filtered(
      by: condition("a", isExclusion: example.isExclusion, blank: example.blank))
    var found = (rows: "", note: "")
    let message = AggregateTests.message { () throws(EngineError) in
      let result = try MemoryEngine().run(plan)
      found.rows = result.table.rows.map { $0[0].plainText }.joined(separator: " ")
      found.note = result.notes.map(\.message).joined(separator: "; ")
    }
    if message != "no error" { found.rows = message }
    #expect(found == (example.rows, example.note))
  }

  @Test func `Each of several filters counts the rows that arrive at it`() throws {
    let engine = MemoryEngine(["t": table])
    let plan = engine.plan("t").filtered(by: condition("b", isExclusion: true))
      .filtered(by: condition("a"))
    let results = [engine, MemoryEngine(["t": table], rewrites: false)].map { engine in
      Result { try engine.run(plan) }
    }
    let found = try results.map { result in
      let result = try result.get()
      return [result.table.text, result.notes.map(\.message).joined(separator: "; ")]
        + [(result.origin?.rows ?? []).map(String.init).joined(separator: " ")]
    }
    let expected = [
      "a,b\n2,\n4,0",
      "2 of 5 rows kept although b is missing; 1 of 4 rows left out because a is missing", "1 3",
    ]
    #expect(found == [expected, expected])
  }

  @Test func `A run that is stopped gives no result`() throws {
    let stop = StopFlag()
    stop.stop()
    let engine = MemoryEngine(
      library: Library(tables: [:], links: [:]), work: WorkContext(stop: stop))
    #expect(throws: EngineError(.stopped)) { try engine.run(table.plan) }
  }

  @Test func `A plan says what its operators did`() throws {
    let engine = MemoryEngine(["t": table])
    let query = GroupQuery(
      source: engine.plan("t").filtered(by: condition("a")),
      keys: [.column("b", of: table)],
      aggregates: [NamedExpression("n", .call("count", of: table))])
    let result = try engine.run(.grouping(query, madeBy: "count"))
    let lines = result.trace.tree.split(separator: "\n").map { line in
      line.split(separator: " ", omittingEmptySubsequences: false).dropLast(2)
        .joined(separator: " ").trimmedEnd
    }
    #expect(
      lines == [
        "summarize n by b  2 rows", "  filter a > 1    2 rows", "    t             5 rows",
      ])
  }
}

extension String {
  /// The text without blanks at its end.
  fileprivate var trimmedEnd: String {
    var text = self
    while text.hasSuffix(" ") { text.removeLast() }
    return text
  }
}
