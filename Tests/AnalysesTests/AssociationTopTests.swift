import Bitmaps
import Foundation
import Language
import Statistics
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Analyses

/// The best rules of any length against every combination there is.
@Suite struct AssociationTopTests {
  /// Customers with seven columns of two or three values; how much the first two raise churn, alone
  /// and together, is drawn, and so is a column that is another one again but for a few customers.
  private static func table(seed: UInt64, customers: Int = 360) -> Table {
    var random = SeededRandom(seed: seed)
    let strength = Double(seed % 4) * 0.25
    let rows = (0..<customers).map { _ in
      var cells = [2, 3, 2, 2, 3, 2, 2].map { random.int(below: $0) }
      cells[6] = random.chance(0.95) ? cells[0] : 1 - cells[0]
      let chance =
        0.2 + (cells[0] == 1 && cells[1] == 2 ? strength : 0) + (cells[2] == 1 ? strength / 3 : 0)
      return (cells.map { "v\($0)" } + [random.chance(chance) ? "true" : "false"])
        .joined(separator: ",")
    }
    return AssociationTable.read((["a,b,c,d,e,f,g,churned"] + rows).joined(separator: "\n"))
  }

  private func lines(_ answer: Answer, below bound: Double = 1) -> [String] {
    (0..<answer.table.rowCount).filter { (answer.table.number("adjusted_p", $0) ?? 1) <= bound }
      .map { row in
        ["rule", "customers", "churned"].map { answer.table.text($0, row) }.joined(separator: " ")
      }
  }

  @Test func `whatever is left out cannot be among the best, however few are significant`() throws {
    var (wrong, sizes): ([String], Set<Int>) = ([], [])
    for seed in UInt64(1)...24 {
      let table = Self.table(seed: seed)
      for (adjust, top) in [("none", 4), ("bonferroni", 5), ("bonferroni", 40)] {
        var options: [String: CheckedOption] = [
          "adjust": .word(adjust), "churners": .whole(1), "top": .whole(top),
          "alpha": .number(0.3), "support": .number(seed % 2 == 0 ? 0.03 : 0.001),
        ]
        options["max"] = .whole(7)
        let listed = try AssociationAsking(table: table, options: options).ask()
        options["max"] = .word("none")
        let best = try AssociationAsking(table: table, options: options).ask()
        sizes.insert(min(best.table.rowCount, top == 40 ? 40 : 6))
        if lines(best) != lines(listed) { wrong.append("seed \(seed) \(adjust) \(top)") }
      }
    }
    // None significant, fewer than asked for, and as many as asked for.
    #expect(wrong == [] && sizes.contains(0) && sizes.contains(1) && sizes.contains(4))
  }

  @Test func `without a test the best rules are those of the whole list`() throws {
    var wrong: [UInt64] = []
    for seed in UInt64(1)...8 {
      let table = Self.table(seed: seed)
      var options: [String: CheckedOption] = ["keep": .word("all"), "top": .whole(9)]
      options["max"] = .whole(7)
      let listed = try AssociationAsking(table: table, options: options).ask()
      options["max"] = .word("none")
      let best = try AssociationAsking(table: table, options: options).ask()
      if lines(best) != lines(listed) || best.table.rowCount != 9 { wrong.append(seed) }
    }
    #expect(wrong == [])
  }

  // The flag is asked once for each item that is added, so that a stop comes soon.
  @Test func `a search that is stopped keeps its best rules so far and says so`() throws {
    var asking = AssociationAsking(table: Self.table(seed: 3))
    asking.options = ["max": .word("none"), "keep": .word("all"), "top": .whole(100_000)]
    let whole = try asking.ask()
    let asked = Mutex(0)
    asking.stop = StopFlag(outside: {
      asked.withLock { count in
        count += 1
        return count > 100
      }
    })
    let part = try asking.ask()
    let notes = part.notes.map(\.message)
    let rules = Set(lines(whole))
    #expect(
      part.isPartial && !whole.isPartial && notes.contains { $0.contains("stopped") }
        && (10..<whole.table.rowCount).contains(part.table.rowCount)
        && lines(part).allSatisfy(rules.contains))
  }

  @Test func `why a rule is not among the best of any length is said`() throws {
    var asking = AssociationAsking(table: Self.table(seed: 3))
    asking.options = ["max": .word("none"), "top": .whole(2), "adjust": .word("none")]
    let answer = try asking.ask()
    let reasons = try #require(answer.reasons)
    asking.options = ["max": .whole(7), "top": .word("all"), "keep": .word("all")]
    asking.options["adjust"] = .word("none")
    let all = try asking.ask().table
    func found(_ row: Int) -> String {
      reasons.why(text: all.text("rule", row)).joined(separator: " ")
    }
    var wrong: [String] = []
    let listed = Set((0..<2).map { answer.table.text("rule", $0) })
    for row in stride(from: 0, to: all.rowCount, by: 7) {
      let (customers, churned) = (
        all.number("customers", row) ?? 0, all.number("churned", row) ?? 0
      )
      let expected =
        customers < 4 || churned < 5
        ? "too few"
        : (all.number("lift", row) ?? 0) <= 1
          ? "does not raise churn"
          : (all.number("productive_p", row) ?? 1) > 0.05
            ? "adjusted p = "
            : listed.contains(all.text("rule", row)) ? "it is listed" : "beyond the first 2"
      if !found(row).contains(expected) { wrong.append("\(found(row)) instead of \(expected)") }
    }
    #expect(wrong == [])
  }

  // Every rule X and every longer one of a random table: the p that bounds X is not above any of
  // theirs.
  @Test func `no longer rule has a p below the least that can be reached`() throws {
    var (compared, wrong) = (0, 0)
    for seed in UInt64(1)...2 {
      let twin = AssociationTwin(
        Self.table(seed: seed, customers: 60), outcome: "churned", maximum: 3, customers: 3,
        churned: 0)
      let parts = twin.rules.mapValues { $0 }.map {
        (Set($0.key.split(separator: "&").map(trim)), $0.value)
      }
      let rules = Dictionary(uniqueKeysWithValues: parts)
      for (names, rule) in rules where names.count > 1 {
        for item in names {
          guard let general = rules[names.subtracting([item])] else { continue }
          let left = general.customers - general.churned - rule.customers + rule.churned
          let least = AttainableP.leastLogP(churned: rule.churned, leavingOut: left, 3)
          for (longer, other) in rules where longer.isSuperset(of: names) {
            compared += 1
            if Double(other.productive) < exp(least) * (1 - 1e-9) { wrong += 1 }
          }
        }
      }
    }
    #expect(wrong == 0 && compared > 1_000)
  }

  private func trim(_ text: Substring) -> String {
    String(text.drop { $0 == " " }.reversed().drop { $0 == " " }.reversed())
  }

  @Test func `an item must leave out enough stayers, and a rule keep enough churners`() {
    // 20 of 100 churned; p at most 1e-4 within rules of 10 customers or more.
    var bound = AttainableP(greatestLogP: log(1e-4), customers: 10, churned: 20, stayed: 80)
    func p(_ churned: Int, _ left: Int) -> Double {
      exp(AttainableP.leastLogP(churned: churned, leavingOut: left, 10))
    }
    let wrong = (0...20).flatMap { churned in
      (0...80).filter { left in
        (churned >= bound.leastChurned && bound.admits(churned: churned, leavingOut: left))
          != (p(churned, left) <= 1e-4)
      }
    }
    // By hand: 5 churners among 10, 80 stayers left out: C(10, 5) / C(90, 5) = 5.7e-6.
    #expect(wrong == [] && abs(p(5, 80) - 252 / 43_949_268) < 1e-15 && bound.leastChurned == 4)
  }
}
