import Bitmaps
import Work

/// Rules whose adjusted p needs more than their own counts: permutations, or held-out customers.
struct AdjustedRules: Sendable {
  /// The rules with the adjusted p asked for, as far as nobody asked to stop.
  private(set) var mining: Mining
  /// The test on the held-out customers, when there are such.
  private(set) var holdout: Holdout?
  /// The logarithm of the greatest productive p of a rule that counts as found among customers drawn
  /// anew, where p is not adjusted for all combinations.
  private(set) var bound: Double?
  /// The words for how p is adjusted, when that is not as was asked for.
  private(set) var name: String?

  /// How many permutations there must be to go by them.
  private static let fewest = 100

  /// Adjusts the p of rules that were searched for in a group.
  ///
  /// - Parameter bits: for each item those of all customers.
  /// - Complexity: O(permutations × rules × *rows* / 64), or that of a `Holdout`.
  init(
    _ mining: Mining, bits: [Bitmap], _ group: GroupRows.Group, _ data: AssociationData,
    _ thresholds: RuleThresholds, _ settings: AssociationSettings, in work: WorkContext
  ) throws(RuleSearchFailure) {
    self.mining = mining
    if let rows = data.heldOut(group) {
      holdOut(rows, bits, data, settings, work.stop)
    } else if case .permuted = settings.adjustment, let keys = data.keys {
      try permute(keys.gathered(at: data.searched(group)), thresholds, settings, work)
    }
  }

  /// Tests the rules that are productive among the customers searched on the others.
  private mutating func holdOut(
    _ rows: [Int32], _ bits: [Bitmap], _ data: AssociationData, _ settings: AssociationSettings,
    _ stop: StopFlag
  ) {
    // Who is drawn anew is one of those searched, where a rule has to be productive to be tested.
    bound = settings.testLogAlpha
    guard !mining.isPartial else { return }
    let mining = mining
    let candidates = mining.rules.filter {
      mining.excess(of: $0) > 0 && mining.tests.productiveLogP[$0] <= settings.testLogAlpha
    }
    let outcome = data.outcome.gathered(at: rows)
    guard
      let holdout = try? Holdout(
        candidates.map {
          Holdout.Candidate(rule: $0, items: mining.tree.items(of: $0), outcome: outcome)
        }, items: bits.map { $0.gathered(at: rows) }, alpha: settings.testAlpha, stop: stop)
    else {
      self.mining = mining.stopped
      return
    }
    let logs = mining.rules.map { holdout.adjustedLogs[$0] ?? 0 }
    self.mining = mining.with(mining.tests.adjusted(logs))
    self.holdout = holdout
  }

  /// Holds the rules against permutations of the outcome; against Bonferroni where they are too few.
  private mutating func permute(
    _ keys: RowKeys, _ thresholds: RuleThresholds, _ settings: AssociationSettings,
    _ work: WorkContext
  ) throws(RuleSearchFailure) {
    name = "Bonferroni, as the permutations were stopped"
    guard !mining.isPartial else { return }
    let search = RuleSearch(
      matrix: mining.matrix, sources: mining.items.map(\.source),
      thresholds: RuleThresholds(customers: thresholds.cover, churned: 0),
      maximum: settings.maximum ?? 1, budget: RuleBudget())
    guard !work.stop.isStopped, case let found = try search.run(in: work), !found.isPartial,
      let test = try? PermutationTest(
        found.tree, items: mining.items.map(\.bits), churned: mining.churned,
        thresholds: thresholds, keys: keys, in: work), test.least.count >= AdjustedRules.fewest
    else {
      mining = mining.stopped
      return
    }
    bound = test.criticalLog(settings.testAlpha)
    mining = mining.with(mining.tests.adjusted(mining.tests.productiveLogP.map(test.adjustedLog)))
    let isWhole = test.least.count == PermutationTest.permutations
    name = isWhole ? nil : "Westfall–Young, \(test.least.count.counted) permutations"
    if !isWhole { mining = mining.stopped }
  }
}
