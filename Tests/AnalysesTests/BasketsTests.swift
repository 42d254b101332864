import Bitmaps
import Language
import Statistics
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Analyses

/// Rules from some items to another, against counts by hand.
@Suite struct BasketsTests {
  // Ten orders: bread in 6, butter in 5, both in 5; milk in 4.
  private static let lines = AssociationTable.read(
    """
    basket,item
    1,bread
    1,butter
    1,butter
    2,bread
    2,butter
    3,bread
    3,butter
    4,bread
    4,butter
    5,bread
    5,butter
    5,milk
    6,bread
    7,milk
    8,milk
    9,milk
    10,tea
    """)

  private func answer(_ options: [String: CheckedOption]) throws -> Table {
    var asking = AssociationAsking(table: Self.lines, options: options)
    asking.items = [asking.item("item")]
    asking.clauses[.per] = [asking.item("basket")]
    return try asking.ask(.baskets).table
  }

  @Test func `confidence, lift and p of ten orders are those worked out by hand`() throws {
    let table = try answer(["keep": .word("all"), "top": .word("all"), "support": .number(0.2)])
    let rows = (0..<table.rowCount).map { row in
      ["antecedent", "consequent", "orders", "confidence", "lift"].map { table.text($0, row) }
        .joined(separator: " ")
    }
    #expect(
      rows == [
        "bread butter 5 0.8333333333333334 1.6666666666666667",
        "butter bread 5 1 1.6666666666666667",
      ])
    // All five of butter among the six of bread: C(6,5) / C(10,5) = 6/252.
    #expect(abs((table.number("p", 0) ?? 0) - 6 / 252.0) < 1e-12)
  }

  /// Forty orders of twelve items, of which some go together.
  private static func random(seed: UInt64, blanks: Double = 0, orders: Int = 40) -> Table {
    var random = SeededRandom(seed: seed)
    let lines = (0..<orders).flatMap { order in
      (0..<12).compactMap { item -> String? in
        guard random.chance(item % 3 == 0 || order % 4 > 1 ? 0.6 : 0.2) else { return nil }
        let cells = ["o\(order)", "i\(item)", random.chance(0.6) ? "1" : "0"]
        return cells.enumerated().map { $0 < 2 && random.chance(blanks) ? "" : $1 }
          .joined(separator: ",")
      }
    }
    return AssociationTable.read((["basket,item,own"] + lines).joined(separator: "\n"))
  }

  private func ask(
    _ table: Table, _ options: [String: CheckedOption], stop: StopFlag = StopFlag()
  ) throws -> Answer {
    var asking = AssociationAsking(table: table, options: options)
    asking.items = [asking.item("item")]
    asking.clauses[.per] = [asking.item("basket")]
    (asking.stop, asking.threads) = (stop, 1)
    return try asking.ask(.baskets)
  }

  private func lines(_ table: Table, columns: Int = .max) -> [String] {
    (0..<table.rowCount).map { row in
      table.columns.prefix(columns).map { $0.value(at: row).plainText }.joined(separator: " ")
    }
  }

  /// Asks with a flag that goes up after so many questions whether it is up; says how many came.
  private func ask(
    _ table: Table, _ options: [String: CheckedOption], stopAfter last: Int
  ) throws -> (answer: Answer, asked: Int) {
    let asked = Mutex(0)
    let stop = StopFlag(outside: {
      asked.withLock { count in
        count += 1
        return count > last
      }
    })
    return (try ask(table, options, stop: stop), asked.withLock { $0 })
  }

  // The stop comes in the search, or in the tests.
  @Test func `rules of a run that is stopped are some of the whole run's, with the same numbers`()
    throws
  {
    let table = Self.random(seed: 6)
    let options: [String: CheckedOption] = [
      "max": .whole(5), "keep": .word("all"), "top": .word("all"), "support": .number(0.05),
      "adjust": .word("bonferroni"),
    ]
    let whole = try lines(ask(table, options).table)
    let known = Set(whole)
    var (partial, fewest, wrong): (Int, Int, [Int]) = (0, .max, [])
    for last in [4, 30, 60, 100, 200, 400, 600, 700, 750, 800, 850, 900] {
      let answer = try ask(table, options, stopAfter: last).answer
      let found = lines(answer.table)
      if answer.isPartial { partial += 1 }
      fewest = min(fewest, found.count)
      let isSound =
        found.allSatisfy(known.contains) && Set(found).count == found.count
        && answer.notes.contains { $0.message.contains("stopped") } == answer.isPartial
        && (answer.isPartial || found == whole)
      if !isSound { wrong.append(last) }
    }
    #expect(wrong == [] && partial > 4 && (1..<whole.count / 2).contains(fewest))
  }

  @Test func `a wish to stop while measures are found leaves the rules without them`() throws {
    let table = Self.random(seed: 6)
    var options: [String: CheckedOption] = [
      "max": .whole(5), "keep": .word("all"), "top": .word("all"), "support": .number(0.05),
    ]
    let without = try ask(table, options, stopAfter: .max)
    options["measures"] = .word("all")
    let (whole, total) = try ask(table, options, stopAfter: .max)
    let part = try ask(table, options, stopAfter: total - 2).answer
    let names = part.table.fields.map(\.name)
    let rest = part.table.columns.dropFirst(without.answer.table.columns.count)
    #expect(total > without.asked + 3 && part.isPartial && names == whole.table.fields.map(\.name))
    #expect(rest.allSatisfy { $0.missingCount == part.table.rowCount } && part.table.rowCount > 500)
    #expect(
      without.answer.table.fields.allSatisfy {
        part.table.column($0.name) == whole.table.column($0.name)
      }
        && part.notes.contains { $0.message.contains("stopped before the end") })
  }

  @Test func `a stopped run with orders held out has rules of those searched, and no test`() throws
  {
    let table = Self.random(seed: 12, orders: 600)
    let options: [String: CheckedOption] = [
      "holdout": .number(0.4), "support": .number(0.05), "max": .whole(2), "keep": .word("all"),
      "top": .word("all"),
    ]
    // What does not depend on the test: all up to productive_p.
    func counted(_ answer: Answer) -> [String] { lines(answer.table, columns: 10) }
    let (whole, total) = try ask(table, options, stopAfter: .max)
    let known = Set(counted(whole))
    var (partial, untested, wrong): (Int, Int, [Int]) = (0, 0, [])
    for last in (1...16).map({ total * $0 / 16 }) + [total - 1, total - 2, total - 4] {
      let part = try ask(table, options, stopAfter: last).answer
      let found = counted(part)
      let words = part.notes.map(\.message)
      let saysTest = words.contains { $0.contains("held out") || $0.contains("held-out") }
      let hasTest =
        part.fact("holdout_candidates").isFinite
        || part.table.column("holdout_confidence")?.missingCount != part.table.rowCount
      let isSound =
        found.allSatisfy(known.contains) && part.narrowed?.words == ["not held out"]
        && words.contains { $0.contains("stopped") } == part.isPartial
        && saysTest != part.isPartial && hasTest != part.isPartial
        && (part.isPartial || lines(part.table) == lines(whole.table))
      if part.isPartial { partial += 1 }
      if part.isPartial, found.count == known.count { untested += 1 }
      if !isSound { wrong.append(last) }
    }
    #expect(
      wrong == [] && partial > 4 && untested > 1, "\(wrong) of \(total), \(partial), \(untested)")
  }

  @Test func `rows without an item or order count nowhere`() throws {
    let table = Self.random(seed: 9, blanks: 0.3)
    let complete = (0..<table.rowCount).filter { row in
      ["basket", "item"].allSatisfy { table.column($0)?.value(at: row) != .missing }
    }
    let rest = Table(
      fields: table.fields,
      columns: table.columns.map { $0.gathered(at: complete.map(Int32.init)) },
      rowCount: complete.count)
    let options: [String: CheckedOption] = ["keep": .word("all"), "top": .word("all")]
    let (some, all) = try (ask(table, options), ask(rest, options))
    #expect(complete.count < table.rowCount && some.table.rowCount > 50)
    #expect(lines(some.table) == lines(all.table))
    #expect(some.facts.map { lines($0) } == all.facts.map { lines($0) })
    #expect(
      some.notes.map(\.message).contains(
        "\(table.rowCount - complete.count) rows without an item or order left out"))
  }

  @Test func `rules are searched on one part of the orders and tested on the other`() throws {
    let table = Self.random(seed: 12, orders: 600)
    let options: [String: CheckedOption] = [
      "holdout": .number(0.4), "support": .number(0.05), "max": .whole(2), "keep": .word("all"),
      "top": .word("all"),
    ]
    let answer = try ask(table, options)
    var rows = (0..<table.rowCount).map { Int32($0) }
    var shuffled = SeededRandom(seed: 2)
    shuffled.shuffle(&rows)
    let other = try ask(table.gathered(at: rows), options)
    #expect(lines(answer.table) == lines(other.table) && answer.facts == other.facts)
    var orders: [String: Set<String>] = [:]
    for row in 0..<table.rowCount {
      orders[table.text("basket", row), default: []].insert(table.text("item", row))
    }
    let names = orders.keys.sorted()
    let held = RowKeys([.text(TextColumn(names))], rowCount: names.count).drawn(0.4, seed: 0x484F)
    func count(_ items: Set<String>, held isHeld: Bool) -> Int {
      names.indices.count { held[$0] == isHeld && items.isSubset(of: orders[names[$0]] ?? []) }
    }
    var (wrong, tested): ([Int], [(row: Int, p: Double)]) = ([], [])
    for row in 0..<answer.table.rowCount {
      let items = Set(answer.table.text("antecedent", row).split(separator: " & ").map(String.init))
      let item = answer.table.text("consequent", row)
      let both = items.union([item])
      let inside = (count(items, held: true), count(both, held: true))
      let isCounted =
        answer.table.number("orders", row) == Double(count(both, held: false))
        && answer.table.number("confidence", row)
          == Double(count(both, held: false)) / Double(count(items, held: false))
      let isTested =
        (answer.table.number("lift", row) ?? 0) > 1
        && (answer.table.number("productive_p", row) ?? 1) <= 0.05
      let share = isTested ? Double(inside.1) / Double(inside.0) : nil
      if !isCounted || answer.table.number("holdout_confidence", row) != share { wrong.append(row) }
      guard isTested else { continue }
      let p = items.map { lacking in
        let part = items.subtracting([lacking])
        return TwoByTwo(
          inside: inside.0, outcomesInside: inside.1, all: count(part, held: true),
          outcomes: count(part.union([item]), held: true)
        ).fisherGreaterP
      }.max()
      tested.append((row, p ?? 1))
    }
    let adjusted = PAdjustment.holm.adjusted(tested.map(\.p))
    for (place, test) in tested.enumerated() {
      let found = answer.table.number("adjusted_p", test.row) ?? .nan
      if !(abs(found - adjusted[place]) <= 1e-9 * adjusted[place]) { wrong.append(test.row) }
    }
    let facts = ["holdout_candidates", "holdout_failed", "holdout_passed"].map(answer.fact)
    let expected = [tested.count, tested.count { $0.p > 0.05 }, adjusted.count { $0 <= 0.05 }]
    #expect(wrong == [] && facts == expected.map(Double.init) && tested.count > 20, "\(facts)")
    let words = answer.notes.map(\.message)
    #expect(
      words.contains { $0.contains("p is that of held-out orders, adjusted for the ") }
        && words.contains { $0.hasSuffix("counts are those of the orders searched") }, "\(words)")
  }

  @Test func `counts, both p and the wider confidence are those of sets counted one by one`() throws
  {
    let table = Self.random(seed: 6)
    var orders: [String: Set<String>] = [:]
    for row in 0..<table.rowCount {
      orders[table.text("basket", row), default: []].insert(table.text("item", row))
    }
    let baskets = Array(orders.values)
    func count(_ items: Set<String>) -> Int { baskets.count { items.isSubset(of: $0) } }
    func p(_ items: Set<String>, _ item: String, inside part: Set<String>) -> Double {
      TwoByTwo(
        inside: count(items), outcomesInside: count(items.union([item])), all: count(part),
        outcomes: count(part.union([item]))
      ).fisherGreaterP
    }
    let answer = try ask(
      table,
      [
        "keep": .word("all"), "top": .word("all"), "support": .number(0.1),
        "measures": .word("all"), "adjust": .word("bonferroni"),
      ])
    var (wrong, longest): ([Int], Int) = ([], 0)
    for row in 0..<answer.table.rowCount {
      func has(_ name: String, _ value: Double) -> Bool {
        abs((answer.table.number(name, row) ?? .infinity) - value) <= 1e-9 * max(value, 1e-300)
      }
      let items = Set(answer.table.text("antecedent", row).split(separator: " & ").map(String.init))
      let item = answer.table.text("consequent", row)
      longest = max(longest, items.count)
      let both = Double(count(items.union([item])))
      let productive = items.map { p(items, item, inside: items.subtracting([$0])) }.max() ?? 1
      let parts = items.reduce([Set<String>()]) { made, next in made + made.map { $0.union([next]) }
      }
      let wider =
        parts.filter { $0 != items }
        .map { Double(count($0.union([item]))) / Double(count($0)) }.max() ?? 0
      let isRight =
        has("orders", both) && has("confidence", both / Double(count(items)))
        && has("p", p(items, item, inside: [])) && has("productive_p", productive)
        && has("adjusted_p", min(1, productive * Double(12 * (11 + 55 + 165))))
        && has("confidence_boost", both / Double(count(items)) / wider)
        && has("base", Double(count([item])) / 40)
      if !isRight { wrong.append(row) }
    }
    #expect(wrong == [] && longest == 3 && answer.table.rowCount > 500)
  }
}
