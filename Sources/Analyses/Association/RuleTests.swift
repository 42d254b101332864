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
  /// - Complexity: O(rules × length) tests.
  init(
    _ tree: RuleTree, customers: Int, churned: Int, space: SearchSpace,
    adjustment: AssociationSettings.Adjustment, only some: [Bool]? = nil, in work: WorkContext
  ) throws(Stopped) {
    let parts = try Work.overRanges(tree.ruleCount, piece: 256, in: work) { range in
      var items: [Int] = []
      return range.map { rule in
        if let some, !some[rule] { return (p: 0.0, productive: 0.0) }
        items.removeAll(keepingCapacity: true)
        tree.appendItems(of: rule, to: &items)
        return Self.logs(of: rule, items, in: tree, customers: customers, churned: churned)
      }
    }
    let logs = parts.flatMap { $0 }
    logP = logs.map(\.p)
    productiveLogP = logs.map(\.productive)
    adjustedLogP = Self.adjusted(productiveLogP, tree, space, adjustment)
  }

  private static func logs(
    of node: Int, _ items: [Int], in tree: RuleTree, customers: Int, churned: Int
  ) -> (p: Double, productive: Double) {
    let rule = tree.nodes[node]
    let p = logP(rule, inside: customers, churned)
    guard rule.length > 1 else { return (p, p) }
    var productive = -Double.infinity
    tree.forEachGeneralisation(of: node, items: items) { general, _ in
      productive = max(productive, logP(rule, inside: general.customers, general.churned))
    }
    return (p, productive)
  }

  private static func logP(_ rule: RuleNode, inside customers: Int, _ churned: Int) -> Double {
    TwoByTwo(
      inside: rule.customers, outcomesInside: rule.churned, all: customers, outcomes: churned
    ).fisherGreaterLogP
  }

  private static func adjusted(
    _ logs: [Double], _ tree: RuleTree, _ space: SearchSpace,
    _ adjustment: AssociationSettings.Adjustment
  ) -> [Double] {
    switch adjustment {
    case .none: return logs
    case .together(let method): return method.adjustedLogs(logs, tests: space.total)
    case .layered:
      let layers = LayeredAdjustment(candidates: space.counts)
      return logs.indices.map { layers.adjustedLog(logs[$0], length: Int(tree.nodes[$0].length)) }
    }
  }
}
