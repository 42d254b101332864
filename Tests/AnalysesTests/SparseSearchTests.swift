import Bitmaps
import Statistics
import Testing
import Work

@testable import Analyses

/// The search through lists of items against that through rows of bits.
@Suite struct SparseSearchTests {
  /// A rule with its counts, found again by its items.
  private struct Rule: Hashable {
    let items: [Int]
    let customers: Int
    let churned: Int
  }

  private func rules(_ search: RuleSearch, threads: Int) throws -> (Set<Rule>, isWhole: Bool) {
    let tree = try search.run(in: WorkContext(threads: threads)).tree
    let rules = tree.nodes.indices.map { place in
      Rule(
        items: tree.items(of: place), customers: tree.nodes[place].customers,
        churned: tree.nodes[place].churned)
    }
    let isWhole = tree.nodes.indices.allSatisfy { tree.place(of: tree.items(of: $0)) == $0 }
    return (Set(rules), isWhole && rules.count == Set(rules).count)
  }

  @Test func `lists of items give the rules that rows of bits give`() throws {
    var (wrong, longest): ([UInt64], Int) = ([], 0)
    for seed in UInt64(1)...12 {
      var random = SeededRandom(seed: seed)
      let customers = 150 + random.int(below: 400)
      let share = [0.02, 0.08, 0.3][Int(seed % 3)]
      let outcome = Bitmap(count: customers) { _ in random.chance(0.3) }
      let bits = (0..<24).map { _ in Bitmap(count: customers) { _ in random.chance(share) } }
      // The items of one source share no customers, as the values of a column do not.
      let sources = (0..<24).map { $0 / 2 }
      let rows = bits.enumerated().map { place, row in
        place % 2 == 1 ? row.subtracting(bits[place - 1]) : row
      }
      for (maximum, least) in [(2, 1), (5, 2), (4, 0)] {
        var search = RuleSearch(
          matrix: BitMatrix(rows, target: outcome), sources: sources,
          thresholds: RuleThresholds(customers: 2, churned: least), maximum: maximum,
          budget: RuleBudget())
        search.usesLists = false
        let dense = try rules(search, threads: 1)
        search.usesLists = true
        let sparse = try rules(search, threads: 2)
        if dense.0 != sparse.0 || !sparse.isWhole { wrong.append(seed) }
        longest = max(longest, dense.0.map(\.items.count).max() ?? 0)
      }
    }
    #expect(wrong == [] && longest == 5)
  }

  @Test func `lists are for rows that are nearly empty`() {
    func suits(_ share: Double) -> Bool {
      let node = RuleNode(
        item: 0, parent: -1, length: 1, customers: Int(share * 10_000), churned: 0)
      return ItemLists.suit([node, node], customers: 10_000)
    }
    #expect(suits(0.001) && suits(0.019) && !suits(0.03) && !suits(0.4))
  }
}
