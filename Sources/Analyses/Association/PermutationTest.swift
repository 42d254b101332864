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
  /// - Complexity: O(permutations × rules × *rows* / 64).
  init(
    _ tree: RuleTree, items: [Bitmap], churned: Int, thresholds: RuleThresholds, keys: RowKeys,
    in work: WorkContext
  ) throws(Stopped) {
    let everyone = keys.hashes.count
    let rules = PermutedRules(tree, customers: everyone, churned: churned, thresholds: thresholds)
    let blank = Bitmap(count: everyone)
    let covers = BitMatrix(items, target: blank)
    let parts = try Work.overRanges(Self.permutations, piece: Self.block, in: work) { range in
      let labels = range.map { keys.drawn(count: churned, seed: UInt64($0) &+ 0x5759_0000) }
      let counts = Self.counts(tree, covers, BitMatrix(labels, target: blank))
      work.progress.report(
        Double(range.upperBound) / Double(Self.permutations), "permuting the outcome")
      return range.indices.map { place in
        rules.least(counts, permutation: place - range.lowerBound, of: range.count)
      }
    }
    least = parts.flatMap { $0 }.sorted()
  }

  /// The labels inside every rule: those of one rule stand together.
  private static func counts(_ tree: RuleTree, _ items: BitMatrix, _ labels: BitMatrix) -> [UInt32]
  {
    var counts = [UInt32](repeating: 0, count: tree.ruleCount * labels.count)
    func visit(_ rules: Range<Int>, _ prefix: [UInt64]?) {
      for rule in rules {
        let node = tree.nodes[rule]
        let cover = items.row(Int(node.item), under: prefix)
        let found = labels.counts(under: cover, in: .rest)
        for place in found.indices { counts[rule * labels.count + place] = found[place] }
        let first = Int(node.firstChild)
        visit(first..<(first + Int(node.childCount)), cover)
      }
    }
    visit(0..<tree.rootCount, nil)
    return counts
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

/// What the rules of a tree need to be tested again under other labels.
struct PermutedRules: Sendable {
  private let sizes: [Int]
  private let generals: [Int32]
  private let starts: [Int]
  private let customers: Int
  private let churned: Int
  private let thresholds: RuleThresholds
  private let logFactorials: [Double]

  /// Finds the generalisations of every rule once.
  init(_ tree: RuleTree, customers: Int, churned: Int, thresholds: RuleThresholds) {
    self.customers = customers
    self.churned = churned
    self.thresholds = thresholds
    sizes = tree.nodes.map(\.customers)
    var (generals, starts): ([Int32], [Int]) = ([], [0])
    for rule in 0..<tree.ruleCount {
      let items = tree.items(of: rule)
      if items.count == 1 { generals.append(-1) }
      for lacking in items.indices where items.count > 1 {
        var rest = items
        rest.remove(at: lacking)
        if let place = tree.place(of: rest) { generals.append(Int32(place)) }
      }
      starts.append(generals.count)
    }
    (self.generals, self.starts) = (generals, starts)
    var logs = [Double](repeating: 0, count: customers + 1)
    for number in stride(from: 1, through: customers, by: 1) {
      logs[number] = logs[number - 1] + log(Double(number))
    }
    logFactorials = logs
  }

  /// The logarithm of the least productive p under one permutation.
  func least(_ counts: [UInt32], permutation: Int, of width: Int) -> Double {
    var least = 0.0
    for rule in 0..<(starts.count - 1) {
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
    for place in starts[rule]..<starts[rule + 1] {
      let (all, churned) = general(place, counts, permutation, width)
      // At or below the expectation p is about one half or more.
      if hits * all <= sizes[rule] * churned { return nil }
      // One term of the sum that p is.
      if logTerm(hits, of: sizes[rule], all, churned) > bound { return nil }
    }
    var productive = -Double.infinity
    for place in starts[rule]..<starts[rule + 1] {
      let (all, churned) = general(place, counts, permutation, width)
      productive = max(
        productive,
        TwoByTwo(inside: sizes[rule], outcomesInside: hits, all: all, outcomes: churned)
          .fisherGreaterLogP)
      if productive >= bound { return nil }
    }
    return productive
  }

  private func general(
    _ place: Int, _ counts: [UInt32], _ permutation: Int, _ width: Int
  ) -> (all: Int, churned: Int) {
    let rule = Int(generals[place])
    return rule < 0
      ? (customers, churned) : (sizes[rule], Int(counts[rule * width + permutation]))
  }

  private func logTerm(_ a: Int, of inside: Int, _ all: Int, _ churned: Int) -> Double {
    func ways(_ n: Int, _ k: Int) -> Double {
      logFactorials[n] - logFactorials[k] - logFactorials[n - k]
    }
    return ways(churned, a) + ways(all - churned, inside - a) - ways(all, inside)
  }
}
