import Bitmaps
import Language
import Tables
import Testing
import Values
import Work

@testable import Engine

/// Columns of the one side looked up for many rows, against a dictionary.
@Suite struct LargeLookupTests {
  private static let link = Link(many: "orders", one: "clients", manyKey: "client", oneKey: "id")
  private static let clientCount = 5_000

  /// A client that has no row is an orphan's; some orders have no client.
  private static func key(_ client: Int) -> String { "client \(client)" }

  private static func clients(_ random: inout LargeRows) -> Table {
    let numbers = (0..<clientCount).map { _ in random.below(200) }
    let missing = Bitmap(count: clientCount) { numbers[$0] % 7 == 0 }
    let columns: [(Field, Column)] = [
      (Field("id", .text), .text(TextColumn(.plain(TextPool((0..<clientCount).map(key)))))),
      (
        Field("truth", .truth),
        .truth(TruthColumn(Bitmap(count: clientCount) { numbers[$0] % 2 == 0 }, missing: missing))
      ),
      (Field("byte", .whole), .whole(WholeColumn(storage: .one(numbers.map { Int8($0 - 100) })))),
      (
        Field("word", .whole),
        .whole(WholeColumn(storage: .eight(numbers.map { Int64($0) << 40 }), missing: missing))
      ),
      (Field("decimal", .decimal), .decimal(DecimalColumn(numbers.map { Double($0) / 4 }))),
      (Field("day", .date), .date(DateColumn(numbers.map { Int32($0) }, missing: missing))),
      (
        Field("time", .timestamp),
        .timestamp(TimestampColumn(numbers.map { Int64($0) << 32 }))
      ),
      (
        Field("coded", .text),
        .text(
          TextColumn(
            .coded(
              Codes(narrowing: numbers.map(UInt32.init), distinctCount: 200),
              TextPool((0..<200).map { "text \($0)" })), missing: missing))
      ),
      (Field("plain", .text), .text(TextColumn(.plain(TextPool(numbers.map { "n\($0)" }))))),
    ]
    return Table(
      fields: columns.map(\.0), columns: columns.map(\.1), rowCount: clientCount)
  }

  @Test(arguments: [true, false], [true, false])
  func `Each row has the values of its partner`(hasDictionary: Bool, hasOrphans: Bool) throws {
    var random = LargeRows(seed: 41)
    let clients = Self.clients(&random)
    let range = Self.clientCount + (hasOrphans ? 100 : 0)
    let partners = (0..<LargeRows.count).map { _ in random.below(range) }
    let missing = hasOrphans ? random.missing(oneOf: 30) : nil
    let texts = partners.map(Self.key)
    let keys = LargeKeyTests().column(texts, hasDictionary: hasDictionary, missing: missing)
    let orders = Table(
      fields: [Field("client", .text)], columns: [keys], rowCount: LargeRows.count)
    for context in LargeRows.contexts {
      guard
        case .index(let index) = LinkIndex.make(
          Self.link, many: orders, one: clients, in: context)
      else {
        Issue.record("no link")
        return
      }
      let library = Library(
        tables: [
          "orders": StoredTable(name: "orders", table: orders),
          "clients": StoredTable(name: "clients", table: clients),
        ], links: [Self.link: index])
      let expected = partners.indices.map { row in
        missing?[row] == true || partners[row] >= Self.clientCount ? -1 : Int32(partners[row])
      }
      #expect(index.oneRows.numbers(in: context) == expected)
      #expect(index.orphanCount == expected.count { $0 < 0 })
      let evaluator = Evaluator(library: library, work: context)
      let frame = evaluator.storedFrame("orders")
      // Every third row, the last first.
      let chosen = stride(from: Int32(LargeRows.count - 1), through: 0, by: -3).map { $0 }
      for field in clients.fields {
        let inner = CheckedExpression(.column(field.name), field.description)
        let formula = CheckedExpression(.lookup(Self.link, inner), field.description)
        let whole = try evaluator.column(of: formula, in: frame)
        let some = try evaluator.column(of: formula, in: frame.selecting(chosen))
        let column = try #require(clients.column(field.name))
        let isRight =
          expected.indices.allSatisfy { row in
            whole.value(at: row)
              == (expected[row] < 0 ? .missing : column.value(at: Int(expected[row])))
          } && chosen.indices.allSatisfy { some.value(at: $0) == whole.value(at: Int(chosen[$0])) }
        if !isRight { Issue.record("\(field.name), \(context.threads) threads") }
        try check(try evaluator.key(formula, in: frame), against: whole, context)
      }
    }
  }

  /// Rows are divided by values with codes as by those of each row.
  private func check(_ key: GroupKey, against column: Column, _ work: WorkContext) throws {
    guard case .coded = key else {
      Issue.record("a lookup is no longer known by its codes")
      return
    }
    for isOrdered in [true, false] {
      let found = try Grouping(
        keys: [key], rowCount: column.count, isOrdered: isOrdered, in: work)
      let expected = try Grouping(
        keys: [column], rowCount: column.count, isOrdered: isOrdered, in: work)
      #expect(Set(found.firstRows) == Set(expected.firstRows))
      #expect(found.count == expected.count)
      guard isOrdered else { continue }
      #expect(found.firstRows == expected.firstRows)
      #expect(found.groups.numbers(in: work) == expected.groups.numbers(in: work))
      #expect(
        key.gathered(at: found.firstRows, in: work)
          == column.gathered(at: found.firstRows, in: work))
    }
  }
}
