import Bitmaps
import Language
import Tables
import Values

/// The footer of an answer of `associate`.
struct AssociationFacts: Sendable {
  /// The facts with what they say.
  static let names = [
    ResultColumn("customers", "The customers whose outcome is known, without those held out."),
    ResultColumn("churners", "Those among them who churned."),
    ResultColumn("base", "The share who churned."),
    ResultColumn("items", "The items that rules are made of, before any threshold."),
    ResultColumn("tests", "The combinations that could be formed of them: what p is adjusted for."),
    ResultColumn("considered", "The rules above the thresholds."),
    ResultColumn("not_raising", "Rules held back because they do not raise churn."),
    ResultColumn("not_significant", "Rules held back because adjusted p is above alpha."),
    ResultColumn("same_customers", "Rules held back because another has the very same customers."),
    ResultColumn("beyond_top", "Rules held back because better ones fill the rows asked for."),
    ResultColumn("shown", "The rules of the answer."),
    ResultColumn("alpha", "The greatest adjusted p of a rule that is shown."),
    ResultColumn("union_customers", "The customers of all rules shown together, up to 200 rules."),
    ResultColumn("union_churners", "The churners among them."),
    ResultColumn("union_revenue_at_risk", "What these churners brought."),
    ResultColumn("union_revenue_excess", "How much of that is above expectation."),
    ResultColumn("fewest_rules", "The fewest rules that reach as many churners (greedy)."),
    ResultColumn("explained", "The rules shown that another behaviour explains."),
    ResultColumn("holdout_candidates", "The rules tested on held-out customers."),
    ResultColumn("holdout_failed", "Those with p above alpha there."),
    ResultColumn("holdout_passed", "Those that pass Holm there."),
  ]

  private var facts = Facts()

  /// Gathers the facts of a report, group by group.
  init(_ report: AssociationReport) {
    // A screen shows the first few groups: those with rules.
    let withRules = report.groups.filter { !$0.selection.shown.isEmpty }
    for group in withRules + report.groups.filter({ $0.selection.shown.isEmpty }) {
      let label = report.keys.plainLabel(group.values)
      let values = AssociationFacts.values(group, alpha: report.association.settings.alpha)
      for (name, value) in zip(AssociationFacts.names, values) {
        facts.add(name.name, group: label, value)
      }
    }
  }

  private static func values(_ group: RuleGroup, alpha: Double) -> [Double?] {
    let extras = group.extras
    let union = extras.reach.counts
    let counts = counts(group, alpha: alpha).map(Optional.some)
    return counts + [
      union.map { Double($0.customers) }, union.map { Double($0.churned) },
      extras.union?.atRisk, extras.union?.excess,
      union.map { _ in Double(extras.reach.fewest.count) },
      extras.explanations.map { Double($0.found.count) },
      group.holdout.map { Double($0.candidates) }, group.holdout.map { Double($0.failed) },
      group.holdout.map { Double($0.passed) },
    ]
  }

  private static func counts(_ group: RuleGroup, alpha: Double) -> [Double] {
    let mining = group.mining
    let selection = group.selection
    return [
      Double(mining.customers), Double(mining.churned),
      Double(mining.churned) / Double(mining.customers), mining.space.counts.first ?? 0,
      mining.space.total, Double(selection.considered), Double(selection.notRaising),
      Double(selection.notSignificant), Double(selection.repeatedCount),
      Double(selection.beyondTop), Double(selection.shown.count), alpha,
    ]
  }

  /// The facts as a table.
  var table: Table? { facts.table }
}
