import Bitmaps
import Glibc
import Statistics
import Work

/// How often rules come back, and at which rank, when the customers are drawn anew.
struct RuleStability: Sendable {
  /// For each rule that was asked for, the share of draws in which it is found.
  private(set) var selected: [Int: Double] = [:]
  /// The ranks that hold all but the outer few, where it is found at all.
  private(set) var ranks: [Int: ClosedRange<Int>] = [:]

  private static let block = 4

  /// Draws the customers anew and tests all rules each time.
  ///
  /// - Parameters:
  ///   - rules: the rules to tell of.
  ///   - hidden: rules that stand behind another one with the very same customers.
  ///   - bound: the logarithm of the greatest productive p of a rule that counts as found, where that
  ///     is not a matter of adjusting p for all combinations.
  /// - Complexity: O(draws × rules × *rows* / 64).
  init(
    of rules: [Int], hidden: Set<Int>, in mining: Mining, draws: Int, keys: RowKeys,
    settings: AssociationSettings, bound: Double?, in work: WorkContext
  ) throws(Stopped) {
    let resampling = try RuleResampling(
      mining, settings: settings, hidden: hidden, bound: bound, stop: work.stop)
    let parts = try Work.overRanges(draws, piece: Self.block, in: work) { range in
      let planes = range.flatMap { keys.resampled(seed: UInt64($0) &+ 0x5354_0000) }
      work.progress.report(Double(range.upperBound) / Double(draws), "drawing customers anew")
      return try? resampling.selections(planes, draws: range.count, stop: work.stop)
    }
    try work.stop.check()
    var found: [Int: [Int]] = [:]
    for order in parts.flatMap({ $0 ?? [] }) {
      for (rank, rule) in order.enumerated() { found[rule, default: []].append(rank + 1) }
    }
    let outer = (1 - settings.level) / 2
    for rule in rules {
      let places = (found[rule] ?? []).sorted()
      selected[rule] = Double(places.count) / Double(draws)
      guard !places.isEmpty else { continue }
      let low = Int((outer * Double(places.count - 1)).rounded(.down))
      ranks[rule] = places[low]...places[places.count - 1 - low]
    }
  }
}
