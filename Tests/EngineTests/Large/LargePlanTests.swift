import Bitmaps
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Plans over more rows than one piece of work has, against plain loops; the same with one thread
/// and with three.
@Suite struct LargePlanTests {
  private let left: Table
  private let right: Table
  private let keys: [Int?]
  private let others: [Int?]
  private let amounts: [Double]

  init() {
    var random = LargeRows(seed: 1)
    keys = (0..<LargeRows.count).map { _ in
      random.below(30) == 0 ? nil : random.below(90_000)
    }
    // The first keys stand twice, some not at all.
    others = (0..<80_000).map { $0 % 100 == 7 ? nil : $0 % 70_000 }
    amounts = random.decimals(.even)
    left = LargePlanTests.table(keys, ("amount", .decimal(DecimalColumn(amounts))))
    let marks = WholeColumn(storage: .four((0..<80_000).map { Int32($0) }))
    right = LargePlanTests.table(others, ("mark", .whole(marks)))
  }

  /// A table of a key as a number, as a text with and without a dictionary, as one of some thousand
  /// texts and as one of three, and one more column.
  private static func table(_ keys: [Int?], _ more: (String, Column)) -> Table {
    let texts = keys.map { key in key.map { "key-\($0)" } }
    let missing = Bitmap(count: keys.count) { keys[$0] == nil }
    let numbers = WholeColumn(storage: .four(keys.map { Int32($0 ?? 0) }), missing: missing)
    let plain = TextColumn(.plain(TextPool(texts.map { $0 ?? "" })), missing: missing)
    return Table(
      fields: [
        Field("number", .whole), Field("coded", .text), Field("plain", .text),
        Field(more.0, more.1.type), Field("some", .text), Field("few", .text),
      ],
      columns: [
        .whole(numbers), .text(TextColumn(texts)), .text(plain), more.1,
        .text(TextColumn(keys.map { key in key.map { "some-\($0 % 6_000)" } })),
        .text(TextColumn(keys.map { key in key.map { ["x", "kez", "a"][$0 % 3] } })),
      ],
      rowCount: keys.count)
  }

  private func answers(_ plan: Plan) throws -> [Table] {
    try LargeRows.contexts.map { context in
      try MemoryEngine(library: Library(tables: [:], links: [:]), work: context).run(plan).table
    }
  }

  @Test(arguments: ["number", "coded", "plain"], [true, false])
  func `A join is that of nested loops`(key: String, keepsUnmatched: Bool) throws {
    var partners: [Int: [Int]] = [:]
    for (row, other) in others.enumerated() {
      if let other { partners[other, default: []].append(row) }
    }
    var expected: [(Double, Int?)] = []
    for (row, key) in keys.enumerated() {
      let found = key.flatMap { partners[$0] } ?? []
      expected += found.map { (amounts[row], $0) }
      if found.isEmpty, keepsUnmatched { expected.append((amounts[row], nil)) }
    }
    let names = ["amount", "mark"]
    let fields =
      left.fields
      + right.fields.filter { $0.name != key }.map { field in
        names.contains(field.name) ? field : Field("other_\(field.name)", field.description)
      }
    let join = Join(leftKeys: [key], rightKeys: [key], keepsUnmatched: keepsUnmatched)
    let plan = left.plan.joined(with: right.plan, by: join, fields: fields)
    for answer in try answers(plan) {
      let found = answer.column("amount")?.doubles == expected.map(\.0)
      let marks = Column(
        expected.map { $0.1.map { .whole(Int64($0)) } ?? .missing }, ColumnType(.whole))
      let isSame = (0..<answer.rowCount).allSatisfy {
        answer.column("mark")?.value(at: $0) == marks.value(at: $0)
      }
      #expect(found && isSame, "\(key)")
    }
  }

  @Test(arguments: ["number", "coded", "plain"])
  func `Groups of a filtered table are those of a dictionary`(key: String) throws {
    var expected: [String: (count: Int, sum: Double)] = [:]
    for (row, number) in keys.enumerated() where amounts[row] > 100 {
      let name = number.map { key == "number" ? "\($0)" : "key-\($0)" } ?? ""
      let old = expected[name] ?? (0, 0)
      expected[name] = (old.count + 1, old.sum + amounts[row])
    }
    let condition = CheckedExpression.test(
      .greater, .column("amount", of: left), .value(.decimal(100), .decimal))
    let query = GroupQuery(
      source: left.plan.filtered(by: RowCondition(condition, text: "amount > 100")),
      keys: [.column(key, of: left)],
      aggregates: [
        NamedExpression("n", .call("count", of: left)),
        NamedExpression("total", .call("sum", ["amount"], of: left)),
      ])
    let found = try answers(.grouping(query, madeBy: "summarize"))
    #expect(found[0] == found[1] && found[0].rowCount == expected.count)
    let isRight = (0..<found[0].rowCount).allSatisfy { row in
      let values = found[0].row(row)
      guard let twin = expected[values[0].plainText], let sum = values[2].number else {
        return false
      }
      return values[1] == .whole(Int64(twin.count)) && abs(sum - twin.sum) < 1e-6
    }
    #expect(isRight)
  }

  @Test func `A sample of many rows is those with the least hashes`() throws {
    let plan = left.plan.sampled(Sample(.count(70_000), seed: 9, key: .column("plain", of: left)))
    let column = left.columns[2]
    let hashes = [column].hashes(rowCount: LargeRows.count, seed: 9)
    let rows = hashes.indices.sorted { (hashes[$0], $0) < (hashes[$1], $1) }.prefix(70_000).sorted()
    let expected = left.gathered(at: rows.map { Int32($0) })
    #expect(try answers(plan).allSatisfy { $0.columns[3] == expected.columns[3] })
  }

  @Test func `Formulae computed in pieces are those of a loop`() throws {
    let plain = CheckedExpression.column("plain", of: left)
    let number = CheckedExpression.column("number", of: left)
    let text = ColumnType(.text)
    let formulae = [
      CheckedExpression(.function("upper", [plain]), text),
      CheckedExpression(.operation(.join, [plain, .column("coded", of: left)]), text),
      CheckedExpression(.operation(.multiply, [number, number]), ColumnType(.whole)),
      CheckedExpression(
        .operation(.equal, [plain, .column("coded", of: left)]), ColumnType(.truth)),
      CheckedExpression(.function("lag", [number]), ColumnType(.whole)),
      CheckedExpression(.function("rank", [.column("amount", of: left)]), ColumnType(.whole)),
    ]
    var above: [Double: Int] = [:]
    for (place, amount) in amounts.sorted(by: >).enumerated() where above[amount] == nil {
      above[amount] = place + 1
    }
    let expected = keys.indices.map { row -> [Value] in
      let (key, before) = (keys[row], row == 0 ? nil : keys[row - 1])
      return [
        key.map { .text("KEY-\($0)") } ?? .missing,
        key.map { .text("key-\($0)key-\($0)") } ?? .missing,
        key.map { .whole(Int64($0 * $0)) } ?? .missing,
        key == nil ? .missing : .truth(true),
        before.map { .whole(Int64($0)) } ?? .missing,
        above[amounts[row]].map { .whole(Int64($0)) } ?? .missing,
      ]
    }
    let named = formulae.enumerated().map { NamedExpression("f\($0)", $1) }
    for answer in try answers(left.plan.projecting(named)) {
      let wrong = expected.indices.first { answer.row($0) != expected[$0] }
      #expect(wrong == nil, "row \(wrong ?? 0): \(answer.row(wrong ?? 0)), \(expected[wrong ?? 0])")
    }
  }

  @Test func `Texts with and without dictionaries give what a loop does`() throws {
    typealias Row = (number: Int, plain: String, some: String, few: String)
    let formulae: [(text: String, value: (Row) -> Value)] = [
      ("some + some", { .text($0.some + $0.some) }),
      ("coded + some", { .text($0.plain + $0.some) }),
      ("some + \"x\"", { .text($0.some + "x") }),
      ("\"x\" + coded", { .text("x" + $0.plain) }),
      ("upper(some)", { .text($0.some.uppercased()) }),
      ("length(coded)", { .whole(Int64($0.plain.count)) }),
      ("prefix(some, 6)", { .text(String($0.some.prefix(6))) }),
      ("prefix(some, number)", { .text(String($0.some.prefix($0.number))) }),
      ("some < plain", { .truth($0.some < $0.plain) }),
      ("few >= coded", { .truth($0.few >= $0.plain) }),
      ("coded = plain", { _ in .truth(true) }),
      ("coded contains few", { .truth($0.plain.contains($0.few)) }),
      ("if(number > 900, plain, few)", { .text($0.number > 900 ? $0.plain : $0.few) }),
      ("case(number > 900, few, some)", { .text($0.number > 900 ? $0.few : $0.some) }),
      ("greatest(plain, few)", { .text(max($0.plain, $0.few)) }),
      ("least(some, coded, few)", { .text(min($0.some, $0.plain, $0.few)) }),
      ("coalesce(few, plain)", { .text($0.few) }),
      ("concat(some, number)", { .text($0.some + String($0.number)) }),
      (
        "if(some = \"some-7\", some, missing)", { $0.some == "some-7" ? .text("some-7") : .missing }
      ),
    ]
    let typed = TypedFormulae(left)
    let named = try formulae.map {
      NamedExpression($0.text, try #require(typed.checked($0.text).value))
    }
    let answers = try answers(left.plan.projecting(named))
    for (place, formula) in formulae.enumerated() {
      let wrong = answers.map { answer in
        // Every thirteenth row, which meets each text, and the rows where two pieces meet.
        (Array(stride(from: 0, to: keys.count, by: 13)) + [65_535, 65_536]).first { row in
          let expected = keys[row].map { key in
            formula.value((key, "key-\(key)", "some-\(key % 6_000)", ["x", "kez", "a"][key % 3]))
          }
          return answer.columns[place].value(at: row) != expected ?? .missing
        }
      }
      #expect(wrong == [nil, nil], "\(formula.text)")
    }
    #expect(answers[0] == answers[1])
  }

  @Test func `The first row that overflows is told, whatever the piece`() throws {
    let number = CheckedExpression.column("number", of: left)
    let power = (0..<5).reduce(number) { base, _ in
      CheckedExpression(.operation(.multiply, [base, number]), ColumnType(.whole))
    }
    var errors: [EngineError] = []
    for context in LargeRows.contexts {
      do throws(EngineError) {
        let engine = MemoryEngine(library: Library(tables: [:], links: [:]), work: context)
        _ = try engine.run(left.plan.projecting([NamedExpression("x", power)]))
      } catch { errors.append(error) }
    }
    #expect(errors.count == 2 && errors[0] == errors[1])
  }
}
