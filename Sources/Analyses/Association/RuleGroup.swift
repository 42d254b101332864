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
  /// The words for how p was adjusted, when a wish to stop made it another way than was asked for.
  let adjustmentName: String?

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
      items: items.map(\.item), outcome: outcome, thresholds: thresholds, space: space,
      settings: settings)
    let mining = try mined.search(budget: budget, in: work)
    values = group.values
    tried = mined.tried
    let adjusted = try AdjustedRules(
      mining, bits: items.map { table.items[$0.place].bits }, group, data, thresholds, settings,
      in: work)
    (holdout, adjustmentName) = (adjusted.holdout, adjusted.name)
    let chosen = RuleSelection(adjusted.mining, settings: settings, stop: work.stop)
    let isWhole = !adjusted.mining.isPartial && chosen.unseen == 0
    if isWhole,
      let whole = try? RuleExtras(
        chosen, adjusted.mining, data, rows: rows, table.applicability, settings,
        bound: adjusted.bound, in: work)
    {
      self.mining = whole.lacksStability ? adjusted.mining.stopped : adjusted.mining
      (selection, extras) = (chosen, whole)
      return
    }
    self.mining = adjusted.mining.stopped
    selection = chosen.cut()
    let (few, part) = (selection, self.mining)
    extras = work.unstopped { work throws(Stopped) in
      try RuleExtras(
        few, part, data, rows: rows, table.applicability, settings, bound: nil, in: work)
    }
  }

  /// The same group with other tests of its rules.
  func with(_ mining: Mining) -> RuleGroup {
    var group = self
    group.mining = mining
    return group
  }

  /// The items as they are among some rows, with their places among all items; without those that
  /// have too few or are others again.
  private static func items(
    _ table: ItemTable, _ rows: [Int32]?, atLeast minimum: Int, _ settings: AssociationSettings
  ) -> [(place: Int, item: Item)] {
    // Columns may be named so that two of them have items of one name.
    let repeated = Set(
      table.applicability.repeated.map { ItemKey(source: $0.source, name: $0.name) })
    return table.items.enumerated().compactMap { place, item in
      let key = ItemKey(source: item.source, name: item.name)
      if !settings.keepsAll, repeated.contains(key) { return nil }
      guard let rows else { return (place, item) }
      let bits = item.bits.gathered(at: rows)
      guard bits.populationCount >= minimum else { return nil }
      return (
        place, Item(name: item.name, source: item.source, bits: bits, condition: item.condition)
      )
    }
  }

  private struct ItemKey: Hashable {
    let source: Int
    let name: String
  }
}
