import Language
import Tables
import Testing
import Values

@testable import Engine

@Suite struct LinkTests {
  private static let customers = Table(
    fields: [Field("id", .whole), Field("region", .text), Field("joined", .date)],
    rows: [
      [.whole(1), .text("north"), .date(CalendarDate(days: 20_000))],
      [.whole(2), .missing, .date(CalendarDate(days: 20_000))],
      [.whole(3), .text("south"), .date(CalendarDate(days: 20_480))],
    ])
  private static let orders = Table(
    fields: [Field("customer", .whole), Field("amount", .decimal), Field("date", .date)],
    rows: [
      [.whole(3), .decimal(10), .date(CalendarDate(days: 20_481))],
      [.whole(1), .decimal(2), .date(CalendarDate(days: 20_001))],
      [.whole(9), .decimal(4), .date(CalendarDate(days: 20_001))],
      [.missing, .decimal(8), .date(CalendarDate(days: 20_001))],
      [.whole(1), .missing, .date(CalendarDate(days: 20_400))],
    ])
  private static let link = Link(
    many: "orders", one: "customers", manyKey: "customer", oneKey: "id")

  private func formulae(on name: String) -> TypedFormulae {
    TypedFormulae(
      name, of: [("customers", Self.customers), ("orders", Self.orders)], links: [Self.link])
  }

  @Test func `A customer sees aggregates of its orders`() {
    let formulae = formulae(on: "customers")
    // asof is day 20,485: the third customer was not observed for thirty days.
    let found = [
      "count(orders)", "sum(orders.amount)", "avg(orders.amount)",
      "count(orders where amount > 5)", "count(orders) + id", "max(orders.date)",
      "count(orders where date in first 30 days of customers.joined)",
    ].map(formulae.values)
    #expect(
      found == [
        "2 | 0 | 1", "2 | 0 | 10", "2 |  | 10", "0 | 0 | 1", "3 | 2 | 4",
        "2025-11-08 |  | 2026-01-28", "1 | 0 | ",
      ])
  }

  @Test func `An order sees its customer`() {
    let formulae = formulae(on: "orders")
    let found = ["customers.region", "date - customers.joined", "customers.region = \"north\""]
      .map(formulae.values)
    #expect(
      found == ["south | north |  |  | north", "1 | 1 |  |  | 400", "false | true |  |  | true"])
  }

  @Test func `A function of a customer's column is that of each order's value`() {
    let formulae = formulae(on: "orders")
    let found = [
      "month(customers.joined)", "length(customers.region)", "greatest(customers.id, 2)",
      "date(customers.joined)",
    ].map(formulae.values)
    #expect(
      found == [
        "2026-01 | 2024-10 |  |  | 2024-10", "5 | 5 |  |  | 5", "3 | 2 | 2 | 2 | 2",
        "2026-01-27 | 2024-10-04 |  |  | 2024-10-04",
      ])
    // It is computed for the three customers, unless it may be known without one.
    let evaluator = Evaluator(library: formulae.library)
    let isOnOneSide = ["month(customers.joined)", "greatest(customers.id, 2)"].map { text in
      formulae.checked(text).value.flatMap {
        try? evaluator.oneSideColumn(of: $0, in: formulae.frame)
      } != nil
    }
    #expect(isOnOneSide == [true, false])
  }

  @Test func `Rows that were chosen and ordered keep their links`() {
    var formulae = formulae(on: "customers")
    formulae.frame = formulae.frame.selecting([2, 0])
    #expect(formulae.values("count(orders)") == "1 | 2")
    var orders = self.formulae(on: "orders")
    orders.frame = orders.frame.selecting([4, 2, 0])
    #expect(orders.values("customers.region") == "north |  | south")
  }

  @Test func `A formula on the origin is computed once and gathered`() throws {
    let formulae = formulae(on: "customers")
    let region = CheckedExpression(
      .operation(.isMissing, [CheckedExpression(.column("region"), ColumnType(.text))]),
      ColumnType(.truth))
    let origin = CheckedExpression(.origin(region), ColumnType(.truth))
    let frame = formulae.frame.selecting([1, 2])
    let evaluator = Evaluator(library: formulae.library)
    let column = try evaluator.column(of: origin, in: frame)
    #expect(column == Column([.truth(true), .truth(false)], ColumnType(.truth)))
    #expect(formulae.library.cache.column(of: region, on: "customers")?.count == 3)
  }
}
