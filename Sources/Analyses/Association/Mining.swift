import Bitmaps
import Glibc
import Language
import Statistics
import Tables

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

  /// The text of a rule: its items in the order of their bytes.
  func text(of rule: Int) -> String {
    named(rule).map { items[$0].name }.joined(separator: " & ")
  }

  /// The texts of rules as a column, without making each a text of its own first.
  ///
  /// - Complexity: O(bytes of the texts).
  func appendTexts(of rules: [Int], to pool: inout TextPool) {
    let names = items.map { Array($0.name.utf8) }
    let sign = Array(" & ".utf8)
    var places: [Int] = []
    var bytes: [UInt8] = []
    for rule in rules {
      places.removeAll(keepingCapacity: true)
      bytes.removeAll(keepingCapacity: true)
      tree.appendItems(of: rule, to: &places)
      places.sort { ranks[$0] < ranks[$1] }
      for (place, item) in places.enumerated() {
        if place > 0 { bytes += sign }
        bytes += names[item]
      }
      pool.append(bytes)
    }
  }

  /// The items of a rule in the order of its text.
  func named(_ rule: Int) -> [Int] {
    let ranks = ranks
    return tree.items(of: rule).sorted { ranks[$0] < ranks[$1] }
  }

  /// The places of items in the order of the bytes of their names.
  static func ranks(of items: [Item]) -> [Int] {
    let order = items.indices.sorted {
      items[$0].name.utf8.lexicographicallyPrecedes(items[$1].name.utf8)
    }
    var ranks = order
    for (rank, item) in order.enumerated() { ranks[item] = rank }
    return ranks
  }

  /// The conditions of a rule's items in the order of its text, or nothing when one is unknown.
  func conditions(of rule: Int) -> [Expression]? {
    let parts = named(rule)
    let conditions = parts.compactMap { items[$0].condition }
    return conditions.count == parts.count ? conditions : nil
  }

  /// The customers of a rule.
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

  /// Rules by falling leverage, then the shorter ones, then by the bytes of their text.
  ///
  /// - Complexity: O(*rules* · log *rules*).
  func ordered(_ rules: [Int]) -> [Int] {
    let keys = rules.map { (rule: $0, excess: excess(of: $0), length: tree.nodes[$0].length) }
    let sorted = keys.sorted { ($1.excess, $0.length) < ($0.excess, $1.length) }
    var result: [Int] = []
    result.reserveCapacity(rules.count)
    var start = 0
    while start < sorted.count {
      let key = sorted[start]
      var end = start + 1
      while end < sorted.count, sorted[end].excess == key.excess, sorted[end].length == key.length {
        end += 1
      }
      result += byText(sorted[start..<end].map(\.rule))
      start = end
    }
    return result
  }

  private func byText(_ rules: [Int]) -> [Int] {
    guard rules.count > 1 else { return rules }
    let texts = rules.map { (rule: $0, text: text(of: $0)) }
    return texts.sorted { $0.text.utf8.lexicographicallyPrecedes($1.text.utf8) }.map(\.rule)
  }
}
