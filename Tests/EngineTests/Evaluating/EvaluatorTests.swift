import Diagnostics
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

@Suite struct EvaluatorTests {
  let evaluator = Evaluator(library: Library(tables: [:], links: [:]))

  @Test(arguments: 0..<40)
  func `Random formulae have the values of the slow twin`(seed: UInt64) throws {
    var random = RandomFormulae(seed: seed)
    let table = random.table(rowCount: [0, 1, 3, 63, 64, 65, 200][random.below(7)])
    for number in 0..<150 {
      let type = ValueType.allCases[random.below(ValueType.allCases.count)]
      let formula = random.formula(type, depth: 3, on: table)
      let expected = try? RowInterpreter(table: table).values(of: formula)
      let column = try? evaluator.column(of: formula, in: Frame(table))
      let found = column.map { column in (0..<table.rowCount).map(column.value) }
      if found != expected {
        Issue.record("seed \(seed), formula \(number): \(formula)")
        return
      }
      // Equal columns have equal bits: what is missing is stored as zero.
      if case .text? = column { continue }
      if let column, column != Column(expected ?? [], column.description) {
        Issue.record("seed \(seed), formula \(number) has values where it is missing: \(formula)")
        return
      }
    }
  }

  @Test func `And, or and not follow Kleene's tables`() throws {
    let truths: [Value] = [.truth(true), .truth(false), .missing]
    let pairs = truths.flatMap { left in truths.map { (left, $0) } }
    let table = Table(
      fields: [Field("p", .truth), Field("q", .truth)], rows: pairs.map { [$0.0, $0.1] })
    func text(_ operation: Operation, _ names: [String]) throws -> String {
      let operands = names.map { CheckedExpression(.column($0), ColumnType(.truth)) }
      let formula = CheckedExpression(.operation(operation, operands), ColumnType(.truth))
      let column = try evaluator.column(of: formula, in: Frame(table))
      let signs = ["": "?", "true": "1", "false": "0"]
      return (0..<9).map { signs[column.value(at: $0).plainText] ?? "" }.joined()
    }
    let found = try [text(.and, ["p", "q"]), text(.or, ["p", "q"]), text(.not, ["q"])]
    #expect(found == ["10?000?0?", "11110?1??", "01?01?01?"])
  }

  @Test func `A whole number that does not fit is an error with both numbers and its place`() {
    let table = Table(fields: [Field("n", .whole)], rows: [[.missing], [.whole(.max)]])
    let sum = CheckedExpression(
      .operation(
        .add,
        [
          CheckedExpression(.column("n"), ColumnType(.whole)),
          CheckedExpression(.constant(.whole(1)), ColumnType(.whole)),
        ]), ColumnType(.whole), range: SourceRange(9, 14))
    #expect(throws: EngineError.overflow("9223372036854775807 + 1", at: SourceRange(9, 14))) {
      try evaluator.column(of: sum, in: Frame(table))
    }
  }

  @Test func `A missing number cannot overflow`() throws {
    let table = Table(fields: [Field("n", .whole)], rows: [[.missing], [.whole(-1)]])
    let difference = CheckedExpression(
      .operation(
        .subtract,
        [
          CheckedExpression(.column("n"), ColumnType(.whole)),
          CheckedExpression(.constant(.whole(.min)), ColumnType(.whole)),
        ]), ColumnType(.whole))
    let column = try evaluator.column(of: difference, in: Frame(table))
    #expect(column == Column([.missing, .whole(.max)], ColumnType(.whole)))
  }

  @Test func `Divisions by zero are missing and counted`() throws {
    let table = Table(
      fields: [Field("x", .decimal)],
      rows: [[.decimal(0)], [.decimal(2)], [.missing], [.decimal(0)]])
    let quotient = CheckedExpression(
      .operation(
        .divide,
        [
          CheckedExpression(.constant(.decimal(1)), ColumnType(.decimal)),
          CheckedExpression(.column("x"), ColumnType(.decimal)),
        ]), ColumnType(.decimal))
    let column = try evaluator.column(of: quotient, in: Frame(table))
    #expect(
      column == Column([.missing, .decimal(0.5), .missing, .missing], ColumnType(.decimal)))
    #expect(evaluator.notes.diagnostics.map(\.message) == ["2 divisions by zero have no value"])
  }

  @Test func `Times outside the years 1 to 9999 are missing and counted`() throws {
    let day = CalendarDate.written.upperBound
    let table = Table(
      fields: [Field("d", .date), Field("t", .timestamp)],
      rows: [
        [.date(day), .timestamp(Timestamp(startOf: day))], [.missing, .missing],
        [.date(CalendarDate(days: 0)), .timestamp(Timestamp(microseconds: 0))],
      ])
    let cases: [(String, ValueType, CalendarDuration)] = [
      ("d", .date, CalendarDuration(1, .day)), ("d", .date, CalendarDuration(100_000, .year)),
      ("d", .date, CalendarDuration(-1_000_000, .week)),
      ("t", .timestamp, CalendarDuration(24, .hour)),
      ("t", .timestamp, CalendarDuration(23, .hour)),
      ("t", .timestamp, CalendarDuration(-1_000_000, .month)),
    ]
    let found = try cases.map { name, type, length in
      let sum = CheckedExpression(
        .operation(.shift(length), [CheckedExpression(.column(name), ColumnType(type))]),
        ColumnType(type))
      let column = try evaluator.column(of: sum, in: Frame(table))
      return (0..<3).map { column.value(at: $0).plainText }.joined(separator: " ")
    }
    #expect(
      found == [
        "  1970-01-02", "  ", "  ", "  1970-01-02T00:00:00",
        "9999-12-31T23:00:00  1970-01-01T23:00:00", "  ",
      ])
    #expect(
      evaluator.notes.diagnostics.map(\.message)
        == ["8 dates lie outside the years 1 to 9999 and have no value"])
  }

  @Test func `A pattern matches the whole text, and one that cannot be read is an error`() throws {
    let table = Table(
      fields: [Field("t", .text)], rows: [[.text("ab1")], [.text("xab1")], [.missing]])
    func matches(_ pattern: String) -> CheckedExpression {
      CheckedExpression(
        .operation(
          .textTest(.matches),
          [
            CheckedExpression(.column("t"), ColumnType(.text)),
            CheckedExpression(
              .constant(.text(pattern)), ColumnType(.text), range: SourceRange(3, 5)),
          ]), ColumnType(.truth))
    }
    #expect(throws: EngineError.unreadablePattern("[", at: SourceRange(3, 5))) {
      try evaluator.column(of: matches("["), in: Frame(table))
    }
    let found = try evaluator.column(of: matches("[ab]+\\d"), in: Frame(table))
    #expect(
      found == Column([.truth(true), .truth(false), .missing], ColumnType(.truth)))
  }

  @Test func `A stopped run ends`() {
    let stop = StopFlag()
    stop.stop()
    let stopped = Evaluator(
      library: Library(tables: [:], links: [:]), work: WorkContext(stop: stop))
    let one = CheckedExpression(.constant(.whole(1)), ColumnType(.whole))
    let frame = Frame(Table(fields: [], columns: [], rowCount: 2))
    #expect(throws: EngineError(.stopped)) { try stopped.column(of: one, in: frame) }
  }
}
