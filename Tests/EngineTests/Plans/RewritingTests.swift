import Language
import Tables
import Testing
import Values

@testable import Engine

@Suite struct RewritingTests {
  /// The operators of a plan, the last one first.
  func words(_ plan: Plan) -> String {
    ([plan.operatorText] + plan.inputs.map(words)).joined(separator: "; ")
  }

  let table = Table(
    fields: [Field("a", .whole), Field("b", .whole), Field("c", .text)],
    rows: (0..<40).map(row))

  static func row(_ number: Int) -> [Value] {
    let a: Value = number % 7 == 0 ? .missing : .whole(Int64(number * 5 % 8))
    return [a, .whole(Int64(number % 3)), .text("\(number % 4)")]
  }

  func above(_ column: String, _ number: Int64) -> RowCondition {
    let test = CheckedExpression.test(
      .greater, CheckedExpression(.column(column), ColumnType(.whole)),
      .value(.whole(number), .whole))
    return RowCondition(test, text: "\(column) > \(number)")
  }

  /// Plans before rewriting and what they become.
  var examples: [(plan: Plan, words: String)] {
    let source = MemoryEngine(["t": table]).plan("t")
    let a = CheckedExpression.column("a", of: table)
    let sum = NamedExpression("d", .sum(.add, a, .column("b", of: table)))
    let other = NamedExpression("e", a)
    let keys = [SortKey(a, .descending), SortKey(.column("b", of: table))]
    let count = NamedExpression("n", .call("count", of: table))
    let byC = GroupQuery(
      source: source.deriving([sum, other]).filtered(by: above("e", 2)),
      filter: above("b", 0).expression,
      keys: [.column("c", of: table)], aggregates: [count])
    return [
      (
        source.filtered(by: above("a", 1)).filtered(by: above("b", 0)).filtered(by: above("a", 2)),
        "filter a > 1, filter b > 0, filter a > 2; t"
      ),
      (
        source.deriving([sum]).sorted(by: keys).filtered(by: above("a", 2)),
        "sort a desc, b; derive d; filter a > 2; t"
      ),
      (
        source.deriving([sum]).filtered(by: above("d", 3)).filtered(by: above("a", 1)),
        "filter d > 3, filter a > 1; derive d; t"
      ),
      (source.sorted(by: keys).taking(5), "sort a desc, b, take 5; t"),
      (source.sorted(by: keys).taking(-5), "take the last 5; sort a desc, b; t"),
      (
        source.deriving([sum, other]).projecting([
          NamedExpression("a", CheckedExpression(.column("e"), ColumnType(.whole)))
        ])
        .sorted(by: [SortKey(a)]),
        "sort a; select a; derive e; t"
      ),
      (
        .grouping(byC, madeBy: "summarize"),
        "summarize n by c; filter e > 2, filter as the analysis asks; derive e; t"
      ),
    ]
  }

  @Test func `Each rewrite makes the plan it should`() {
    #expect(examples.map { words($0.plan.rewritten) } == examples.map(\.words))
  }

  @Test func `Plans give the same rows, origins and notes with rewrites and without`() throws {
    for (plan, words) in examples {
      let results = try [true, false].map { rewrites in
        let result = try MemoryEngine(["t": table], rewrites: rewrites).run(plan)
        return [result.table.text, "\(result.origin?.rows ?? [])"] + result.notes.map(\.message)
      }
      #expect(results[0] == results[1], "\(words)")
    }
  }

  @Test(arguments: 0..<20)
  func `Random plans give the same rows, origins and notes either way`(seed: UInt64) throws {
    var random = RandomRows(seed: seed)
    let table = random.table(rowCount: [0, 1, 30, 120][Int(seed) % 4])
    let engines = [true, false].map { MemoryEngine(["t": table], rewrites: $0) }
    var plans = RandomPlans(seed: seed, table: table)
    for _ in 0..<15 {
      let plan = plans.plan(from: engines[0].plan("t"), steps: 6)
      let results = try engines.map { engine in
        let result = try engine.run(plan)
        let names = result.table.fields.map(\.name).joined(separator: " ")
        return "\(names): \(result.table.rows), \(result.origin?.rows ?? []), "
          + result.notes.map(\.message).sorted().joined(separator: "; ")
      }
      guard results[0] != results[1] else { continue }
      Issue.record("seed \(seed): \(words(plan)) became \(words(plan.rewritten))")
    }
  }
}
