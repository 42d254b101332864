import Bitmaps
import Diagnostics
import Language
import Statistics
import Tables
import Testing
import Values

@testable import Analyses

/// What goes beyond counting rules: strata, explanations, the best of any length, parts held out.
@Suite struct AssociationDepthTests {
  /// Customers with planted causes: `b12` raises churn, `b15` only follows `b12`, `b3` and `b7`
  /// raise it only together; what is left is noise.
  static let planted: Table = {
    var random = SeededRandom(seed: 20_260_101)
    let rows = (0..<6_000).map { _ in
      var has = (1...16).map { random.chance(0.1 + 0.02 * Double($0)) }
      has[14] = random.chance(has[11] ? 0.8 : 0.08)
      let chance = has[2] && has[6] ? 0.6 : has[11] ? 0.28 : 0.08
      let cells = has.map { $0 ? "1" : "0" } + [random.chance(chance) ? "true" : "false"]
      return cells.joined(separator: ",")
    }
    let names = (1...16).map { "b\($0)" } + ["churned"]
    return AssociationTable.read(([names.joined(separator: ",")] + rows).joined(separator: "\n"))
  }()

  private func rules(_ answer: Answer) -> [String] {
    (0..<answer.table.rowCount).map { answer.table.text("rule", $0) }
  }

  @Test func `planted causes are found, and the proxy of one is said to be explained by it`() throws
  {
    let answer = try AssociationAsking(
      table: Self.planted, options: ["sides": .word("yes"), "max": .whole(2)]
    ).ask()
    let found = rules(answer)
    #expect(found.contains("b12=1") && found.contains("b3=1 & b7=1") && found.contains("b15=1"))
    let notes = answer.notes.map(\.message).filter { $0.contains("explained by") }
    #expect(notes.contains { $0.contains("`b15=1` is explained by `b12=1`") })
    #expect(!notes.contains { $0.contains("`b12=1` is explained") })
  }

  @Test func `with the cause held fixed the odds ratio of its proxy is about 1`() throws {
    var asking = AssociationAsking(table: Self.planted)
    asking.items = [asking.item("b15")]
    asking.options = ["sides": .word("yes")]
    asking.clauses[.given] = [asking.item("b12")]
    let answer = try asking.ask()
    let crude = answer.table.number("odds_ratio", 0) ?? 0
    let adjusted = answer.table.number("adjusted_odds_ratio", 0) ?? 0
    let low = answer.table.number("adjusted_odds_low", 0) ?? 0
    let high = answer.table.number("adjusted_odds_high", 0) ?? 0
    #expect(crude > 1.8 && low < 1 && high > 1 && abs(adjusted - 1) < 0.2)
    #expect(answer.notes.contains { $0.message.contains("the association vanishes") })
  }

  @Test func `the best rules of any length are those of the whole list`() throws {
    for (seed, adjust) in [(UInt64(3), "none"), (4, "bonferroni"), (5, "holm")] {
      let table = AssociationDepthTests.small(seed: seed)
      var options: [String: CheckedOption] = [
        "adjust": .word(adjust), "churners": .whole(2), "top": .whole(6), "alpha": .number(0.5),
      ]
      options["max"] = .whole(5)
      let listed = try AssociationAsking(table: table, options: options).ask()
      options["max"] = .word("none")
      let best = try AssociationAsking(table: table, options: options).ask()
      let places = (0..<listed.table.rowCount).filter {
        adjust == "none" || (listed.table.number("adjusted_p", $0) ?? 1) <= 0.5
      }
      #expect(!places.isEmpty && rules(best) == places.map { listed.table.text("rule", $0) })
    }
  }

  /// Three hundred customers with five columns of two or three values, one of which raises churn.
  static func small(seed: UInt64) -> Table {
    var random = SeededRandom(seed: seed)
    let rows = (0..<300).map { _ in
      let cells = [2, 3, 2, 3, 2].map { random.int(below: $0) }
      let chance = cells[0] == 1 ? (cells[1] == 2 ? 0.8 : 0.5) : 0.15
      return (cells.map { "v\($0)" } + [random.chance(chance) ? "true" : "false"])
        .joined(separator: ",")
    }
    return AssociationTable.read((["a,b,c,d,e,churned"] + rows).joined(separator: "\n"))
  }

  @Test func `permuted labels give a rule at 5% in at most 11 of 100 seeds`() throws {
    var random = SeededRandom(seed: 99)
    let source = AssociationDepthTests.small(seed: 12)
    var reporting = 0
    for _ in 0..<100 {
      var order = Array(Int32(0)..<300)
      random.shuffle(&order)
      let labels = source.column("churned")?.gathered(at: order)
      let columns = source.columns.dropLast() + [labels].compactMap { $0 }
      let table = Table(fields: source.fields, columns: Array(columns), rowCount: 300)
      let answer = try AssociationAsking(table: table).ask()
      if answer.table.rowCount > 0 { reporting += 1 }
    }
    // 99.6 % point of the binomial law of 100 and .05.
    #expect(reporting <= 11)
  }

  @Test func `rules are searched on one part of the customers and tested on the other`() throws {
    let options: [String: CheckedOption] = [
      "holdout": .number(0.5), "sides": .word("yes"), "max": .whole(2),
    ]
    let answer = try AssociationAsking(table: Self.planted, options: options).ask()
    #expect(rules(answer).contains("b12=1") && answer.fact("customers") < 3_200)
    let confidence = answer.table.number("holdout_confidence", 0) ?? 0
    #expect(confidence > 0.1 && confidence < 0.8)
    #expect(
      answer.fact("holdout_candidates") >= answer.fact("holdout_failed")
        + answer.fact("holdout_passed"))
  }

  @Test func `a rule that differs between groups is named with the odds ratio of each`() throws {
    var random = SeededRandom(seed: 5)
    let rows = (0..<4_000).map { row in
      let (north, slow, app) = (row % 2 == 0, random.chance(0.4), random.chance(0.5))
      let chance = 0.15 + (north && slow ? 0.5 : 0) + (app ? 0.25 : 0)
      return "\(north ? "north" : "south"),\(slow ? "Yes" : "No"),\(app ? "Yes" : "No"),"
        + "\(random.chance(chance) ? "true" : "false")"
    }
    var asking = AssociationAsking(
      table: AssociationTable.read(
        (["region,slow,app,churned"] + rows).joined(separator: "\n")),
      options: ["max": .whole(1), "sides": .word("yes")])
    asking.clauses[.by] = [asking.item("region")]
    let notes = try asking.ask().notes.map(\.message).filter { $0.contains("differs between") }
    #expect(
      notes.contains { $0.hasPrefix("`slow=Yes` differs between the groups: odds ratio ") },
      "\(notes)")
  }

  @Test func `measures by hand, with their limits`() {
    func values(_ table: TwoByTwo) -> [String: Double] {
      let measures = RuleMeasures(table: table, wider: 0.5, z: 1.96)
      return Dictionary(
        RuleMeasures.all.compactMap { entry in entry.value(measures).map { (entry.name, $0) } },
        uniquingKeysWith: { first, _ in first })
    }
    // 12 customers, 6 churners, 5 in the rule, 4 of them churners.
    let found = values(TwoByTwo(a: 4, b: 1, c: 2, d: 5))
    let byHand: [(String, Double)] = [
      ("added_value", 0.3), ("certainty", 0.6), ("sebag", 4.0), ("kappa", 0.5), ("lambda", 0.5),
      ("improvement", 0.3), ("confidence_boost", 1.6), ("max_confidence", 0.8),
      ("risk_difference", 0.514_285_714_285_714_3), ("jaccard", 0.571_428_571_428_571_4),
      ("laplace", 0.714_285_714_285_714_3), ("yule_q", 0.818_181_818_181_818_2),
      ("all_confidence", 0.666_666_666_666_666_7), ("rule_power_factor", 0.266_666_666_666_666_7),
      ("phi", 0.507_092_552_837_109_6), ("chi_squared", 3.085_714_285_714_285_7),
      ("ralambondrainy", 0.083_333_333_333_333_33), ("imbalance", 0.142_857_142_857_142_86),
    ]
    let wrong = byHand.filter { abs((found[$0.0] ?? .nan) - $0.1) > 1e-12 || found[$0.0] == nil }
    #expect(wrong.isEmpty)
    // Everybody is in the rule: what compares with others is missing.
    let everyone = values(TwoByTwo(a: 3, b: 2, c: 0, d: 0))
    #expect(everyone["risk_difference"] == nil && everyone["phi"] == nil && everyone["zhang"] == 0)
  }

  // By hand: 1 2 3 without, 4 5 6 with the outcome are parted at 3.5; noise is not cut.
  @Test func `numbers are cut where the outcome changes, and noise is not cut`() {
    let numbers = (0..<60).map { Double($0 % 6 + 1) }
    #expect(EntropyCuts(numbers, hits: numbers.map { $0 > 3 }).cuts == [3.5])
    #expect(EntropyCuts(numbers, hits: (0..<60).map { $0 % 4 < 2 }).cuts == [])
  }
}
