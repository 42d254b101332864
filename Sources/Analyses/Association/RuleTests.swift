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
  /// Which rules were tested, when not all of them were.
  private(set) var tested: [Bool]?

  /// Tests every rule of a tree, or only some of it; the others count as certain.
  ///
  /// Of a tree that lacks rules, as a stopped search leaves it, only rules all of whose parts are there
  /// can be tested: a part that is lacking might have the largest p.
  ///
  /// With `sparing`, rules with a productive p above alpha count as certain too: they cannot be
  /// shown, and the adjusted p of those that can does not depend on how far above alpha they are.
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
        if let some, !some[rule] { return (p: 0.0, productive: 0.0, isTested: false) }
        items.removeAll(keepingCapacity: true)
        tree.appendItems(of: rule, to: &items)
        if some != nil, !tree.hasAllGeneralisations(of: rule, items: items) { return (0, 0, false) }
        let logs = Self.logs(of: rule, items, in: tree, everyone, atMost: bound) ?? (0, 0)
        return (logs.p, logs.productive, true)
      }
    }
    let logs = parts.flatMap { $0 }
    tested = some.map { _ in logs.map(\.isTested) }
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
    var tests = RuleTests(logP: logP, productive: productiveLogP, adjusted: logs)
    tests.tested = tested
    return tests
  }

  /// Whether the p of a rule is known; a run that was stopped tests only some.
  func isTested(_ rule: Int) -> Bool { tested?[rule] ?? true }
}
