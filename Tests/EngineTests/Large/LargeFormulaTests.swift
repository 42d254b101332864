import Bitmaps
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Formulae over more rows than one piece of work has, against the same formulae on the few rows
/// that these repeat; the same with one thread and with three.
@Suite struct LargeFormulaTests {
  /// Where each of many rows stands among few.
  static func places(of count: Int) -> [Int32] {
    (0..<LargeRows.count).map { Int32(($0 * 7 + $0 / 1_000) % count) }
  }

  /// A table that repeats the rows of another.
  static func repeating(_ table: Table) -> Table { table.gathered(at: places(of: table.rowCount)) }

  func evaluator(_ work: WorkContext, _ notes: EvaluationNotes = EvaluationNotes()) -> Evaluator {
    Evaluator(library: Library(tables: [:], links: [:]), work: work, notes: notes)
  }

  @Test(arguments: 0..<12)
  func `Random formulae have the values of few rows`(seed: UInt64) {
    var random = RandomFormulae(seed: seed &+ 900)
    let few = random.table(rowCount: 150)
    let many = LargeFormulaTests.repeating(few)
    for number in 0..<25 {
      let type: ValueType = [.decimal, .decimal, .whole, .truth][random.below(4)]
      let formula = random.formula(type, depth: 4, on: few)
      let expected = try? evaluator(WorkContext(threads: 1)).column(of: formula, in: Frame(few))
        .gathered(at: LargeFormulaTests.places(of: few.rowCount))
      for work in LargeRows.contexts {
        let found = try? evaluator(work).column(of: formula, in: Frame(many, in: work))
        if found != expected { Issue.record("seed \(seed), formula \(number): \(formula)") }
      }
    }
  }

  /// Numbers at the ends of one, two, four and eight bytes, where the next width begins.
  @Test(arguments: [Operation.add, .subtract, .multiply])
  func `Whole numbers of any width have the values of wide ones`(operation: Operation) {
    let ends: [Int64] = [0, 1, -1, 127, -128, 128, 32_767, -32_768, 32_768, 1 << 31, 3_000_000_000]
    for limit in [127, 32_767, 1 << 31, Int64.max] {
      let fitting = ends.filter { $0 <= limit && $0 >= -limit - 1 }
      let rows = fitting.flatMap { left in fitting.map { (left, $0) } }
      let missing = Bitmap(count: rows.count) { $0 % 5 == 4 }
      let expected = rows.indices.map { row -> Value in
        let (left, right) = rows[row]
        return missing[row]
          ? .missing
          : .whole(
            operation == .add ? left + right : operation == .subtract ? left - right : left * right)
      }
      let (left, right) = (rows.map(\.0), rows.map(\.1))
      let table = Table(
        fields: [Field("left", .whole), Field("right", .whole)],
        columns: [
          .whole(WholeColumn(left)), .whole(WholeColumn(right, missing: missing)),
        ], rowCount: rows.count)
      let operands = ["left", "right"].map {
        CheckedExpression(.column($0), ColumnType(.whole))
      }
      let formula = CheckedExpression(.operation(operation, operands), ColumnType(.whole))
      let found = try? evaluator(WorkContext(threads: 1)).column(of: formula, in: Frame(table))
      let values = found.map { column in rows.indices.map { column.value(at: $0) } }
      #expect(values == expected, "\(operation), \(limit)")
    }
  }

  @Test(arguments: [
    "round(x / 3, 1)", "if(n > 2, x * 2, x + 1)", "coalesce(x + y, 0 - 1)", "floor(n / 12)",
    "year(d) * 100 + month_of_year(d)", "x / (n - 2)", "-(n * n) + 1", "abs(x - y) / max_of",
    "floor(n / 12) + if(t = \"a\", 1, 0)", "round(if(n > 0, x, y) * 10)", "(d - e) / 7",
  ])
  func `Typed formulae have the values of few rows`(text: String) throws {
    var random = LargeRows(seed: 4)
    let rows = (0..<900).map { row -> [Value] in
      [
        random.below(9) == 0 ? .missing : .whole(Int64(random.below(70) - 5)),
        .decimal(Double(random.below(9_000)) / 100 + Double(row)),
        random.below(9) == 0 ? .missing : .decimal(Double(random.below(50))),
        .date(CalendarDate(days: Int32(random.below(20_000)))),
        .date(CalendarDate(days: Int32(random.below(20_000)))), .text(["a", "b"][random.below(2)]),
        .decimal(7),
      ]
    }
    let few = Table(
      fields: [
        Field("n", .whole), Field("x", .decimal), Field("y", .decimal), Field("d", .date),
        Field("e", .date), Field("t", .text), Field("max_of", .decimal),
      ], rows: rows)
    let formula = try #require(TypedFormulae(few).checked(text).value)
    let (expectedNotes, many) = (EvaluationNotes(), LargeFormulaTests.repeating(few))
    let expected = try evaluator(WorkContext(threads: 1), expectedNotes)
      .column(of: formula, in: Frame(few)).gathered(at: LargeFormulaTests.places(of: 900))
    let zeros = rows.indices.filter { text.contains("(n - 2)") && rows[$0][0] == .whole(2) }
    let count = LargeFormulaTests.places(of: 900).count { zeros.contains(Int($0)) }
    for work in LargeRows.contexts {
      let notes = EvaluationNotes()
      let found = try evaluator(work, notes).column(of: formula, in: Frame(many, in: work))
      #expect(found == expected)
      let said = notes.diagnostics.map(\.message)
      #expect(said == (count == 0 ? [] : ["\(count.formatted) divisions by zero have no value"]))
    }
    #expect((count > 0) == !expectedNotes.diagnostics.isEmpty)
  }

  /// Texts without a short dictionary are not cut into stretches: what stands beside them is still
  /// computed once, at each of its places.
  @Test func `A division by zero is counted once beside long texts`() throws {
    let names = (0..<LargeRows.count).map { "name \($0)" }
    let numbers = (0..<LargeRows.count).map { Double($0 % 100) }
    let table = Table(
      fields: [Field("n", .decimal), Field("name", .text)],
      columns: [.decimal(DecimalColumn(numbers)), .text(TextColumn(.plain(TextPool(names))))],
      rowCount: LargeRows.count)
    for text in ["rank(1 / n) + length(name)", "rank(1 / n) + length(name) + 1 + 2"] {
      let formula = try #require(TypedFormulae(table).checked(text).value)
      let notes = EvaluationNotes()
      _ = try evaluator(WorkContext(), notes).column(of: formula, in: Frame(table))
      #expect(notes.diagnostics.map(\.message) == ["701 divisions by zero have no value"])
    }
  }
}

extension Int {
  /// The number with its thousands apart.
  fileprivate var formatted: String { NumberText.grouped(self) }
}
