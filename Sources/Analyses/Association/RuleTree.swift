/// One rule that was found, as an item added to a shorter rule.
struct RuleNode: Hashable, Sendable {
  /// The item added.
  let item: Int32
  /// The place of the rule without it, or -1.
  var parent: Int32
  /// How many items the rule has.
  let length: Int32
  /// The place of the first rule that adds one more item.
  var firstChild: Int32 = 0
  /// How many rules add one more item, all in a row.
  var childCount: Int32 = 0
  private let cover: Int32
  private let hits: Int32

  /// Creates a rule without longer ones.
  init(item: Int32, parent: Int32, length: Int32, customers: Int, churned: Int) {
    self.item = item
    self.parent = parent
    self.length = length
    cover = Int32(customers)
    hits = Int32(churned)
  }

  /// The customers of the rule.
  var customers: Int { Int(cover) }
  /// The churners among them.
  var churned: Int { Int(hits) }
}

/// All rules above the thresholds, each below the rule that lacks its last item.
struct RuleTree: Sendable {
  /// The rules; those of one item come first.
  let nodes: [RuleNode]
  /// How many rules have one item.
  let rootCount: Int
  /// How many of the nodes are rules; behind them stand parts of rules that are none themselves.
  let ruleCount: Int

  /// Creates a tree of rules with all their parts.
  init(nodes: [RuleNode], rootCount: Int) {
    self.nodes = nodes
    self.rootCount = rootCount
    ruleCount = nodes.count
  }

  /// Creates a tree of rules whose parts are not all there; each is given by its items.
  init(_ rules: [(items: [Int], customers: Int, churned: Int)]) {
    var nodes = rules.map { rule in
      RuleNode(
        item: Int32(rule.items[rule.items.count - 1]), parent: -1, length: Int32(rule.items.count),
        customers: rule.customers, churned: rule.churned)
    }
    for (place, rule) in rules.enumerated() {
      var parent: Int32 = -1
      for (length, item) in rule.items.dropLast().enumerated() {
        nodes.append(
          RuleNode(
            item: Int32(item), parent: parent, length: Int32(length + 1), customers: 0, churned: 0))
        parent = Int32(nodes.count - 1)
      }
      nodes[place].parent = parent
    }
    self.nodes = nodes
    rootCount = 0
    ruleCount = rules.count
  }

  /// The items of a rule, in rising order.
  func items(of node: Int) -> [Int] {
    var items: [Int] = []
    items.reserveCapacity(Int(nodes[node].length))
    appendItems(of: node, to: &items)
    return items
  }

  /// Puts the items of a rule, in rising order, behind others.
  func appendItems(of node: Int, to items: inout [Int]) {
    let start = items.count
    var place = node
    while place >= 0 {
      items.append(Int(nodes[place].item))
      place = Int(nodes[place].parent)
    }
    items[start...].reverse()
  }

  /// Calls a function with each rule that lacks one item of a rule of two items or more, and with
  /// the place of that item among the rule's.
  ///
  /// All of them are there, because a part of a rule has at least its counts.
  ///
  /// - Complexity: O(length² · log items).
  func forEachGeneralisation(
    of node: Int, items: [Int], _ body: (_ general: RuleNode, _ lacking: Int) -> Void
  ) {
    var place = node
    for lacking in items.indices.reversed() {
      place = Int(nodes[place].parent)
      var found = place
      for item in items[(lacking + 1)...] {
        guard let next = child(of: found, adding: Int32(item)) else {
          found = -1
          break
        }
        found = next
      }
      if found >= 0 { body(nodes[found], lacking) }
    }
  }

  /// Whether all rules that lack one item of a rule are there, as they are after a whole search.
  func hasAllGeneralisations(of node: Int, items: [Int]) -> Bool {
    guard items.count > 1 else { return true }
    var found = 0
    forEachGeneralisation(of: node, items: items) { _, _ in found += 1 }
    return found == items.count
  }

  /// The place of the rule with some items, in rising order, or nothing when it was not found.
  func place(of items: [Int]) -> Int? {
    var place = -1
    for item in items {
      guard let next = child(of: place, adding: Int32(item)) else { return nil }
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
