import Bitmaps
import Work

/// The search for every combination of items above the thresholds, one item of a source at most.
///
/// Depth first over sets of customers as bits, with two counts at each step (Zaki 2000, with a
/// fixed outcome). Both counts only fall as items are added, so nothing above them is missed. The
/// churners stand first in every row of bits, and all pairs below one rule are counted together,
/// block by block, so that rows are read from the nearest cache. Where customers have few of many
/// items, as in baskets, the lists of their items are gone through instead.
struct RuleSearch: Sendable {
  /// The items as rows of bits, the churners first.
  let matrix: BitMatrix
  /// The source of each item; those of one source stand in a row.
  let sources: [Int]
  /// The least counts.
  let thresholds: RuleThresholds
  /// How many items a rule may have.
  let maximum: Int
  /// How many rules may be found.
  let budget: RuleBudget
  /// Whether lists of items are gone through, or nothing when that depends on how full the rows are.
  var usesLists: Bool?

  /// What a search found, and whether it was stopped before its end.
  struct Found: Sendable {
    /// The rules.
    let tree: RuleTree
    /// Whether someone stopped the search, so that rules are lacking.
    let isPartial: Bool
  }

  /// Searches on all threads; the rules and their order do not depend on how many there are.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64).
  func run(in work: WorkContext) throws(RuleSearchFailure) -> Found {
    guard !work.stop.isStopped else { throw .stopped }
    var nodes = roots()
    let rootCount = nodes.count
    budget.spend(rootCount)
    // The pieces poll the wish to stop themselves: what they have found by then is the result.
    let own = WorkContext(threads: work.threads, progress: work.progress)
    let starts = nodes.map { UInt32($0.item) }
    let sparse = try sparseBranches(nodes, starts, in: own, work.stop)
    let pairs =
      if let sparse { sparse.map { $0.pairs } } else {
        try densePairs(starts, in: own, work.stop)
      }
    for (root, part) in pairs.enumerated() {
      nodes[root].firstChild = Int32(nodes.count)
      nodes[root].childCount = Int32(part.count)
      nodes += part
    }
    let level = nodes
    let children = level.prefix(rootCount).map { root in
      Int(root.firstChild)..<Int(root.firstChild + root.childCount)
    }
    let deeper =
      if let sparse { sparse.map { $0.all } } else {
        try denseDeeper(starts, children.map { Array(level[$0]) }, in: own, work.stop)
      }
    for (root, part) in deeper.enumerated() { nodes.append(part, from: children[root]) }
    return Found(
      tree: RuleTree(nodes: nodes, rootCount: rootCount), isPartial: work.stop.isStopped)
  }

  /// The rules of two items that begin with each root.
  private func densePairs(
    _ rows: [UInt32], in work: WorkContext, _ stop: StopFlag
  ) throws(RuleSearchFailure) -> [[RuleNode]] {
    try branches(rows.count, in: work, stop) { root in
      guard maximum > 1 else { return [] }
      var branch = RuleBranch(search: self, stop: stop)
      branch.addPairs(of: root, among: rows)
      return branch.nodes
    }
  }

  /// Those rules with the longer ones below them.
  private func denseDeeper(
    _ rows: [UInt32], _ pairs: [[RuleNode]], in work: WorkContext, _ stop: StopFlag
  ) throws(RuleSearchFailure) -> [[RuleNode]] {
    try branches(rows.count, in: work, stop) { root in
      guard maximum > 2, pairs[root].count > 1 else { return [] }
      var branch = RuleBranch(search: self, stop: stop, nodes: pairs[root])
      branch.grow(
        matrix.row(Int(rows[root]), under: nil), length: 2, members: 0..<pairs[root].count)
      return branch.nodes
    }
  }

  /// The rules that begin with each root, from lists, or nothing where rows of bits are better.
  private func sparseBranches(
    _ roots: [RuleNode], _ rows: [UInt32], in work: WorkContext, _ stop: StopFlag
  ) throws(RuleSearchFailure) -> [(pairs: [RuleNode], all: [RuleNode])]? {
    let suits = usesLists ?? ItemLists.suit(roots, customers: matrix.width * 64)
    guard maximum > 1, suits else { return nil }
    let lists = ItemLists(matrix, rows: rows)
    return try branches(roots.count, in: work, stop) { root in
      var branch = SparseBranch(search: self, lists: lists, rows: rows, stop: stop)
      branch.grow(root: root, customers: roots[root].customers)
      return branch
    }.map { branch in
      let nodes = branch?.nodes ?? []
      return (Array(nodes.prefix(branch?.pairCount ?? 0)), nodes)
    }
  }

  /// The rules of one item.
  private func roots() -> [RuleNode] {
    (0..<matrix.count).compactMap { item in
      let row = matrix.row(item)
      let churned = row.prefix(matrix.split).reduce(0) { $0 + $1.nonzeroBitCount }
      let customers = row.dropFirst(matrix.split).reduce(churned) { $0 + $1.nonzeroBitCount }
      guard thresholds.admit(customers, churned) else { return nil }
      return RuleNode(
        item: Int32(item), parent: -1, length: 1, customers: customers, churned: churned)
    }
  }
}
