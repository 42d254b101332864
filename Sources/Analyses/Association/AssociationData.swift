import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

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
  /// What is held fixed.
  let strata: Strata?
  /// The revenue of each customer, zero where it is missing.
  let revenue: [Double]?
  /// How many customers have no revenue.
  let withoutRevenue: Int
  /// From what random choices are made, where there are some.
  let keys: RowKeys?
  /// Why sources take no part that know what happened after customers had left, by their place.
  let late: [Int: String]
  /// The customers that rules are not searched on.
  let held: Bitmap?

  /// Asks the engine for the outcome and the sources, and checks that there is something to learn.
  ///
  /// - Complexity: O(*rows* × sources).
  init(
    _ association: Association, _ sources: [RuleSource], keys: [NamedExpression]
  ) throws(AnalysisError) {
    let given = association.question.step.clauses[.given]?.compactMap(\.expression) ?? []
    let wanted = [association.revenue?.expression, association.customerKey].compactMap { $0 }
    let seesAll = association.window != nil || association.settings.keepsAll
    let late = LateBehaviours(seesAll ? [] : sources, association.question, association.rows)
    let formulae =
      sources.map(\.formula) + keys.map(\.expression) + given + wanted
      + late.checks.map(\.formula)
    let names = [association.outcome.name] + sources.map(\.name)
    let asked = AssociationData.named([association.churned] + formulae, names)
    let table: Table
    do throws(EngineError) {
      let result = try association.question.engine.projection(association.question.input, asked)
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
    var made = table.columns.dropFirst().map { column in
      known.map { column.gathered(at: $0) } ?? column
    }[...]
    columns = Array(made.prefix(sources.count))
    made = made.dropFirst(sources.count)
    let count = outcome.count
    groups = GroupRows(Array(made.prefix(keys.count)), rowCount: count).groups
    made = made.dropFirst(keys.count)
    strata = try AssociationData.strata(association, Array(made.prefix(given.count)), count)
    made = made.dropFirst(given.count)
    let purse = association.revenue == nil ? nil : made.popFirst()
    revenue = purse.flatMap { AssociationData.present($0) }
    withoutRevenue = revenue == nil ? 0 : purse?.missingCount ?? 0
    self.late = late.reasons(columns, before: Array(made.suffix(late.checks.count)))
    made = made.dropLast(late.checks.count)
    self.keys =
      association.settings.isRandom
      ? RowKeys(
        made.isEmpty ? columns + [.truth(TruthColumn(outcome))] : Array(made), rowCount: count)
      : nil
    held = association.settings.holdout.flatMap { [keys = self.keys] share in
      keys?.drawn(share, seed: 0x484F)
    }
    try check(association)
  }

  /// Formulae under names that a reader of the progress knows: behaviours first, then what else is
  /// read.
  private static func named(
    _ formulae: [CheckedExpression], _ names: [String]
  ) -> [NamedExpression] {
    var taken: Set<String> = []
    return formulae.enumerated().map { place, formula in
      let plain = formula.plainColumn ?? "formula \(place + 1)"
      var name = place < names.count ? names[place] : plain
      while !taken.insert(name).inserted { name += " again" }
      return NamedExpression(name, formula)
    }
  }

  /// The numbers of a column, zero where missing.
  private static func present(_ column: Column) -> [Double]? {
    guard var numbers = column.doubles else { return nil }
    column.missing?.forEachSetBit { numbers[$0] = 0 }
    return numbers
  }

  /// The rows of a group that rules are searched on, or nothing when they are all rows.
  func searched(_ group: GroupRows.Group) -> [Int32]? {
    guard let held else { return group.rows }
    return group.rows.map { $0.filter { !held[Int($0)] } } ?? held.inverted().setIndices()
  }

  /// The rows of a group that are held out, when some are.
  func heldOut(_ group: GroupRows.Group) -> [Int32]? {
    guard let held else { return nil }
    return group.rows.map { $0.filter { held[Int($0)] } } ?? held.setIndices()
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
