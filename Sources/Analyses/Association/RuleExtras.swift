import Bitmaps
import Statistics
import Work

/// What is known of the rules shown beside their own counts.
struct RuleExtras: Sendable {
  /// The odds ratio of each rule with the strata held fixed, when there are strata.
  let adjusted: [AdjustedOdds]?
  /// Rules that another behaviour explains.
  let explanations: RuleExplanations?
  /// What each rule adds, and what all reach.
  let reach: RuleReach
  /// The revenue at risk and the excess of it of each rule, when revenue is known.
  let money: [(atRisk: Double, excess: Double)]?
  /// The revenue at risk and the excess of it of all rules together.
  let union: (atRisk: Double, excess: Double)?
  /// How often rules come back.
  let stability: RuleStability?
  /// Whether that is lacking because someone asked to stop.
  let lacksStability: Bool
  /// For rules about what concerns only some, the odds ratio among these.
  let concerned: ConcernedRules

  /// The greatest number of rules that others are tried as explanations of.
  private static let most = 100

  /// Gathers what is known of the rules of a selection.
  ///
  /// - Parameter bound: the logarithm of the greatest productive p of a rule that counts as found
  ///   among customers drawn anew, where p is not adjusted for all combinations.
  init(
    _ selection: RuleSelection, _ mining: Mining, _ data: AssociationData, rows: [Int32]?,
    _ applicability: Applicability, _ settings: AssociationSettings, bound: Double?,
    in work: WorkContext
  ) throws(Stopped) {
    let rules = selection.shown
    adjusted = try RuleExtras.adjusted(
      rules, mining, data.strata?.gathered(at: rows), settings, work)
    let isShort = rules.count <= RuleExtras.most && !settings.keepsAll
    explanations =
      isShort
      ? try RuleExplanations(
        rules, in: mining, alpha: settings.alpha, level: settings.level, stop: work.stop) : nil
    let reach = try RuleReach(rules, in: mining, stop: work.stop)
    self.reach = reach
    let values = data.revenue.map { revenue in rows.map { $0.map { revenue[Int($0)] } } ?? revenue }
    let purse = values.map { RuleMoney($0, outcome: mining.outcome, mining.matrix) }
    money = try purse?.sums(of: rules, in: mining, work)
    union = purse.flatMap { purse in reach.union.map { purse.sums(of: $0) } }
    concerned = ConcernedRules(
      rules, in: mining, rows: rows, applicability, level: settings.level)
    guard let draws = settings.draws, let keys = data.keys, !mining.isPartial else {
      (stability, lacksStability) = (nil, false)
      return
    }
    stability = try? RuleStability(
      of: rules, hidden: Set(selection.sameCustomers.values.flatMap { $0 }), in: mining,
      draws: draws, keys: keys.gathered(at: rows), settings: settings, bound: bound, in: work)
    lacksStability = stability == nil
  }

  private static func adjusted(
    _ rules: [Int], _ mining: Mining, _ strata: Strata?, _ settings: AssociationSettings,
    _ work: WorkContext
  ) throws(Stopped) -> [AdjustedOdds]? {
    guard let strata else { return nil }
    let odds = StratifiedOdds(strata.rows, outcome: mining.outcome)
    return try Work.overRanges(rules.count, piece: 16, in: work) { range in
      range.map {
        AdjustedOdds(odds.tables(under: mining.row(of: rules[$0])), level: settings.level)
      }
    }.flatMap { $0 }
  }
}
