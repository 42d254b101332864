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

  /// Tests every rule of a tree.
  ///
  /// - Complexity: O(rules × length) tests.
  init(
    _ tree: RuleTree, customers: Int, churned: Int, space: SearchSpace,
    adjustment: AssociationSettings.Adjustment, in work: WorkContext
  ) throws(Stopped) {
    let parts = try Work.overRanges(tree.nodes.count, piece: 256, in: work) { range in
      range.map { Self.logs(of: $0, in: tree, customers: customers, churned: churned) }
    }
    let logs = parts.flatMap { $0 }
    logP = logs.map(\.p)
    productiveLogP = logs.map(\.productive)
    adjustedLogP = Self.adjusted(productiveLogP, tree, space, adjustment)
  }

  private static func logs(
    of node: Int, in tree: RuleTree, customers: Int, churned: Int
  ) -> (p: Double, productive: Double) {
    let rule = tree.nodes[node]
    let p = logP(rule, inside: customers, churned)
    guard rule.length > 1 else { return (p, p) }
    var productive = -Double.infinity
    tree.forEachGeneralisation(of: node) { general in
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
