/// The best rules found so far, best first; those with the very same customers count once.
struct TopRules {
  /// How many rules are wanted.
  let wanted: Int
  /// Whether rules with the very same customers count once.
  let foldsEqual: Bool
  /// The customers of a combination of items.
  let cover: ([Int]) -> [UInt64]
  /// The rules; those of equal excess from short to long.
  private(set) var rules: [TopSearch.Rule] = []
  /// The least excess that still reaches the rules wanted.
  private(set) var least = Int.min

  /// Adds a rule and drops what lies beyond the rules wanted; equal leverage stays.
  ///
  /// - Complexity: O(rules).
  mutating func insert(_ rule: TopSearch.Rule) {
    guard rule.excess >= least else { return }
    let place = rules.firstIndex {
      ($0.excess, -$0.items.count) < (rule.excess, -rule.items.count)
    }
    rules.insert(rule, at: place ?? rules.count)
    guard rules.count >= wanted else { return }
    cut()
  }

  private mutating func cut() {
    var (distinct, first) = (0, 0)
    for place in rules.indices {
      if rules[place].excess != rules[first].excess { first = place }
      // Equal customers have equal excess, and so stand together.
      let isAgain = foldsEqual && rules[first..<place].contains { isSame($0, rules[place]) }
      if !isAgain { distinct += 1 }
      guard distinct == wanted else { continue }
      least = rules[place].excess
      rules.removeAll { $0.excess < least }
      return
    }
  }

  private func isSame(_ first: TopSearch.Rule, _ second: TopSearch.Rule) -> Bool {
    first.customers == second.customers && first.churned == second.churned
      && cover(first.items) == cover(second.items)
  }
}
