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
  /// The revenue at risk of all rules together.
  let unionAtRisk: Double?
  /// How often rules come back.
  let stability: RuleStability?
  /// For rules about what concerns only some, the odds ratio among these.
  let concerned: [Int: Concerned]

  /// The odds ratio of a rule among those whom its question concerns.
  struct Concerned: Sendable {
    /// The value that stands for those whom it does not concern.
    let outside: Applicability.Repeated
    /// The odds ratio among the others.
    let oddsRatio: Double
    /// Its interval.
    let interval: Interval
  }

  /// The greatest number of rules that others are tried as explanations of.
  private static let most = 100

  /// Gathers what is known of the rules of a selection.
  init(
    _ selection: RuleSelection, _ mining: Mining, _ data: AssociationData, rows: [Int32]?,
    _ applicability: Applicability, _ settings: AssociationSettings, in work: WorkContext
  ) throws(RuleSearchFailure) {
    let rules = selection.shown
    adjusted = data.strata.map { strata in
      let odds = StratifiedOdds(strata.gathered(at: rows).rows, outcome: mining.outcome)
      return rules.map {
        AdjustedOdds(odds.tables(under: mining.row(of: $0)), level: settings.level)
      }
    }
    let isShort = rules.count <= RuleExtras.most && !settings.keepsAll
    explanations =
      isShort
      ? RuleExplanations(rules, in: mining, alpha: settings.alpha, level: settings.level) : nil
    let reach = RuleReach(rules, in: mining)
    self.reach = reach
    let values = data.revenue.map { revenue in rows.map { $0.map { revenue[Int($0)] } } ?? revenue }
    let purse = values.map { RuleMoney($0, outcome: mining.outcome, mining.matrix) }
    money = purse.map { $0.sums(of: rules, in: mining, work) }
    unionAtRisk = purse.flatMap { purse in reach.union.map { purse.sums(of: $0).atRisk } }
    concerned =
      isShort ? RuleExtras.concerned(rules, mining, rows, applicability, settings) : [:]
    guard let draws = settings.draws, let keys = data.keys, !mining.isPartial else {
      stability = nil
      return
    }
    do throws(Stopped) {
      stability = try RuleStability(
        of: rules, hidden: Set(selection.sameCustomers.values.flatMap { $0 }), in: mining,
        draws: draws, keys: keys.gathered(at: rows), settings: settings, in: work)
    } catch {
      throw .stopped
    }
  }

  private static func concerned(
    _ rules: [Int], _ mining: Mining, _ rows: [Int32]?, _ applicability: Applicability,
    _ settings: AssociationSettings
  ) -> [Int: Concerned] {
    var found: [Int: Concerned] = [:]
    for rule in rules {
      let items = mining.tree.items(of: rule).map { mining.items[$0] }
      let outside = items.lazy.compactMap { item -> Applicability.Repeated? in
        let value = applicability.outside(of: item.source)
        return value?.name == item.name ? nil : value
      }.first
      guard let outside else { continue }
      let bits = rows.map { outside.bits.gathered(at: $0) } ?? outside.bits
      let left = bits.intersectionCount(with: mining.outcome)
      let node = mining.tree.nodes[rule]
      let table = TwoByTwo(
        inside: node.customers, outcomesInside: node.churned,
        all: mining.customers - bits.populationCount, outcomes: mining.churned - left)
      guard let ratio = table.oddsRatio else { continue }
      found[rule] = Concerned(
        outside: outside, oddsRatio: ratio,
        interval: table.haldaneInterval(confidence: settings.level))
    }
    return found
  }
}
