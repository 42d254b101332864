import Bitmaps
import Engine
import Language
import Tables

/// The customers whose outcome is known, with the columns that are tried.
struct AssociationData: Sendable {
  /// Who churned.
  let outcome: Bitmap
  /// A column for each source.
  let columns: [Column]
  /// The groups; one of all customers when none are asked for.
  let groups: [GroupRows.Group]
  /// How many rows were left out because their outcome is missing.
  let unknown: Int
  /// How the rows were found.
  let trace: [OperatorTrace]

  /// Asks the engine for the outcome and the sources, and checks that there is something to learn.
  ///
  /// - Complexity: O(*rows* × sources).
  init(
    _ association: Association, _ sources: [RuleSource], keys: [NamedExpression]
  ) throws(AnalysisError) {
    let asked = [association.churned] + sources.map(\.formula) + keys.map(\.expression)
    let columns = asked.enumerated().map { NamedExpression("value \($0)", $1) }
    let table: Table
    do throws(EngineError) {
      let result = try association.question.engine.projection(association.question.input, columns)
      table = result.table
      trace = result.trace
    } catch {
      throw AnalysisError(error)
    }
    guard case .truth(let churned)? = table.columns.first else {
      throw .diagnostic(.noOutcome(association.question.step))
    }
    unknown = churned.missing?.populationCount ?? 0
    let known = churned.missing?.inverted().setIndices()
    outcome = known.map { churned.bits.gathered(at: $0) } ?? churned.bits
    let made = table.columns.dropFirst().map { column in
      known.map { column.gathered(at: $0) } ?? column
    }
    self.columns = Array(made.prefix(sources.count))
    groups = GroupRows(Array(made.dropFirst(sources.count)), rowCount: outcome.count).groups
    try check(association)
  }

  private func check(_ association: Association) throws(AnalysisError) {
    let churned = outcome.populationCount
    guard churned == 0 || churned == outcome.count else { return }
    throw .diagnostic(
      .noContrast(
        association.outcome.name, customers: outcome.count, churned: churned, unknown: unknown,
        at: association.outcome.range))
  }
}

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

  /// Builds and guards the items of every source.
  ///
  /// - Complexity: O(*rows* × sources).
  init(
    _ data: AssociationData, _ sources: [RuleSource], _ settings: AssociationSettings, minimum: Int
  ) {
    let builder = ItemBuilder(
      bins: settings.bins, sides: settings.sides, blanksAreItems: settings.blanksAreItems,
      minimum: minimum)
    let watch = ItemGuard(outcome: data.outcome, keepsAll: settings.keepsAll)
    for (place, source) in sources.enumerated() {
      let column = data.columns[place]
      guard !column.isKey else {
        leftOut.append(LeftOut(name: source.name, reason: "a different whole number in every row"))
        continue
      }
      guard case .success(let made) = builder.items(of: source, at: place, in: column) else {
        leftOut.append(LeftOut(name: source.name, reason: "mostly unique text"))
        continue
      }
      if let reason = watch.objection(to: made.items, present: column.present) {
        leftOut.append(LeftOut(name: source.name, reason: reason))
      } else if made.count > 0 {
        items += made.items
        counts.append(made.count)
        if column.missingCount > 0 { blanks.append((source.name, column.missingCount)) }
      } else {
        leftOut.append(LeftOut(name: source.name, reason: "no values"))
      }
    }
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
