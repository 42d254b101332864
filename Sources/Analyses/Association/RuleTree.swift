/// One rule that was found, as an item added to a shorter rule.
struct RuleNode: Hashable, Sendable {
  /// The item added.
  let item: Int32
  /// The place of the rule without it, or -1.
  var parent: Int32
  /// How many items the rule has.
  let length: Int32
  /// The place of the first rule that adds one more item.
  var firstChild: Int32
  /// How many rules add one more item, all in a row.
  var childCount: Int32
  /// The customers of the rule.
  let customers: Int
  /// The churners among them.
  let churned: Int
}

/// All rules above the thresholds, each below the rule that lacks its last item.
struct RuleTree: Sendable {
  /// The rules; those of one item come first.
  let nodes: [RuleNode]
  /// How many rules have one item.
  let rootCount: Int

  /// The items of a rule, in rising order.
  func items(of node: Int) -> [Int] {
    var items: [Int] = []
    var place = node
    while place >= 0 {
      items.append(Int(nodes[place].item))
      place = Int(nodes[place].parent)
    }
    return items.reversed()
  }

  /// Calls a function with each rule that lacks one item of a rule of two items or more.
  ///
  /// All of them are there, because a part of a rule has at least its counts.
  ///
  /// - Complexity: O(length² · log items).
  func forEachGeneralisation(of node: Int, _ body: (RuleNode) -> Void) {
    var behind: [Int32] = []
    var place = node
    while true {
      let current = nodes[place]
      if let found = rule(below: Int(current.parent), behind.reversed()) { body(nodes[found]) }
      guard current.parent >= 0 else { return }
      behind.append(current.item)
      place = Int(current.parent)
    }
  }

  /// The rule reached from another (or from none, -1) by adding items in rising order.
  private func rule(below start: Int, _ items: some Sequence<Int32>) -> Int? {
    var place = start
    for item in items {
      guard let next = child(of: place, adding: item) else { return nil }
      place = next
    }
    return place >= 0 ? place : nil
  }

  /// Finds an item among the rules that add one, by halving.
  private func child(of place: Int, adding item: Int32) -> Int? {
    var low = place < 0 ? 0 : Int(nodes[place].firstChild)
    let end = place < 0 ? rootCount : low + Int(nodes[place].childCount)
    var high = end
    while low < high {
      let middle = (low + high) / 2
      if nodes[middle].item < item { low = middle + 1 } else { high = middle }
    }
    return low < end && nodes[low].item == item ? low : nil
  }
}
