import Bitmaps
import Diagnostics
import Language
import Synchronization
import Testing
import Work

@testable import Analyses

/// The bound of a search without thresholds.
@Suite struct RuleBudgetTests {
  /// A search of twelve items that all twelve customers share: 2¹² - 1 = 4,095 rules.
  private func search(_ budget: RuleBudget, threads: Int) throws(RuleSearchFailure) -> Int {
    let everyone = Bitmap(repeating: true, count: 12)
    let items = (0..<12).map {
      Item(name: "item \($0)", source: $0, bits: everyone, condition: nil)
    }
    let search = RuleSearch(
      matrix: BitMatrix(items.map(\.bits), target: everyone), sources: items.map(\.source),
      thresholds: RuleThresholds(customers: 0, churned: 1),
      maximum: 30, budget: budget)
    return try search.run(in: WorkContext(threads: threads)).tree.nodes.count
  }

  @Test(arguments: [1, 2])
  func `a search ends with an error as soon as there is one rule too many`(threads: Int) throws {
    #expect(try search(RuleBudget(limit: 4_095), threads: threads) == 4_095)
    #expect(throws: RuleSearchFailure.tooManyRules(limit: 4_094)) {
      try search(RuleBudget(limit: 4_094), threads: threads)
    }
  }

  @Test func `the searches of all groups share one budget`() throws {
    let budget = RuleBudget(limit: 5_000)
    #expect(try search(budget, threads: 2) == 4_095)
    #expect(throws: RuleSearchFailure.tooManyRules(limit: 5_000)) {
      try search(budget, threads: 2)
    }
  }

  // The second item's branch would find more; the wish to stop comes while the first one is asked.
  @Test func `a search that is stopped keeps what it has found and says so`() throws {
    let everyone = Bitmap(repeating: true, count: 12)
    let items = (0..<12).map {
      Item(name: "item \($0)", source: $0, bits: everyone, condition: nil)
    }
    let search = RuleSearch(
      matrix: BitMatrix(items.map(\.bits), target: everyone), sources: items.map(\.source),
      thresholds: RuleThresholds(customers: 0, churned: 1),
      maximum: 30, budget: RuleBudget())
    let asked = Mutex(0)
    let stop = StopFlag(outside: {
      asked.withLock { count in
        count += 1; return count > 40
      }
    })
    let found = try search.run(in: WorkContext(threads: 1, stop: stop))
    #expect(found.isPartial && (12..<4_095).contains(found.tree.ruleCount))
    let nodes = found.tree.nodes
    #expect(nodes.indices.allSatisfy { found.tree.place(of: found.tree.items(of: $0)) == $0 })
  }

  @Test(arguments: [
    ([:], ["support: 5%", "max: 2", "name fewer"]),
    (["max": CheckedOption.whole(1), "support": .number(0.3)], ["support: 60%", "name fewer"]),
  ])
  func `what is advised against too many rules is less than was asked for`(
    options: [String: CheckedOption], advised: [String]
  ) throws {
    let step = CheckedStep(
      verb: "associate", items: [], clauses: [:], options: options.mapValues { [$0] },
      range: AssociationAsking.nowhere, text: "")
    let advice = Diagnostic.tooManyRules(
      step, try AssociationSettings(step), limit: 9, of: "customers", fewer: "name fewer behaviours"
    ).advice
    #expect(
      advice.count == advised.count && zip(advice, advised).allSatisfy { $0.contains($1) },
      "\(advice)")
  }
}
