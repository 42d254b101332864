import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// What would not fit the memory that is free is refused before it is made.
@Suite struct MemoryTests {
  private static let rows = 1_000
  private let table = Table(
    fields: [Field("k", .whole), Field("a", .decimal), Field("b", .decimal)],
    columns: [
      .whole(WholeColumn(storage: .two((0..<Int16(rows)).map { $0 % 500 }))),
      .decimal(DecimalColumn((0..<rows).map { Double($0) })),
      .decimal(DecimalColumn((0..<rows).map { Double($0) })),
    ], rowCount: rows)

  /// What a run answers when so many bytes are free.
  private func answer(
    free: Int, _ run: (MemoryEngine) throws(EngineError) -> EngineResult
  ) -> String {
    var work = WorkContext(threads: 1)
    work.memory = MemoryBudget(limit: free, used: 0)
    let engine = MemoryEngine(library: Library(tables: [:], links: [:]), work: work)
    return AggregateTests.message { () throws(EngineError) in _ = try run(engine) }
  }

  @Test func `Each step tells what it would take before it takes it`() {
    let plan = table.plan
    let one = table.plan.projecting([.column("k", of: table), .column("a", of: table)])
    let join = Join(leftKeys: ["k"], rightKeys: ["k"], keepsUnmatched: false)
    let joined = plan.joined(with: one, by: join, fields: table.fields + [Field("a_2", .decimal)])
    let a = CheckedExpression.column("a", of: table)
    let sum = CheckedExpression.sum(.add, a, .column("b", of: table))
    let small = CheckedExpression.test(.less, sum, .value(.decimal(-1), .decimal))
    let long = Unpivot(columns: ["a", "b"], name: "name", value: "value")
    let fields = [Field("k", .whole), Field("name", .text), Field("value", .decimal)]
    let cases: [(plan: Plan, need: Int, words: String)] = [
      (plan.appending(plan, fields: table.fields), 36_000, "this append"),
      (plan.unpivoted(long, fields: fields), 30_000, "this unpivot"),
      (plan.deriving([NamedExpression("c", .sum(.add, a, a))]), 8_000, "this result"),
      // The pairs are two row numbers each; the condition reads two columns of both thousand pairs.
      (joined, 52_000, "this join"),
      (joined.filtered(by: RowCondition(small, text: "a + b < -1")), 32_000, "this result"),
    ]
    for (plan, need, words) in cases {
      let found = [need - 1, need].map { free in
        answer(free: free) { engine throws(EngineError) in try engine.run(plan) }
      }
      #expect(found[0].hasPrefix("E9: \(words) would take about"), "\(found)")
      #expect(found[1] == "no error", "\(words)")
    }
  }

  @Test func `A pivot makes no more columns than it may and none that would not fit`() {
    let pivot = Pivot(
      rows: [.column("b", of: table)], column: .column("k", of: table),
      value: NamedExpression("n", .call("count", of: table)))
    let few = CheckedExpression.test(
      .less, .column("k", of: table), .value(.whole(200), .whole))
    let source = table.plan.filtered(by: RowCondition(few, text: "k < 200"))
    let found = [(1 << 30, table.plan), (1 << 18, source), (1 << 30, source)].map { free, plan in
      answer(free: free) { engine throws(EngineError) in try engine.run(pivot, of: plan) }
    }
    #expect(found[0] == "E7: `k` has 500 values, and a pivot makes at most 200 columns")
    #expect(found[1].hasPrefix("E9: this pivot would take about") && found[2] == "no error")
  }

  @Test func `Columns that are kept stay within their limit, the last asked for longest`() {
    let cache = ColumnCache()
    let formulae = (0..<4).map { number in
      CheckedExpression(.constant(.whole(Int64(number))), ColumnType(.whole))
    }
    func kept() -> [Int] {
      formulae.indices.filter { cache.column(of: formulae[$0], on: "t") != nil }
    }
    cache.limit(to: 16_000)
    for formula in formulae.prefix(2) {
      cache.keep(table.columns[1], EvaluationNotes(), of: formula, on: "t")
    }
    _ = cache.column(of: formulae[0], on: "t")
    cache.keep(table.columns[2], EvaluationNotes(), of: formulae[2], on: "t")
    #expect(kept() == [0, 2] && cache.byteCount == 16_000)
    cache.limit(to: 7_999)
    cache.keep(table.columns[2], EvaluationNotes(), of: formulae[3], on: "t")
    #expect(kept().isEmpty && cache.byteCount == 0)
  }
}
