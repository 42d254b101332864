import Bitmaps
import Work

/// The search for every combination of items above the thresholds, one item of a source at most.
///
/// Depth first over sets of customers as bits, with two counts at each step (Zaki 2000, with a
/// fixed outcome). Both counts only fall as items are added, so nothing above them is missed. The
/// churners stand first in every row of bits, and all pairs below one rule are counted together,
/// block by block, so that rows are read from the nearest cache.
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

  /// Prepares the search among items.
  ///
  /// - Complexity: O(items × *rows* / 64).
  init(
    items: [Item], outcome: Bitmap, thresholds: RuleThresholds, maximum: Int, budget: RuleBudget
  ) {
    matrix = BitMatrix(items.map(\.bits), target: outcome)
    sources = items.map(\.source)
    self.thresholds = thresholds
    self.maximum = maximum
    self.budget = budget
  }

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
    let pairs = try branches(rootCount, in: own, work.stop) { root in
      guard maximum > 1 else { return [] }
      var branch = RuleBranch(search: self, stop: work.stop)
      branch.addPairs(of: root, among: starts)
      return branch.nodes
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
    let deeper = try branches(rootCount, in: own, work.stop) { root in
      guard maximum > 2, children[root].count > 1 else { return [] }
      var branch = RuleBranch(search: self, stop: work.stop, nodes: Array(level[children[root]]))
      branch.grow(
        matrix.row(Int(starts[root]), under: nil), length: 2, members: 0..<children[root].count)
      return branch.nodes
    }
    for (root, part) in deeper.enumerated() { nodes.append(part, from: children[root]) }
    return Found(
      tree: RuleTree(nodes: nodes, rootCount: rootCount), isPartial: work.stop.isStopped)
  }

  /// The rules that begin with each root, one part for each; those not reached are empty.
  private func branches(
    _ count: Int, in work: WorkContext, _ stop: StopFlag,
    _ body: @Sendable (Int) -> [RuleNode]
  ) throws(RuleSearchFailure) -> [[RuleNode]] {
    let parts: [[RuleNode]]
    do throws(Stopped) {
      parts = try Work.overRanges(count, piece: 1, in: work) { range in
        stop.isStopped || budget.isSpent ? [] : body(range.lowerBound)
      }
    } catch {
      throw .stopped
    }
    guard !budget.isSpent else { throw .tooManyRules(limit: budget.limit) }
    return parts
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

extension [RuleNode] {
  /// Puts the rules below some of length 2, which a branch begins with, behind the others.
  fileprivate mutating func append(_ branch: [RuleNode], from children: Range<Int>) {
    guard branch.count > children.count else { return }
    let offset = Int32(count - children.count)
    for (place, child) in zip(children, branch) {
      self[place].firstChild = child.firstChild + offset
      self[place].childCount = child.childCount
    }
    for var node in branch.dropFirst(children.count) {
      let isBelowPair = node.parent < children.count
      node.parent += isBelowPair ? Int32(children.lowerBound) : offset
      node.firstChild += offset
      append(node)
    }
  }
}
