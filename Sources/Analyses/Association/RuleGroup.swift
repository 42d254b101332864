import Bitmaps
import Engine
import Values
import Work

/// The rules of one group of customers, or of all.
struct RuleGroup: Sendable {
  /// The values that make the group; none for all customers.
  let values: [Value]
  /// What was found.
  private(set) var mining: Mining
  /// What is shown of it.
  let selection: RuleSelection
  /// What is known of the rules shown beside their own counts.
  let extras: RuleExtras
  /// The test on the held-out customers, when there are such.
  let holdout: Holdout?
  /// How many combinations were tried, when not all of them were.
  let tried: Int?

  /// Searches and tests in a group; nothing when nobody or everybody in it churned.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64).
  init?(
    _ group: GroupRows.Group, _ table: ItemTable, _ data: AssociationData,
    _ settings: AssociationSettings, budget: RuleBudget, in work: WorkContext
  ) throws(RuleSearchFailure) {
    let rows = data.searched(group)
    let outcome = rows.map { data.outcome.gathered(at: $0) } ?? data.outcome
    let churned = outcome.populationCount
    guard churned > 0, churned < outcome.count else { return nil }
    let thresholds = settings.thresholds(customers: outcome.count)
    let items = RuleGroup.items(table, rows, atLeast: thresholds.cover, settings)
    let space = SearchSpace(
      itemCounts: table.counts, maximum: settings.maximum ?? max(1, table.counts.count))
    var mined = Mined(
      items: items, outcome: outcome, thresholds: thresholds, space: space, settings: settings)
    let mining = try mined.search(budget: budget, in: work)
    values = group.values
    tried = mined.tried
    (self.mining, holdout) = try RuleGroup.adjusted(
      mining, table, group, data, thresholds, settings, in: work)
    selection = RuleSelection(self.mining, settings: settings)
    extras = try RuleExtras(
      selection, self.mining, data, rows: rows, table.applicability, settings,
      in: mining.isPartial ? WorkContext(threads: work.threads) : work)
  }

  /// The same group with other tests of its rules.
  func with(_ mining: Mining) -> RuleGroup {
    var group = self
    group.mining = mining
    return group
  }

  /// The items as they are among some rows, without those that have too few or are others again.
  private static func items(
    _ table: ItemTable, _ rows: [Int32]?, atLeast minimum: Int, _ settings: AssociationSettings
  ) -> [Item] {
    let repeated = Set(table.applicability.repeated.map(\.name))
    return table.items.compactMap { item -> Item? in
      if !settings.keepsAll, repeated.contains(item.name) { return nil }
      guard let rows else { return item }
      let bits = item.bits.gathered(at: rows)
      guard bits.populationCount >= minimum else { return nil }
      return Item(name: item.name, source: item.source, bits: bits, condition: item.condition)
    }
  }

  /// The adjusted p-values that need more than the rules: permutations, or held-out customers.
  private static func adjusted(
    _ mining: Mining, _ table: ItemTable, _ group: GroupRows.Group, _ data: AssociationData,
    _ thresholds: RuleThresholds, _ settings: AssociationSettings, in work: WorkContext
  ) throws(RuleSearchFailure) -> (Mining, Holdout?) {
    if let rows = data.heldOut(group), !mining.isPartial {
      let candidates = mining.rules.filter {
        mining.excess(of: $0) > 0 && mining.tests.productiveLogP[$0] <= settings.testLogAlpha
      }
      let names = Dictionary(
        table.items.map { ($0.name, $0.bits) }, uniquingKeysWith: { first, _ in first })
      let holdout = Holdout(
        candidates, of: mining.tree,
        items: mining.items.map { (names[$0.name] ?? $0.bits).gathered(at: rows) },
        outcome: data.outcome.gathered(at: rows), alpha: settings.testAlpha)
      let logs = mining.rules.map { holdout.adjustedLogs[$0] ?? 0 }
      return (mining.with(mining.tests.adjusted(logs)), holdout)
    }
    guard case .permuted = settings.adjustment, !mining.isPartial, let keys = data.keys else {
      return (mining, nil)
    }
    let search = RuleSearch(
      matrix: mining.matrix, sources: mining.items.map(\.source),
      thresholds: RuleThresholds(customers: thresholds.cover, churned: 0),
      maximum: settings.maximum ?? 1, budget: RuleBudget())
    let tree = try search.run(in: work).tree
    do throws(Stopped) {
      let test = try PermutationTest(
        tree, items: mining.items.map(\.bits), churned: mining.churned,
        thresholds: thresholds, keys: keys.gathered(at: data.searched(group)), in: work)
      let logs = mining.tests.productiveLogP.map(test.adjustedLog)
      return (mining.with(mining.tests.adjusted(logs)), nil)
    } catch {
      throw .stopped
    }
  }
}

/// A search under way: of all rules, or of the best of any length.
private struct Mined {
  let items: [Item]
  let outcome: Bitmap
  let thresholds: RuleThresholds
  let space: SearchSpace
  let settings: AssociationSettings
  var tried: Int?

  mutating func search(
    budget: RuleBudget, in work: WorkContext
  ) throws(RuleSearchFailure) -> Mining {
    let matrix = BitMatrix(items.map(\.bits), target: outcome)
    guard let maximum = settings.maximum else { return try searchTop(matrix, in: work) }
    let search = RuleSearch(
      matrix: matrix, sources: items.map(\.source), thresholds: thresholds, maximum: maximum,
      budget: budget)
    let found = try search.run(in: work)
    let tests: RuleTests
    do throws(Stopped) {
      tests = try RuleTests(
        found.tree, customers: outcome.count, churned: outcome.populationCount, space: space,
        settings: settings, only: found.isPartial ? foremost(found.tree) : nil,
        sparing: settings.sparesTests,
        in: found.isPartial ? WorkContext(threads: work.threads) : work)
    } catch {
      throw .stopped
    }
    return Mining(
      items: items, matrix: matrix, outcome: outcome, space: space, found: found, tests: tests)
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

  /// Which rules of a search that was stopped are tested: so few that they are tested at once.
  private func foremost(_ tree: RuleTree) -> [Bool]? {
    let most = 20_000
    guard tree.ruleCount > most else { return nil }
    let (all, churned) = (outcome.count, outcome.populationCount)
    let excess = tree.nodes.map { $0.churned * all - $0.customers * churned }
    let least = excess.sorted(by: >)[most]
    return excess.map { $0 > least }
  }
}
