import Bitmaps
import Tables
import Work

/// The items of all sources that may take part.
struct ItemTable: Sendable {
  /// Those frequent enough, those of one source in a row.
  private(set) var items: [Item] = []
  /// How many items each source has before any threshold.
  private(set) var counts: [Int] = []
  /// The sources that take no part.
  private(set) var leftOut: [LeftOut] = []
  /// The sources that take part though some customers have no value, with how many have none.
  private(set) var blanks: [(name: String, count: Int)] = []
  /// The names of items that are not frequent enough.
  private(set) var rare: Set<String> = []
  /// The values that stand for "does not apply".
  let applicability: Applicability

  /// How many of some rows a value needs to be looked at, also where rules need more: who has no
  /// internet is to be known though a rule of them would be too rare.
  private static func least(of rows: Int) -> Int { max(5, (rows + 99) / 100) }

  /// Builds and guards the items of every source.
  ///
  /// - Complexity: O(*rows* × sources).
  init(
    _ data: AssociationData, _ sources: [RuleSource], _ settings: AssociationSettings,
    minimum: Int, in work: WorkContext
  ) throws(Stopped) {
    let least = min(minimum, ItemTable.least(of: data.outcome.count))
    let builder = ItemBuilder(
      bins: settings.bins, sides: settings.sides, blanksAreItems: settings.blanksAreItems,
      minimum: least, learning: data.held?.inverted(),
      outcome: settings.cutsByOutcome ? data.outcome : nil)
    let watch = ItemGuard(outcome: data.outcome, keepsAll: settings.keepsAll)
    let made = try Work.overRanges(sources.count, piece: 1, in: work) { range in
      let place = range.lowerBound
      return SourceItems(
        sources[place], at: place, in: data.columns[place], builder, watch, data.late[place],
        minimum: minimum)
    }
    var items: [Item] = []
    for (source, part) in zip(sources, made) {
      if let reason = part.reason {
        leftOut.append(LeftOut(name: source.name, reason: reason))
        continue
      }
      items += part.made.items
      counts.append(part.made.count)
      rare.formUnion(part.made.rare)
      if part.missing > 0 { blanks.append((source.name, part.missing)) }
    }
    applicability = Applicability(items)
    self.items = items
    if least < minimum {
      self.items.removeAll { $0.bits.populationCount < minimum }
      rare.formUnion(items.lazy.filter { $0.bits.populationCount < minimum }.map(\.name))
    }
  }
}

/// The items of one source, or why it takes no part.
private struct SourceItems: Sendable {
  var made = ItemColumn(items: [], count: 0)
  var reason: String?
  var missing = 0

  init(
    _ source: RuleSource, at place: Int, in column: Column, _ builder: ItemBuilder,
    _ watch: ItemGuard, _ late: String?, minimum: Int
  ) {
    guard late == nil else {
      reason = late
      return
    }
    guard !column.isKey else {
      reason = "a different whole number in every row"
      return
    }
    guard case .success(let found) = builder.items(of: source, at: place, in: column) else {
      reason = "mostly unique text"
      return
    }
    made = found
    missing = column.missingCount
    let frequent =
      builder.minimum == minimum
      ? found.items : found.items.filter { $0.bits.populationCount >= minimum }
    reason =
      watch.objection(to: frequent, present: column.present)
      ?? (found.count > 0 ? nil : builder.outcome == nil ? "no values" : "no cut tells churn apart")
  }
}

extension Column {
  /// Whether the column numbers the rows: thirty or more whole numbers, none missing, none twice.
  fileprivate var isKey: Bool {
    guard case .whole(let column) = self, count >= 30, missing == nil else { return false }
    var seen: Set<Int64> = []
    for row in 0..<count where !seen.insert(column.storage[row]).inserted { return false }
    return true
  }
}
