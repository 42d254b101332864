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

  /// A rule to test.
  struct Candidate: Sendable {
    /// Its number.
    let rule: Int
    /// The places of its items.
    let items: [Int]
    /// Who among those held out has what it leads to.
    let outcome: Bitmap
  }

  /// Tests candidates among those held out (Webb 2007, section 4.2).
  ///
  /// - Parameter items: for each item who has it among those held out.
  /// - Complexity: O(candidates × length² × *rows* / 64).
  init(
    _ candidates: [Candidate], items: [Bitmap], alpha: Double, stop: StopFlag
  ) throws(Stopped) {
    var (logs, confidence): ([Double], [Int: Double]) = ([], [:])
    for (number, candidate) in candidates.enumerated() {
      if number % 16 == 0 { try stop.check() }
      let parts = candidate.items.map { items[$0] }
      let inside = candidate.outcome.counts(among: parts)
      confidence[candidate.rule] = inside.all > 0 ? Double(inside.hits) / Double(inside.all) : nil
      logs.append(
        parts.indices.reduce(-Double.infinity) { greatest, lacking in
          let general = candidate.outcome.counts(among: parts.removing(lacking))
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
    adjustedLogs = Dictionary(uniqueKeysWithValues: zip(candidates.map(\.rule), adjusted))
    self.confidence = confidence
  }
}

extension Bitmap {
  /// How many have all of some items, and how many of those are in this set.
  fileprivate func counts(among items: [Bitmap]) -> (all: Int, hits: Int) {
    guard var cover = items.first else { return (count, populationCount) }
    for item in items.dropFirst() { cover.formIntersection(item) }
    return (cover.populationCount, cover.intersectionCount(with: self))
  }
}

extension [Holdout] {
  /// What became of the rules among those held out, in words; nothing when nobody was.
  func sentence(of whom: String, alpha: String) -> String? {
    guard !isEmpty else { return nil }
    let candidates = reduce(0) { $0 + $1.candidates }
    let failed = reduce(0) { $0 + $1.failed }
    let passed = reduce(0) { $0 + $1.passed }
    return
      "\(candidates.counted("rule")) \(candidates == 1 ? "was" : "were") productive at \(alpha) "
      + "among the \(whom) searched; \(failed.counted) of them \(failed == 1 ? "fails" : "fail") that "
      + "among those held out, and \(passed.counted) \(passed == 1 ? "passes" : "pass") Holm; counts "
      + "are those of the \(whom) searched"
  }
}
