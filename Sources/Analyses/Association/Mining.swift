import Bitmaps
import Glibc
import Statistics

/// Everything a search found: items, rules and their tests.
final class Mining: Sendable {
  /// The items, those of one source in a row.
  let items: [Item]
  /// The items as rows of bits, the churners first.
  let matrix: BitMatrix
  /// The place of each item in the order of the bytes of their names.
  let ranks: [Int]
  /// The customers who churned, of all that count.
  let outcome: Bitmap
  /// How many churned.
  let churned: Int
  /// The combinations before any threshold.
  let space: SearchSpace
  /// The rules above the thresholds.
  let tree: RuleTree
  /// Their p-values.
  let tests: RuleTests
  /// Whether someone stopped the search before its end.
  let isPartial: Bool

  /// Keeps what a search found.
  init(
    items: [Item], matrix: BitMatrix, outcome: Bitmap, space: SearchSpace,
    found: RuleSearch.Found, tests: RuleTests
  ) {
    self.items = items
    self.matrix = matrix
    self.outcome = outcome
    self.space = space
    self.tests = tests
    ranks = Mining.ranks(of: items)
    churned = outcome.populationCount
    tree = found.tree
    isPartial = found.isPartial
  }

  /// The same rules with other tests.
  func with(_ tests: RuleTests) -> Mining {
    Mining(
      items: items, matrix: matrix, outcome: outcome, space: space,
      found: RuleSearch.Found(tree: tree, isPartial: isPartial), tests: tests)
  }

  /// The same rules, said to be a part of those there are.
  var stopped: Mining {
    Mining(
      items: items, matrix: matrix, outcome: outcome, space: space,
      found: RuleSearch.Found(tree: tree, isPartial: true), tests: tests)
  }

  /// How many customers count.
  var customers: Int { outcome.count }

  /// The places of the rules.
  var rules: Range<Int> { 0..<tree.ruleCount }

  /// The fourfold table of a rule against everyone else.
  func table(of rule: Int) -> TwoByTwo {
    let node = tree.nodes[rule]
    return TwoByTwo(
      inside: node.customers, outcomesInside: node.churned, all: customers, outcomes: churned)
  }

  /// The square of the number of customers times the leverage, which is whole and so exact.
  func excess(of rule: Int) -> Int {
    let node = tree.nodes[rule]
    return node.churned * customers - node.customers * churned
  }

  /// Whether the adjusted p is at most a level.
  func isSignificant(_ rule: Int, alpha: Double) -> Bool {
    tests.adjustedLogP[rule] <= log(alpha)
  }

  ///
  /// - Complexity: O(length × *rows* / 64).
  func cover(of rule: Int) -> Bitmap { cover(of: tree.items(of: rule)) }

  /// The customers of a combination of items; everyone when there is none.
  func cover(of parts: [Int]) -> Bitmap {
    guard let first = parts.first else { return Bitmap(repeating: true, count: customers) }
    var cover = items[first].bits
    for part in parts.dropFirst() { cover.formIntersection(items[part].bits) }
    return cover
  }
}
