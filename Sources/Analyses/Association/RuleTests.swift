import Glibc
import Statistics
import Work

/// The p-values of all rules, as logarithms.
struct RuleTests: Sendable {
  /// Fisher's one-sided p against everyone.
  let logP: [Double]
  /// The largest Fisher p against a rule that lacks one item, inside that rule (Webb 2007).
  let productiveLogP: [Double]
  /// The productive p adjusted for all combinations searched.
  let adjustedLogP: [Double]

  /// Tests every rule of a tree, or only some of it; the others count as certain.
  ///
  /// With `sparing`, rules that do not raise churn, or have a productive p above alpha, count as
  /// certain too: they cannot be shown, and no adjustment of those that can depends on them.
  ///
  /// - Complexity: O(rules × length) tests.
  init(
    _ tree: RuleTree, customers: Int, churned: Int, space: SearchSpace,
    settings: AssociationSettings, only some: [Bool]? = nil, sparing: Bool = false,
    in work: WorkContext
  ) throws(Stopped) {
    let everyone = RuleCounts(customers: customers, churned: churned)
    let bound = sparing ? settings.testLogAlpha : .infinity
    let parts = try Work.overRanges(tree.ruleCount, piece: 256, in: work) { range in
      var items: [Int] = []
      return range.map { rule in
        let node = tree.nodes[rule]
        if let some, !some[rule] { return (p: 0.0, productive: 0.0) }
        if sparing, node.churned * customers <= node.customers * churned { return (0, 0) }
        items.removeAll(keepingCapacity: true)
        tree.appendItems(of: rule, to: &items)
        return Self.logs(of: rule, items, in: tree, everyone, atMost: bound) ?? (0, 0)
      }
    }
    let logs = parts.flatMap { $0 }
    logP = logs.map(\.p)
    productiveLogP = logs.map(\.productive)
    adjustedLogP = settings.adjustedLogs(
      productiveLogP, lengths: tree.nodes.prefix(tree.ruleCount).map { Int($0.length) },
      space: space)
  }

  /// The logarithms of p and of the productive p, or nothing as soon as that is above a bound.
  private static func logs(
    of node: Int, _ items: [Int], in tree: RuleTree, _ everyone: RuleCounts, atMost bound: Double
  ) -> (p: Double, productive: Double)? {
    let rule = tree.nodes[node]
    guard rule.length > 1 else {
      return logP(rule, inside: everyone, atMost: bound).map { ($0, $0) }
    }
    var productive: Double? = -Double.infinity
    tree.forEachGeneralisation(of: node, items: items) { general, _ in
      guard let greatest = productive else { return }
      let counts = RuleCounts(customers: general.customers, churned: general.churned)
      productive = logP(rule, inside: counts, atMost: bound).map { max(greatest, $0) }
    }
    guard let productive, let p = logP(rule, inside: everyone, atMost: .infinity) else {
      return nil
    }
    return (p, productive)
  }

  private static func logP(
    _ rule: RuleNode, inside all: RuleCounts, atMost bound: Double
  ) -> Double? {
    TwoByTwo(
      inside: rule.customers, outcomesInside: rule.churned, all: all.customers,
      outcomes: all.churned
    ).fisherGreaterLogP(atMost: bound)
  }

  /// Keeps p-values that are known.
  init(logP: [Double], productive: [Double], adjusted: [Double]) {
    self.logP = logP
    productiveLogP = productive
    adjustedLogP = adjusted
  }

  /// The same tests with other adjusted p-values.
  func adjusted(_ logs: [Double]) -> RuleTests {
    RuleTests(logP: logP, productive: productiveLogP, adjusted: logs)
  }
}
