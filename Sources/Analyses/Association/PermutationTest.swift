import Bitmaps
import Glibc
import Statistics
import Work

/// The least p of each of many permutations of the outcome, against which real p-values are held.
///
/// Westfall and Young 1993, the single-step minimum p: the adjusted p of a rule is the share of
/// permutations in which any rule at all has a p as small. Rules that go together are so many fewer
/// tests, which Bonferroni cannot know.
struct PermutationTest: Sendable {
  /// How many permutations there are.
  static let permutations = 1_000
  /// How many are counted together: their labels stay in the nearest cache.
  private static let block = 20

  /// The logarithms of the least p, in rising order.
  let least: [Double]

  /// Permutes the outcome and finds the least productive p of all rules each time.
  ///
  /// Once someone asks to stop, the permutations made so far are all there are.
  ///
  /// - Complexity: O(permutations × rules × *rows* / 64).
  init(
    _ tree: RuleTree, items: [Bitmap], churned: Int, thresholds: RuleThresholds, keys: RowKeys,
    in work: WorkContext
  ) throws(Stopped) {
    let everyone = keys.hashes.count
    let rules = try PermutedRules(
      tree, customers: everyone, churned: churned, thresholds: thresholds, stop: work.stop)
    let blank = Bitmap(count: everyone)
    let covers = BitMatrix(items, target: blank)
    // The pieces poll the wish to stop themselves: what they have made by then counts.
    let own = WorkContext(threads: work.threads, progress: work.progress)
    let parts = try Work.overRanges(Self.permutations, piece: Self.block, in: own) { range in
      guard let labels = try? Self.labels(range, keys, churned: churned, stop: work.stop),
        let counts = try? Self.counts(
          tree, covers, BitMatrix(labels, target: blank), stop: work.stop)
      else { return [Double]() }
      work.progress.report(
        Double(range.upperBound) / Double(Self.permutations), "permuting the outcome")
      return range.indices.map { place in
        rules.least(counts, permutation: place - range.lowerBound, of: range.count)
      }
    }
    least = parts.flatMap { $0 }.sorted()
  }

  /// The labels of some permutations; of many customers each one takes a while.
  private static func labels(
    _ range: Range<Int>, _ keys: RowKeys, churned: Int, stop: StopFlag
  ) throws(Stopped) -> [Bitmap] {
    var labels: [Bitmap] = []
    for permutation in range {
      try stop.check()
      labels.append(keys.drawn(count: churned, seed: UInt64(permutation) &+ 0x5759_0000))
    }
    return labels
  }

  /// The labels inside every rule: those of one rule stand together.
  private static func counts(
    _ tree: RuleTree, _ items: BitMatrix, _ labels: BitMatrix, stop: StopFlag
  ) throws(Stopped) -> [UInt32] {
    var counts = [UInt32](repeating: 0, count: tree.ruleCount * labels.count)
    try tree.forEachCover(in: items, stop: stop) { rule, cover in
      let found = labels.counts(under: cover, in: .rest)
      for place in found.indices { counts[rule * labels.count + place] = found[place] }
    }
    return counts
  }

  /// The logarithm below which a p has an adjusted p of at most a level; endless where none has.
  func criticalLog(_ alpha: Double) -> Double {
    let admitted = Int((alpha * Double(least.count + 1) + 1e-9).rounded(.down)) - 1
    guard admitted >= 0 else { return -.infinity }
    guard admitted < least.count else { return 0 }
    return least[admitted] - abs(least[admitted]) * 2e-9 - 2e-12
  }

  /// The logarithm of the adjusted p: with the real outcome counted as one more permutation.
  func adjustedLog(_ logP: Double) -> Double {
    // A p computed twice must count as equal.
    let bound = logP + abs(logP) * 1e-9 + 1e-12
    var (low, high) = (0, least.count)
    while low < high {
      let middle = (low + high) / 2
      if least[middle] <= bound { low = middle + 1 } else { high = middle }
    }
    return log(Double(low + 1) / Double(least.count + 1))
  }
}
