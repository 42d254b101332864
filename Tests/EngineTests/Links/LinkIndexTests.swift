import Language
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Engine

@Suite struct LinkIndexTests {
  let link = Link(many: "orders", one: "customers", manyKey: "customer", oneKey: "id")

  func outcome(_ many: [Value], _ one: [Value], _ types: (ValueType, ValueType)) -> String {
    let orders = Table(fields: [Field("customer", types.0)], rows: many.map { [$0] })
    let customers = Table(fields: [Field("id", types.1)], rows: one.map { [$0] })
    switch LinkIndex.make(link, many: orders, one: customers) {
    case .index(let index):
      let rows = index.oneRows.numbers(in: WorkContext()).map(String.init).joined(separator: " ")
      return "\(rows); \(index.orphanCount): \(index.orphanSamples.joined(separator: ", "))"
    case .duplicates(let count, let first):
      let shown = first.map { "\($0.key) (\($0.count))" }.joined(separator: ", ")
      return "\(count) keys: \(shown)"
    case .mismatch(let diagnostic): return diagnostic.message
    case .stopped: return "stopped"
    }
  }

  @Test func `A link that is stopped anywhere tells so or is whole`() {
    let keys = [Value.missing] + ["a", "b", "c"].map { .text($0) }
    let types: [(many: Column, one: Column)] = [
      (Column(keys + keys, ColumnType(.text)), Column(keys, ColumnType(.text))),
      (Column(keys, ColumnType(.text)), Column(keys.reversed(), ColumnType(.text))),
      (
        Column([.whole(3), .missing], ColumnType(.whole)),
        Column([.whole(3), .whole(5), .missing], ColumnType(.whole))
      ),
    ]
    for (many, one) in types {
      let whole = LinkIndex.partners(many: many, one: one)
      var stopCount = 0
      for polls in 0..<40 {
        let work = WorkContext(threads: 1, stop: Countdown(polls).flag)
        let found = LinkIndex.partners(many: many, one: one, in: work)
        if work.stop.isStopped { stopCount += 1 } else { #expect(found == whole) }
      }
      #expect(stopCount > 2)
    }
  }

  @Test func `A table that was cut down is linked by the rows it still has`() {
    let all = ["a", "b", "c", "d"]
    let many = Column((all + all).map { .text($0) }, ColumnType(.text))
    let dictionary = TextPool(all)
    let cut = Column.text(TextColumn(.coded(.one([0, 1]), dictionary)))
    #expect(
      LinkIndex.partners(many: many, one: cut) == [0, 1, -1, -1, 0, 1, -1, -1])
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

/// A stop that comes once it was asked for some times.
private final class Countdown: Sendable {
  private let left: Atomic<Int>

  init(_ polls: Int) { left = Atomic(polls) }

  var flag: StopFlag {
    StopFlag { self.left.wrappingSubtract(1, ordering: .relaxed).oldValue <= 0 }
  }
}
