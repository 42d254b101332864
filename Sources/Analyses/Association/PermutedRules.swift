import Bitmaps
import Glibc
import Statistics
import Work

/// What the rules of a tree need to be tested again under other labels.
struct PermutedRules: Sendable {
  private let sizes: [Int]
  private let generals: RuleGeneralisations
  private let customers: Int
  private let churned: Int
  private let thresholds: RuleThresholds
  private let logFactorials: [Double]

  /// Finds the generalisations of every rule once.
  init(
    _ tree: RuleTree, customers: Int, churned: Int, thresholds: RuleThresholds, stop: StopFlag
  ) throws(Stopped) {
    self.customers = customers
    self.churned = churned
    self.thresholds = thresholds
    sizes = tree.nodes.map(\.customers)
    generals = try RuleGeneralisations(tree, stop: stop)
    var logs = [Double](repeating: 0, count: customers + 1)
    for number in stride(from: 1, through: customers, by: 1) {
      logs[number] = logs[number - 1] + log(Double(number))
    }
    logFactorials = logs
  }

  /// The logarithm of the least productive p under one permutation.
  func least(_ counts: [UInt32], permutation: Int, of width: Int) -> Double {
    var least = 0.0
    for rule in 0..<generals.count {
      let hits = Int(counts[rule * width + permutation])
      guard hits >= thresholds.churned else { continue }
      guard let log = productiveLog(rule, hits, counts, permutation, width, below: least) else {
        continue
      }
      least = log
    }
    return least
  }

  /// The logarithm of a rule's productive p, or nothing as soon as it is known to be above a bound.
  private func productiveLog(
    _ rule: Int, _ hits: Int, _ counts: [UInt32], _ permutation: Int, _ width: Int,
    below bound: Double
  ) -> Double? {
    let general = generals[rule]
    func wider(_ place: Int) -> (all: Int, churned: Int) {
      guard !general.isEmpty else { return (customers, churned) }
      let rule = Int(general[general.startIndex + place])
      return (sizes[rule], Int(counts[rule * width + permutation]))
    }
    let places = 0..<max(1, general.count)
    for place in places {
      let (all, churned) = wider(place)
      // At or below the expectation p is about one half or more.
      if hits * all <= sizes[rule] * churned { return nil }
      // One term of the sum that p is.
      if logTerm(hits, of: sizes[rule], all, churned) > bound { return nil }
    }
    var productive = -Double.infinity
    for place in places {
      let (all, churned) = wider(place)
      productive = max(
        productive,
        TwoByTwo(inside: sizes[rule], outcomesInside: hits, all: all, outcomes: churned)
          .fisherGreaterLogP)
      if productive >= bound { return nil }
    }
    return productive
  }

  private func logTerm(_ a: Int, of inside: Int, _ all: Int, _ churned: Int) -> Double {
    func ways(_ n: Int, _ k: Int) -> Double {
      logFactorials[n] - logFactorials[k] - logFactorials[n - k]
    }
    return ways(churned, a) + ways(all - churned, inside - a) - ways(all, inside)
  }
}
