import Bitmaps
import Foundation
import Language
import Statistics
import Tables
import Testing
import Work

@testable import Analyses

/// Tests that are left out where they cannot matter, against all tests.
@Suite struct RuleTestsTests {
  private static func settings(
    _ options: [String: CheckedOption]
  ) throws -> AssociationSettings {
    try AssociationSettings(
      CheckedStep(
        verb: "associate", items: [], clauses: [:], options: options.mapValues { [$0] },
        range: AssociationAsking.nowhere, text: ""))
  }

  /// Items of five hundred customers that raise churn, the last ones most.
  private static func raising() -> (items: [Analyses.Item], outcome: Bitmap) {
    var random = SeededRandom(seed: 41)
    let outcome = Bitmap(count: 500) { _ in random.chance(0.3) }
    let items = (0..<9).map { place in
      Item(
        name: "item \(place)", source: place,
        bits: Bitmap(count: 500) { random.chance(outcome[$0] ? 0.35 + 0.04 * Double(place) : 0.4) },
        condition: nil)
    }
    return (items, outcome)
  }

  /// Items of which two lower churn much and together only a little: their rule does not raise churn
  /// and yet has a small productive p, which the ranks of the rule of the last one count.
  private static func lowering() -> (items: [Analyses.Item], outcome: Bitmap) {
    var random = SeededRandom(seed: 43)
    let bits = (0..<9).map { _ in Bitmap(count: 500) { _ in random.chance(0.5) } }
    let outcome = Bitmap(count: 500) { row in
      let chance = [0.6, 0.01, 0.17][(0..<2).count { bits[$0][row] }]
      return random.chance(chance * (bits[8][row] ? 1.25 : 0.75))
    }
    let items = bits.enumerated().map {
      Item(name: "item \($0)", source: $0, bits: $1, condition: nil)
    }
    return (items, outcome)
  }

  @Test(arguments: [false, true])
  func `sparing tests changes no p of a rule that can be shown, whatever the adjustment`(
    lowers: Bool
  ) throws {
    let (items, outcome) = lowers ? Self.lowering() : Self.raising()
    let tree = try RuleSearch(
      matrix: BitMatrix(items.map(\.bits), target: outcome), sources: Array(0..<9),
      thresholds: RuleThresholds(customers: 5, churned: 2), maximum: 4, budget: RuleBudget()
    ).run(in: WorkContext(threads: 2)).tree
    let space = SearchSpace(itemCounts: [Int](repeating: 1, count: 9), maximum: 4)
    var (wrong, shown, spared): ([String], Int, Int) = ([], 0, 0)
    var ranked = 0
    for adjust in ["none", "bonferroni", "holm", "layered", "bh", "by"] {
      let settings = try Self.settings(["adjust": .word(adjust), "alpha": .number(0.4)])
      let tests = try [false, true].map { sparing in
        try RuleTests(
          tree, customers: 500, churned: outcome.populationCount, space: space, settings: settings,
          sparing: sparing, in: WorkContext(threads: 2))
      }
      func raises(_ rule: Int) -> Bool {
        let node = tree.nodes[rule]
        return node.churned * 500 > node.customers * outcome.populationCount
      }
      // What p would be if rules that cannot be shown did not count in the ranks.
      let alone = settings.adjustedLogs(
        tests[0].productiveLogP.enumerated().map { raises($0) ? $1 : 0 },
        lengths: tree.nodes.map { Int($0.length) }, space: space)
      for rule in 0..<tree.ruleCount {
        let raises = raises(rule)
        let isShown = tests.map { raises && $0.adjustedLogP[rule] <= log(0.4) }
        if isShown[0] != isShown[1] { wrong.append("\(adjust) \(rule)") }
        if tests[1].productiveLogP[rule] != tests[0].productiveLogP[rule] { spared += 1 }
        guard isShown[0] else { continue }
        shown += 1
        if abs(alone[rule] - tests[0].adjustedLogP[rule]) > 1e-6 { ranked += 1 }
        let same = [\RuleTests.logP, \.productiveLogP, \.adjustedLogP].allSatisfy {
          tests[0][keyPath: $0][rule] == tests[1][keyPath: $0][rule]
        }
        if !same { wrong.append("\(adjust) \(rule)") }
      }
    }
    #expect(
      wrong == [] && shown > 10 && spared > 300 && (ranked > 0) == lowers,
      "\(wrong.prefix(3)) \(shown) \(spared) \(ranked)")
  }

  // Nine behaviours that churners have more often: nearly all of their 255 combinations raise churn.
  @Test(arguments: [false, true])
  func `of rules looked at each is shown or held back for a reason, also after a stop`(
    keepsAll: Bool
  ) throws {
    var random = SeededRandom(seed: 47)
    let outcome = Bitmap(count: 2_000) { _ in random.chance(0.3) }
    let items = (0..<9).map { place in
      Item(
        name: "item \(place)", source: place,
        bits: Bitmap(count: 2_000) { random.chance(outcome[$0] ? 0.9 : 0.4) }, condition: nil)
    }
    let matrix = BitMatrix(items.map(\.bits), target: outcome)
    let found = try RuleSearch(
      matrix: matrix, sources: Array(0..<9),
      thresholds: RuleThresholds(customers: 5, churned: 2), maximum: 4, budget: RuleBudget()
    ).run(in: WorkContext(threads: 1))
    let settings = try Self.settings(
      ["alpha": .number(1), "top": .whole(20)].merging(keepsAll ? ["keep": .word("all")] : [:]) {
        $1
      })
    let space = SearchSpace(itemCounts: [Int](repeating: 1, count: 9), maximum: 4)
    let tests = try RuleTests(
      found.tree, customers: 2_000, churned: outcome.populationCount, space: space,
      settings: settings, in: WorkContext(threads: 1))
    let mining = Mining(
      items: items, matrix: matrix, outcome: outcome, space: space, found: found, tests: tests)
    let stop = StopFlag()
    var counts: [[Int]] = []
    for isStopped in [false, true] {
      if isStopped { stop.stop() }
      let chosen = RuleSelection(mining, settings: settings, stop: stop)
      let kept = isStopped ? chosen.cut() : chosen
      let held =
        kept.notRaising + kept.notSignificant + kept.repeatedCount + kept.beyondTop + kept.unseen
      counts.append([kept.shown.count + held, kept.unseen])
    }
    #expect(counts[0] == [255, 0] && counts[1][0] == 255)
    #expect(keepsAll ? counts[1][1] == 0 : counts[1][1] > 10, "\(counts)")
  }

  @Test func `a tail is the same with a limit, or nothing when it is above`() {
    var random = SeededRandom(seed: 17)
    var (wrong, above): ([String], Int) = ([], 0)
    for _ in 0..<4_000 {
      let all = 1 + random.int(below: 400)
      let (successes, draws) = (random.int(below: all + 1), random.int(below: all + 1))
      let law = HypergeometricDistribution(population: all, successes: successes, draws: draws)
      let count = law.smallest + random.int(below: law.largest - law.smallest + 2)
      let log = law.logUpperTail(atLeast: count)
      for limit in [0, -0.1, -1, -3, -20, log] {
        let found = law.logUpperTail(atLeast: count, atMost: limit)
        if log > limit { above += 1 }
        if found != (log <= limit ? log : nil) { wrong.append("\(all) \(successes) \(draws)") }
      }
    }
    #expect(wrong == [] && above > 4_000)
  }
}
