import Bitmaps
import Work

/// A search under way: of all rules, or of the best of any length.
struct Mined {
  /// The items.
  let items: [Item]
  /// Who churned.
  let outcome: Bitmap
  /// The least counts.
  let thresholds: RuleThresholds
  /// The combinations there are.
  let space: SearchSpace
  /// The options.
  let settings: AssociationSettings
  /// How many combinations were tried, when not all of them were.
  private(set) var tried: Int?

  /// Prepares a search.
  init(
    items: [Item], outcome: Bitmap, thresholds: RuleThresholds, space: SearchSpace,
    settings: AssociationSettings
  ) {
    (self.items, self.outcome, self.thresholds) = (items, outcome, thresholds)
    (self.space, self.settings) = (space, settings)
  }

  /// Searches and tests; once someone asks to stop, what was found by then is tested in part.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64).
  mutating func search(
    budget: RuleBudget, in work: WorkContext
  ) throws(RuleSearchFailure) -> Mining {
    let matrix = BitMatrix(items.map(\.bits), target: outcome)
    guard let maximum = settings.maximum else { return try searchTop(matrix, in: work) }
    let search = RuleSearch(
      matrix: matrix, sources: items.map(\.source), thresholds: thresholds, maximum: maximum,
      budget: budget)
    let found = try search.run(in: work)
    if !found.isPartial, let tests = try? tests(found.tree, only: nil, in: work) {
      return Mining(
        items: items, matrix: matrix, outcome: outcome, space: space, found: found, tests: tests)
    }
    let few: RuleTests = work.unstopped { work throws(Stopped) in
      try tests(found.tree, only: foremost(found.tree), in: work)
    }
    return Mining(
      items: items, matrix: matrix, outcome: outcome, space: space,
      found: RuleSearch.Found(tree: found.tree, isPartial: true), tests: few)
  }

  private func tests(
    _ tree: RuleTree, only some: [Bool]?, in work: WorkContext
  ) throws(Stopped) -> RuleTests {
    try RuleTests(
      tree, customers: outcome.count, churned: outcome.populationCount, space: space,
      settings: settings, only: some, sparing: settings.sparesTests, in: work)
  }

  /// Holm over rules that were not all seen is Bonferroni, which never gives a smaller p.
  private mutating func searchTop(
    _ matrix: BitMatrix, in work: WorkContext
  ) throws(RuleSearchFailure) -> Mining {
    let factor: Double = if case .none = settings.adjustment { 0 } else { space.logTotal }
    let search = TopSearch(
      items: items, matrix: matrix, outcome: outcome, thresholds: thresholds,
      top: settings.top ?? 20,
      greatestLogP: settings.keepsAll ? nil : settings.alpha >= 1 ? 0 : settings.logAlpha - factor)
    let found = try search.run(in: work)
    tried = found.tried
    let tree = RuleTree(found.rules.map { ($0.items, $0.customers, $0.churned) })
    let productive = found.rules.map(\.logs.productive)
    let tests = RuleTests(
      logP: found.rules.map(\.logs.p), productive: productive,
      adjusted: productive.map { min(0, $0 + factor) })
    return Mining(
      items: items, matrix: matrix, outcome: outcome, space: space,
      found: RuleSearch.Found(tree: tree, isPartial: found.isPartial), tests: tests)
  }

  /// Which rules are tested after a wish to stop: so few that they are tested at once.
  private func foremost(_ tree: RuleTree) -> [Bool] {
    let (all, churned) = (outcome.count, outcome.populationCount)
    return tree.nodes.map { $0.churned * all - $0.customers * churned }.areAmongGreatest(10_000)
  }
}
