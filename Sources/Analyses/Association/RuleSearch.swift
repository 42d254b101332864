import Bitmaps
import Work

/// The search for every combination of items above the thresholds, one item of a source at most.
///
/// Depth first over sets of customers as bits, with two counts at each step (Zaki 2000, with a
/// fixed outcome). Both counts only fall as items are added, so nothing above them is missed.
struct RuleSearch: Sendable {
  /// The items, those of one source in a row.
  let items: [Item]
  /// The customers who churned.
  let outcome: Bitmap
  /// The least counts.
  let thresholds: RuleThresholds
  /// How many items a rule may have.
  let maximum: Int
  /// How many rules may be found.
  let budget: RuleBudget

  /// Searches on all threads; the rules and their order do not depend on how many there are.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64).
  func run(in work: WorkContext) throws(RuleSearchFailure) -> RuleTree {
    var nodes = roots()
    budget.spend(nodes.count)
    let parts = try branches(below: nodes, in: work)
    let count = nodes.count
    for (root, part) in parts.enumerated() { nodes.append(part, below: root) }
    return RuleTree(nodes: nodes, rootCount: count)
  }

  /// The rules of several items, one part for each first item.
  private func branches(
    below roots: [RuleNode], in work: WorkContext
  ) throws(RuleSearchFailure) -> [[RuleNode]] {
    let starts = roots.map { Int($0.item) }
    let parts: [[RuleNode]]
    do throws(Stopped) {
      parts = try Work.overRanges(roots.count, piece: 1, in: work) { range in
        var branch = Branch(search: self, stop: work.stop)
        let root = range.lowerBound
        branch.grow(
          items[starts[root]].bits, parent: -1, length: 1, last: starts[root],
          candidates: starts[(root + 1)...])
        return branch.nodes
      }
      try work.stop.check()
    } catch {
      throw .stopped
    }
    guard !budget.isSpent else { throw .tooManyRules(limit: budget.limit) }
    return parts
  }

  /// The rules of one item.
  private func roots() -> [RuleNode] {
    items.indices.compactMap { item in
      let bits = items[item].bits
      let customers = bits.populationCount
      let churned = bits.intersectionCount(with: outcome)
      guard thresholds.admit(customers, churned) else { return nil }
      return RuleNode(
        item: Int32(item), parent: -1, length: 1, firstChild: 0, childCount: 0,
        customers: customers, churned: churned)
    }
  }

  /// The rules that begin with one item; places count from the first of them.
  private struct Branch {
    let search: RuleSearch
    let stop: StopFlag
    var nodes: [RuleNode] = []

    /// Adds each candidate to a rule, then goes on from each rule so made.
    mutating func grow(
      _ cover: Bitmap, parent: Int32, length: Int, last: Int, candidates: ArraySlice<Int>
    ) {
      guard length < search.maximum, !stop.isStopped, !search.budget.isSpent else { return }
      let first = nodes.count
      let items = search.items
      let source = items[last].source
      for item in candidates where items[item].source != source {
        let counts = cover.intersectionCounts(with: items[item].bits, and: search.outcome)
        guard search.thresholds.admit(counts.both, counts.all) else { continue }
        nodes.append(
          RuleNode(
            item: Int32(item), parent: parent, length: Int32(length + 1), firstChild: 0,
            childCount: 0, customers: counts.both, churned: counts.all))
      }
      let end = nodes.count
      search.budget.spend(end - first)
      if parent >= 0 {
        nodes[Int(parent)].firstChild = Int32(first)
        nodes[Int(parent)].childCount = Int32(end - first)
      }
      guard length + 1 < search.maximum, end - first > 1 else { return }
      let found = nodes[first..<end].map { Int($0.item) }
      for place in found.indices.dropLast() {
        let item = found[place]
        grow(
          cover.intersection(items[item].bits), parent: Int32(first + place), length: length + 1,
          last: item, candidates: found[(place + 1)...])
      }
    }
  }
}

extension [RuleNode] {
  /// Puts the rules that begin with one item behind the others and below that item.
  fileprivate mutating func append(_ branch: [RuleNode], below root: Int) {
    let offset = Int32(count)
    self[root].firstChild = offset
    self[root].childCount = Int32(branch.prefix { $0.length == 2 }.count)
    for var node in branch {
      node.parent = node.parent < 0 ? Int32(root) : node.parent + offset
      node.firstChild += offset
      append(node)
    }
  }
}
