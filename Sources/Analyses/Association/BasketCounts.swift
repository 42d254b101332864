import Bitmaps
import Statistics

/// How many orders have all of some items, and what follows of it for the rules of these items.
struct BasketCounts: Sendable {
  /// The sets of items in enough orders, all of them or what a stopped search found.
  let tree: RuleTree
  /// The items.
  let items: BasketItems
  /// How many orders there are.
  let orders: Int

  /// The orders that have all of some items, in rising order; all orders when there are none.
  ///
  /// - Complexity: O(items · log items); where a search was stopped before the set, O(*orders* / 64).
  func orders(with parts: [Int]) -> Int {
    guard let first = parts.first else { return orders }
    if let place = tree.place(of: parts) { return tree.nodes[place].customers }
    return parts.dropFirst().reduce(items.bits[first]) { $0.intersection(items.bits[$1]) }
      .populationCount
  }

  /// The rules of a set: each of its items that may stand behind the arrow, from all others.
  ///
  /// - Complexity: O(length²) tests.
  func rules(ofSet place: Int) -> [BasketRule] {
    let parts = tree.items(of: place)
    let both = tree.nodes[place].customers
    let without = parts.indices.map { orders(with: parts.removing($0)) }
    var logs = [Double](repeating: -.infinity, count: parts.count)
    for first in parts.indices {
      for second in (first + 1)..<max(first + 1, parts.count)
      where items.allowed[parts[first]] || items.allowed[parts[second]] {
        // Inside the orders with all other items, the second behind the arrow without the first is
        // the first without the second: Fisher's p is the same of a table and of the table turned.
        let table = TwoByTwo(
          inside: without[first], outcomesInside: both,
          all: orders(with: parts.removing(second).removing(first)), outcomes: without[second])
        let log = table.fisherGreaterLogP
        logs[first] = max(logs[first], log)
        logs[second] = max(logs[second], log)
      }
    }
    return parts.indices.filter { items.allowed[parts[$0]] }.map { place in
      let table = TwoByTwo(
        inside: without[place], outcomesInside: both, all: orders,
        outcomes: orders(with: [parts[place]]))
      return BasketRule(
        antecedent: parts.removing(place).sorted { items.ranks[$0] < items.ranks[$1] },
        consequent: parts[place], table: table, productiveLogP: logs[place])
    }
  }
}

/// A rule from some items to another.
struct BasketRule: Sendable {
  /// The items before the arrow, by the bytes of their names.
  let antecedent: [Int]
  /// The item behind it.
  let consequent: Int
  /// The orders that have them.
  let table: TwoByTwo
  /// The logarithm of the largest p inside a rule with one antecedent item less.
  let productiveLogP: Double

  /// The square of all orders times the leverage, which is whole and so exact.
  var excess: Int { table.a * table.total - table.inside * table.outcomes }
}
