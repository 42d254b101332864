import Bitmaps
import Glibc
import Statistics
import Work

/// Rules found on a part of the customers, tested on the others.
struct Holdout: Sendable {
  /// How many rules raise churn and are productive on the part searched.
  let candidates: Int
  /// How many of them have a productive p above the level of error among the others.
  let failed: Int
  /// How many pass Holm's adjustment over all of them.
  let passed: Int
  /// The logarithm of the adjusted p of each candidate.
  let adjustedLogs: [Int: Double]
  /// The confidence of rules among the held-out customers.
  let confidence: [Int: Double]

  /// Tests candidates among held-out customers (Webb 2007, section 4.2).
  ///
  /// - Complexity: O(candidates × length² × *rows* / 64).
  init(
    _ candidates: [Int], of tree: RuleTree, items: [Bitmap], outcome: Bitmap, alpha: Double,
    stop: StopFlag
  ) throws(Stopped) {
    func counts(_ items: [Bitmap]) -> (all: Int, hits: Int) {
      guard var cover = items.first else { return (outcome.count, outcome.populationCount) }
      for item in items.dropFirst() { cover.formIntersection(item) }
      return (cover.populationCount, cover.intersectionCount(with: outcome))
    }
    var (logs, confidence): ([Double], [Int: Double]) = ([], [:])
    for (number, rule) in candidates.enumerated() {
      if number % 16 == 0 { try stop.check() }
      let parts = tree.items(of: rule).map { items[$0] }
      let inside = counts(parts)
      confidence[rule] = inside.all > 0 ? Double(inside.hits) / Double(inside.all) : nil
      logs.append(
        parts.indices.reduce(-Double.infinity) { greatest, lacking in
          var rest = parts
          rest.remove(at: lacking)
          let general = counts(rest)
          let table = TwoByTwo(
            inside: inside.all, outcomesInside: inside.hits, all: general.all,
            outcomes: general.hits)
          return max(greatest, table.fisherGreaterLogP)
        })
    }
    let adjusted = PAdjustment.holm.adjustedLogs(logs)
    self.candidates = candidates.count
    failed = logs.count { $0 > log(alpha) }
    passed = adjusted.count { $0 <= log(alpha) }
    adjustedLogs = Dictionary(uniqueKeysWithValues: zip(candidates, adjusted))
    self.confidence = confidence
  }
}
