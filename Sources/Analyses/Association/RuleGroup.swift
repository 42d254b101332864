import Bitmaps
import Engine
import Values
import Work

/// The rules of one group of customers, or of all.
struct RuleGroup: Sendable {
  /// The values that make the group; none for all customers.
  let values: [Value]
  /// What was found.
  let mining: Mining
  /// What is shown of it.
  let selection: RuleSelection

  /// Searches and tests in a group; nothing when nobody or everybody in it churned.
  ///
  /// - Complexity: O(combinations tried × *rows* / 64).
  init?(
    _ group: GroupRows.Group, _ items: ItemTable, outcome everyone: Bitmap,
    _ settings: AssociationSettings, budget: RuleBudget, in work: WorkContext
  ) throws(RuleSearchFailure) {
    let outcome = group.rows.map { everyone.gathered(at: $0) } ?? everyone
    let churned = outcome.populationCount
    guard churned > 0, churned < outcome.count else { return nil }
    let thresholds = settings.thresholds(customers: outcome.count)
    let items = RuleGroup.items(items, group.rows, atLeast: thresholds.cover)
    let search = RuleSearch(
      items: items.items, outcome: outcome, thresholds: thresholds, maximum: settings.maximum,
      budget: budget)
    let found = try search.run(in: work)
    let space = SearchSpace(itemCounts: items.counts, maximum: settings.maximum)
    let tests: RuleTests
    do throws(Stopped) {
      tests = try RuleTests(
        found.tree, customers: outcome.count, churned: churned, space: space,
        adjustment: settings.adjustment,
        only: found.isPartial ? RuleGroup.foremost(found.tree, of: outcome) : nil,
        in: found.isPartial ? WorkContext(threads: work.threads) : work)
    } catch {
      throw .stopped
    }
    values = group.values
    mining = Mining(items: items.items, outcome: outcome, space: space, found: found, tests: tests)
    selection = RuleSelection(mining, settings: settings)
  }

  /// Which rules of a search that was stopped are tested: so few that they are tested at once.
  private static func foremost(_ tree: RuleTree, of outcome: Bitmap) -> [Bool]? {
    let most = 20_000
    guard tree.ruleCount > most else { return nil }
    let (all, churned) = (outcome.count, outcome.populationCount)
    let excess = tree.nodes.map { $0.churned * all - $0.customers * churned }
    let least = excess.sorted(by: >)[most]
    return excess.map { $0 > least }
  }

  /// The items as they are among some rows, without those that have too few.
  private static func items(
    _ table: ItemTable, _ rows: [Int32]?, atLeast minimum: Int
  ) -> (items: [Item], counts: [Int]) {
    guard let rows else { return (table.items, table.counts) }
    let items = table.items.compactMap { item -> Item? in
      let bits = item.bits.gathered(at: rows)
      guard bits.populationCount >= minimum else { return nil }
      return Item(name: item.name, source: item.source, bits: bits, condition: item.condition)
    }
    return (items, table.counts)
  }
}
