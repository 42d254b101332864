import Language
import Tables
import Testing
import Values

@testable import Engine

@Suite struct LinkIndexTests {
  let link = Link(many: "orders", one: "customers", manyKey: "customer", oneKey: "id")

  func outcome(_ many: [Value], _ one: [Value], _ types: (ValueType, ValueType)) -> String {
    let orders = Table(fields: [Field("customer", types.0)], rows: many.map { [$0] })
    let customers = Table(fields: [Field("id", types.1)], rows: one.map { [$0] })
    switch LinkIndex.make(link, many: orders, one: customers) {
    case .index(let index):
      let rows = index.oneRows.map(String.init).joined(separator: " ")
      return "\(rows); \(index.orphanCount): \(index.orphanSamples.joined(separator: ", "))"
    case .duplicates(let count, let first):
      let shown = first.map { "\($0.key) (\($0.count))" }.joined(separator: ", ")
      return "\(count) keys: \(shown)"
    case .mismatch(let diagnostic): return diagnostic.message
    }
  }

  @Test func `A link finds the row of each key and names orphans`() {
    let texts = outcome(
      [.text("b"), .text("x"), .missing, .text("a"), .text("x"), .text("é")],
      [.text("a"), .missing, .text("b"), .text("é"), .missing], (.text, .text))
    let numbers = outcome(
      [.whole(7), .whole(0), .whole(-1)], [.whole(-1), .missing, .whole(7)], (.whole, .whole))
    let days = outcome(
      [.date(CalendarDate(days: 3))], [.date(CalendarDate(days: 3))], (.date, .date))
    let empty = [outcome([], [], (.text, .text)), outcome([.missing], [.missing], (.text, .text))]
    #expect(
      [texts, numbers, days] + empty == [
        "2 -1 -1 0 -1 3; 3: x, (missing)", "2 -1 0; 1: 0", "0; 0: ", "; 0: ",
        "-1; 1: (missing)",
      ])
  }

  @Test func `Keys that the one side has more than once are counted`() {
    let keys = ["c", "a", "b", "a", "d", "b", "a", "d"].map(Value.text)
    #expect(outcome([], keys, (.text, .text)) == "3 keys: a (3), b (2), d (2)")
  }

  @Test func `Keys of types that do not compare are refused`() {
    let found = [
      outcome([.whole(1)], [.text("1")], (.whole, .text)),
      outcome([.decimal(1)], [.decimal(1)], (.decimal, .decimal)),
    ]
    #expect(
      found == [
        "`orders.customer` is a whole number but `customers.id` is a text, so they cannot be linked",
        "keys of a link are texts, whole numbers or dates, not a decimal number",
      ])
  }
}
