import Bitmaps
import Diagnostics
import Glibc
import Language
import Statistics
import Synchronization
import Tables
import Testing
import Values
import Work

@testable import Analyses

/// What goes beyond counting rules: strata, explanations, the best of any length, permutations.
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
  private static func small(seed: UInt64) -> Table {
    var random = SeededRandom(seed: seed)
    let rows = (0..<300).map { _ in
      let cells = [2, 3, 2, 3, 2].map { random.int(below: $0) }
      let chance = cells[0] == 1 ? (cells[1] == 2 ? 0.8 : 0.5) : 0.15
      return (cells.map { "v\($0)" } + [random.chance(chance) ? "true" : "false"])
        .joined(separator: ",")
    }
    return AssociationTable.read((["a,b,c,d,e,churned"] + rows).joined(separator: "\n"))
  }

  @Test func `the least p of each permutation is that of a search under its labels`() throws {
    let table = Self.small(seed: 8)
    let columns = ["a", "b", "c", "d", "e"].compactMap { table.column($0) }
    let items = columns.enumerated().flatMap { source, column -> [Analyses.Item] in
      (0..<3).map { value in
        Analyses.Item(
          name: "\(source)=\(value)", source: source,
          bits: Bitmap(count: 300) { column.value(at: $0).plainText == "v\(value)" },
          condition: nil)
      }.filter { !$0.bits.isEmpty }
    }
    let keys = RowKeys(columns, rowCount: 300)
    let thresholds = RuleThresholds(customers: 3, churned: 2)
    func tree(_ outcome: Bitmap, churned: Int) throws -> RuleTree {
      let search = RuleSearch(
        matrix: BitMatrix(items.map(\.bits), target: outcome), sources: items.map(\.source),
        thresholds: RuleThresholds(customers: 3, churned: churned), maximum: 3,
        budget: RuleBudget())
      return try search.run(in: WorkContext(threads: 1)).tree
    }
    let whole = try tree(Bitmap(count: 300), churned: 0)
    let churned = 90
    let test = try PermutationTest(
      whole, items: items.map(\.bits), churned: churned, thresholds: thresholds, keys: keys,
      in: WorkContext())
    let space = SearchSpace(itemCounts: [2, 3, 2, 3, 2], maximum: 3)
    var wrong: [Int] = []
    for permutation in stride(from: 0, to: PermutationTest.permutations, by: 97) {
      let labels = keys.drawn(count: churned, seed: UInt64(permutation) &+ 0x5759_0000)
      let found = try tree(labels, churned: 2)
      let step = CheckedStep(
        verb: "associate", items: [], clauses: [:], options: ["adjust": [.word("none")]],
        range: AssociationAsking.nowhere, text: "")
      let tests = try RuleTests(
        found, customers: 300, churned: churned, space: space,
        settings: AssociationSettings(step), in: WorkContext())
      let least = min(0, tests.productiveLogP.min() ?? 0)
      let nearest = test.least.min { abs($0 - least) < abs($1 - least) } ?? 1
      if labels.populationCount != churned || abs(nearest - least) > 1e-9 {
        wrong.append(permutation)
      }
    }
    #expect(wrong == [] && test.least.count == PermutationTest.permutations)
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

  @Test func `a planted cause comes back whenever customers are drawn anew`() throws {
    var asking = AssociationAsking(table: Self.planted)
    asking.items = ["b12", "b15", "b1"].map(asking.item)
    asking.options = ["stability": .whole(20), "sides": .word("yes"), "max": .whole(1)]
    let answer = try asking.ask()
    #expect(rules(answer).first == "b12=1" && answer.table.number("selected", 0) == 1)
    #expect(answer.table.number("rank_low", 0) == 1 && answer.table.number("rank_high", 0) == 1)
  }

  // A rule counts as found in a draw by its productive p there: with permutations below that of the
  // whole table at which they stop, with customers held out below alpha.
  @Test(arguments: ["westfall", "holdout"])
  func `with permutations or customers held out, draws count what is productive enough in them`(
    way: String
  ) throws {
    let table = Self.planted.gathered(at: Array(0..<1_200))
    let (isHeld, draws) = (way == "holdout", 12)
    var asking = AssociationAsking(table: table)
    asking.items = [3, 7, 12, 15, 16].map { asking.item("b\($0)") }
    asking.options = ["max": .whole(2), "sides": .word("yes"), "top": .word("all")]
    asking.options[isHeld ? "holdout" : "adjust"] = isHeld ? .number(0.5) : .word("westfall")
    var all = asking
    all.options["keep"] = .word("all")
    asking.options["stability"] = .whole(draws)
    let (answer, whole) = try (asking.ask().table, all.ask().table)
    // The greatest productive p that counts lies between these.
    let p = (0..<whole.rowCount).map {
      (whole.number("productive_p", $0) ?? 1, whole.number("adjusted_p", $0) ?? 1)
    }
    let least = isHeld ? 0.05 : p.filter { $0.1 <= 0.05 }.map(\.0).max() ?? 0
    let most = isHeld ? 0.05 : p.filter { $0.1 > 0.05 }.map(\.0).min() ?? 1
    let columns = asking.items.compactMap { table.column($0.name) } + [table.columns[16]]
    var keys = RowKeys(columns, rowCount: table.rowCount)
    let searched = isHeld ? keys.drawn(0.5, seed: 0x484F).inverted().setIndices() : nil
    keys = keys.gathered(at: searched)
    let own = searched.map { table.gathered(at: $0) } ?? table
    var counts: [String: (low: Double, high: Double)] = [:]
    all.options = all.options.filter { $0.key != "holdout" }
    for draw in 0..<draws {
      let planes = keys.resampled(seed: UInt64(draw) &+ 0x5354_0000)
      all.table = own.gathered(
        at: (0..<own.rowCount).flatMap { row in
          let times = (0..<3).reduce(0) { $0 + (planes[$1][row] ? 1 << $1 : 0) }
          return [Int32](repeating: Int32(row), count: times)
        })
      all.options["adjust"] = .word("none")
      let drawn = try all.ask().table
      for row in 0..<drawn.rowCount where (drawn.number("lift", row) ?? 0) > 1 {
        let p = drawn.number("productive_p", row) ?? 1
        counts[drawn.text("rule", row), default: (0, 0)].low += p <= least ? 1 : 0
        counts[drawn.text("rule", row), default: (0, 0)].high += p < most || p <= least ? 1 : 0
      }
    }
    let wrong = (0..<answer.rowCount).filter { row in
      let found = (answer.number("selected", row) ?? -1) * Double(draws)
      let known = counts[answer.text("rule", row)] ?? (0, 0)
      return !(known.low - 1e-9...known.high + 1e-9).contains(found)
    }
    let shares = Set((0..<answer.rowCount).compactMap { answer.number("selected", $0) })
    #expect(
      wrong == [] && answer.rowCount > 2 && shares.count > 1,
      "\(wrong) \(shares) \(counts) \(least) \(most)")
  }

  // Customers who are drawn twice stand twice in the table that is asked.
  @Test(arguments: [false, true])
  func `a draw of customers selects what an answer about the drawn customers shows`(
    lowers: Bool
  ) throws {
    let table = lowers ? Self.lowering : Self.small(seed: 21)
    let values = lowers ? ["1"] : ["v0", "v1", "v2"]
    let columns = Array(table.columns.dropLast())
    let outcome = Bitmap(count: table.rowCount) { table.text("churned", $0) == "true" }
    let items = columns.enumerated().flatMap { source, column in
      values.map { value in
        Analyses.Item(
          name: "\(table.fields[source].name)=\(value)", source: source,
          bits: Bitmap(count: table.rowCount) { column.value(at: $0).plainText == value },
          condition: nil)
      }.filter { !$0.bits.isEmpty }
    }
    let found = try RuleSearch(
      matrix: BitMatrix(items.map(\.bits), target: outcome), sources: items.map(\.source),
      thresholds: RuleThresholds(customers: 1, churned: 0), maximum: 3, budget: RuleBudget()
    ).run(in: WorkContext(threads: 1))
    let space = SearchSpace(
      itemCounts: columns.indices.map { source in items.count { $0.source == source } }, maximum: 3)
    let mining = Mining(
      items: items, matrix: BitMatrix(items.map(\.bits), target: outcome), outcome: outcome,
      space: space, found: found, tests: RuleTests(logP: [], productive: [], adjusted: []))
    let keys = RowKeys(columns + [.truth(TruthColumn(outcome))], rowCount: table.rowCount)
    typealias Run = (adjust: String, alpha: Double, bound: Double?)
    let runs: [Run] = lowers ? [("bh", 0.05, nil)] : [("holm", 0.05, nil), ("none", exp(-5), -5)]
    var (wrong, selected): ([UInt64], Int) = ([], 0)
    for (adjust, alpha, bound) in runs {
      let options: [String: CheckedOption] = [
        "churners": .whole(3), "top": .word("all"), "adjust": .word(adjust),
        "alpha": .number(alpha), "sides": .word("yes"),
      ]
      let settings = try AssociationSettings(
        CheckedStep(
          verb: "associate", items: [], clauses: [:], options: options.mapValues { [$0] },
          range: AssociationAsking.nowhere, text: ""))
      let drawing = try RuleResampling(
        mining, settings: settings, hidden: [], bound: bound, stop: StopFlag())
      for seed in UInt64(0)..<(lowers ? 30 : 12) {
        let planes = keys.resampled(seed: seed)
        let rows = (0..<table.rowCount).flatMap { row in
          let times = (0..<3).reduce(0) { $0 + (planes[$1][row] ? 1 << $1 : 0) }
          return [Int32](repeating: Int32(row), count: times)
        }
        let answer = try AssociationAsking(table: table.gathered(at: rows), options: options).ask()
        let drawn = try drawing.selections(planes, draws: 1, stop: StopFlag())[0]
          .map(mining.text)
        selected += drawn.count
        if Set(drawn) != Set(rules(answer)) || drawn.first != rules(answer).first {
          wrong.append(seed)
        }
      }
    }
    #expect(wrong == [] && selected > 12, "\(wrong) \(selected)")
  }

  /// Five hundred customers with nine behaviours: the first two lower churn much and together only a
  /// little, so that their rule does not raise churn and yet has a small productive p; the last one
  /// raises it a little.
  private static let lowering: Table = {
    var random = SeededRandom(seed: 43)
    let rows = (0..<500).map { _ in
      let has = (0..<9).map { _ in random.chance(0.5) }
      let chance = [0.6, 0.01, 0.17][has.prefix(2).count { $0 }] * (has[8] ? 1.25 : 0.75)
      return (has.map { $0 ? "1" : "0" } + [random.chance(chance) ? "true" : "false"])
        .joined(separator: ",")
    }
    let names = (1...9).map { "b\($0)" } + ["churned"]
    return AssociationTable.read(([names.joined(separator: ",")] + rows).joined(separator: "\n"))
  }()

  @Test func `permutations that nobody wants any more are not drawn`() throws {
    let outcome = Bitmap(count: 40_000) { $0 % 5 == 0 }
    let bits = Bitmap(count: 40_000) { $0 % 3 == 0 }
    let keys = RowKeys([.truth(TruthColumn(bits))], rowCount: 40_000)
    let tree = try RuleSearch(
      matrix: BitMatrix([bits], target: outcome), sources: [0],
      thresholds: RuleThresholds(customers: 1, churned: 0), maximum: 1, budget: RuleBudget()
    ).run(in: WorkContext(threads: 1)).tree
    func time(stopAfter last: Int) throws -> (Duration, made: Int, asked: Int) {
      let asked = Mutex(0)
      let stop = StopFlag(outside: {
        asked.withLock { count in
          count += 1
          return count > last
        }
      })
      var made = 0
      let spent = try ContinuousClock().measure {
        made = try PermutationTest(
          tree, items: [bits], churned: 8_000,
          thresholds: RuleThresholds(customers: 1, churned: 1), keys: keys,
          in: WorkContext(threads: 1, stop: stop)
        ).least.count
      }
      return (spent, made, asked.withLock { $0 })
    }
    let (whole, stopped) = try (time(stopAfter: .max), time(stopAfter: 6))
    #expect(whole.made == 1_000 && stopped.made < 100 && stopped.0 * 4 < whole.0)
    #expect(whole.asked > 1_000, "the wish is looked for before every label")
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
