import Bitmaps
import Glibc
import Statistics
import Work

/// The rules of a search tested again on customers drawn anew.
struct RuleResampling: Sendable {
  private let mining: Mining
  private let settings: AssociationSettings
  private let hidden: Set<Int>
  private let bound: Double?
  private let generals: RuleGeneralisations

  /// Finds the generalisations of every rule once.
  init(
    _ mining: Mining, settings: AssociationSettings, hidden: Set<Int>, bound: Double?,
    stop: StopFlag
  ) throws(Stopped) {
    (self.mining, self.settings, self.hidden, self.bound) = (mining, settings, hidden, bound)
    generals = try RuleGeneralisations(mining.tree, stop: stop)
  }

  /// For each draw the rules found in it, best first.
  func selections(
    _ planes: [Bitmap], draws: Int, stop: StopFlag
  ) throws(Stopped) -> [[Int]] {
    let matrix = BitMatrix(planes, target: mining.outcome)
    let rules = mining.rules.count
    var customers = [Int](repeating: 0, count: rules * draws)
    var churned = customers
    func count(_ rule: Int, _ cover: [UInt64]) {
      let hits = matrix.counts(under: cover, in: .target)
      let others = matrix.counts(under: cover, in: .rest)
      for draw in 0..<draws {
        for plane in 0..<3 {
          let (place, weight) = (draw * 3 + plane, 1 << plane)
          churned[rule * draws + draw] += Int(hits[place]) * weight
          customers[rule * draws + draw] += Int(hits[place] + others[place]) * weight
        }
      }
    }
    try mining.tree.forEachCover(in: mining.matrix, stop: stop, count)
    return (0..<draws).map { draw in
      let parts = 0..<3
      let hits = parts.reduce(0) {
        $0 + planes[draw * 3 + $1].intersectionCount(with: mining.outcome) << $1
      }
      let all = parts.reduce(0) { $0 + planes[draw * 3 + $1].populationCount << $1 }
      return selection(
        all: all, hits: hits,
        sizes: { (customers[$0 * draws + draw], churned[$0 * draws + draw]) })
    }
  }

  private func selection(
    all: Int, hits: Int, sizes: (Int) -> (customers: Int, churned: Int)
  ) -> [Int] {
    guard hits > 0, hits < all else { return [] }
    let thresholds = settings.thresholds(customers: all)
    let most =
      bound ?? settings.candidateLog(tests: mining.space.total, rules: mining.rules.count)
    var (rules, logs): ([Int], [Double]) = ([], [])
    for rule in mining.rules {
      let (inside, churned) = sizes(rule)
      // Rules that do not raise churn count in the ranks that p is adjusted by.
      guard thresholds.admit(inside, churned) else { continue }
      var productive = -Double.infinity
      let wider = generals[rule].isEmpty ? [(all, hits)] : generals[rule].map { sizes(Int($0)) }
      for (all, hits) in wider where productive <= most {
        let table = TwoByTwo(inside: inside, outcomesInside: churned, all: all, outcomes: hits)
        productive = max(productive, table.fisherGreaterLogP)
      }
      guard productive <= most else { continue }
      rules.append(rule)
      logs.append(productive)
    }
    let kept = found(rules, logs).filter { rule in
      let (inside, churned) = sizes(rule)
      return churned * all > inside * hits && !hidden.contains(rule)
    }
    let excess = Dictionary(
      uniqueKeysWithValues: kept.map { rule in
        let (inside, churned) = sizes(rule)
        return (rule, churned * all - inside * hits)
      })
    return kept.sorted { first, second in
      let (left, right) = (excess[first] ?? 0, excess[second] ?? 0)
      return left == right ? first < second : left > right
    }
  }

  /// The rules whose p is small enough, of those that have a chance.
  private func found(_ rules: [Int], _ logs: [Double]) -> [Int] {
    guard bound == nil else { return rules }
    let adjusted = settings.adjustedLogs(
      logs, lengths: rules.map { Int(mining.tree.nodes[$0].length) }, space: mining.space)
    return rules.indices.filter { adjusted[$0] <= settings.testLogAlpha }.map { rules[$0] }
  }
}
