import Bitmaps

/// For each rule the greatest confidence of the rules with fewer of its items.
struct WiderConfidence: Sendable {
  /// The greatest confidence, the base rate among what it is taken of.
  private(set) var greatest: [Double]

  /// Goes through the rules, shorter ones first.
  ///
  /// - Complexity: O(rules × length²); rules whose parts were not all kept count them anew.
  init(_ mining: Mining) {
    let tree = mining.tree
    let base = Double(mining.churned) / Double(mining.customers)
    greatest = [Double](repeating: base, count: tree.ruleCount)
    var best = greatest
    let order = mining.rules.sorted { tree.nodes[$0].length < tree.nodes[$1].length }
    for rule in order {
      let items = tree.items(of: rule)
      for lacking in items.indices where items.count > 1 {
        let rest = items.removing(lacking)
        if let place = tree.place(of: rest) {
          greatest[rule] = max(greatest[rule], best[place])
        } else {
          let cover = mining.cover(of: rest)
          let inside = cover.populationCount
          let hits = cover.intersectionCount(with: mining.outcome)
          greatest[rule] = max(greatest[rule], Double(hits) / Double(inside))
        }
      }
      let node = tree.nodes[rule]
      best[rule] = max(greatest[rule], Double(node.churned) / Double(node.customers))
    }
  }
}
