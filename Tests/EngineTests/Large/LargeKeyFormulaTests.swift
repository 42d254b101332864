import Bitmaps
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Rows grouped by functions of columns with few different values, which are known by their codes, against
/// the same values written down for each row.
@Suite struct LargeKeyFormulaTests {
  private static func table(hasMissing: Bool, _ random: inout LargeRows) -> Table {
    let numbers = (0..<LargeRows.count).map { _ in random.below(60) }
    let missing = random.missing(oneOf: hasMissing ? 9 : 0)
    let texts = (0..<60).map { "\($0 % 2 == 0 ? "Text" : "text") \($0 / 2)" }
    return Table(
      fields: [
        Field("t", .text), Field("n", .whole), Field("d", .date), Field("b", .truth),
      ],
      columns: [
        .text(
          TextColumn(
            .coded(Codes(narrowing: numbers.map(UInt32.init), distinctCount: 60), TextPool(texts)),
            missing: missing)),
        .whole(WholeColumn(storage: .one(numbers.map { Int8($0 - 9) }), missing: missing)),
        .date(DateColumn(numbers.map { Int32($0 * 11) }, missing: missing)),
        .truth(TruthColumn(Bitmap(count: numbers.count) { numbers[$0] < 9 }, missing: missing)),
      ], rowCount: LargeRows.count)
  }

  @Test(
    arguments: [
      "lower(t)", "upper(t)", "length(t)", "prefix(t, 3)", "coalesce(t, \"none\")", "text(n)",
      "floor(n / 12)", "abs(n)", "month(d)", "weekday(d)", "coalesce(n, 7)", "t", "n", "d", "b",
      "replace(t, \"t\", \"u\")", "floor(n / 12) + 1", "t = \"text 3\"",
    ], [true, false])
  func `Groups by codes are those by values`(text: String, hasMissing: Bool) throws {
    var random = LargeRows(seed: 51)
    let table = Self.table(hasMissing: hasMissing, &random)
    let formula = try #require(TypedFormulae(table).checked(text).value)
    for work in LargeRows.contexts {
      let evaluator = Evaluator(library: Library(tables: [:], links: [:]), work: work)
      let frame = Frame(table, in: work)
      let key = try evaluator.key(formula, in: frame)
      let column = try evaluator.column(of: formula, in: frame)
      let found = try Grouping(
        keys: [key], rowCount: column.count, isOrdered: true, in: work)
      let expected = try Grouping(
        keys: [column], rowCount: column.count, isOrdered: true, in: work)
      #expect(found.firstRows == expected.firstRows)
      #expect(found.groups.numbers(in: work) == expected.groups.numbers(in: work))
      let rows = found.firstRows
      #expect(key.gathered(at: rows, in: work) == column.gathered(at: rows, in: work))
      // Beside another key, and in no order.
      let both = try Grouping(
        keys: [.column(table.columns[3]), key], rowCount: column.count, isOrdered: true, in: work)
      let pairs = try Grouping(
        keys: [table.columns[3], column], rowCount: column.count, isOrdered: true, in: work)
      #expect(both.groups.numbers(in: work) == pairs.groups.numbers(in: work))
      let loose = try Grouping(
        keys: [key], rowCount: column.count, isOrdered: false, in: work)
      #expect(Set(loose.firstRows) == Set(expected.firstRows))
    }
  }
}
