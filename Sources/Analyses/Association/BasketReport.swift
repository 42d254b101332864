import Diagnostics
import Language
import Tables
import Values

/// What an answer of `baskets` says beside its table.
struct BasketReport: Sendable {
  /// The facts with what they say.
  static let names = [
    ResultColumn("orders", "The orders, without those held out."),
    ResultColumn("items", "The items in them."),
    ResultColumn("tests", "The rules that could be formed: what p is adjusted for."),
    ResultColumn("considered", "The rules in enough orders."),
    ResultColumn("not_raising", "Rules held back because their lift is not above 1."),
    ResultColumn("not_significant", "Rules held back because adjusted p is above alpha."),
    ResultColumn("beyond_top", "Rules held back because better ones fill the rows asked for."),
    ResultColumn("shown", "The rules of the answer."),
    ResultColumn("alpha", "The greatest adjusted p of a rule that is shown."),
    ResultColumn("holdout_candidates", "The rules tested on held-out orders."),
    ResultColumn("holdout_failed", "Those with p above alpha there."),
    ResultColumn("holdout_passed", "Those that pass Holm there."),
  ]

  /// The orders and their items.
  let data: BasketData
  /// The rules.
  let rules: BasketRules
  /// The rules that could be formed.
  let space: SearchSpace
  /// The options.
  let settings: AssociationSettings
  /// That an adjustment which was asked for is not the one of held-out orders, in words.
  let unheard: String
  /// Whether rules or measures are lacking, because someone asked to stop.
  let isPartial: Bool

  /// The footer.
  var facts: Table? {
    var facts = Facts()
    let values: [Double?] = [
      Double(data.searched), Double(data.distinct), space.total, Double(rules.considered),
      Double(rules.notRaising), Double(rules.notSignificant), Double(rules.beyondTop),
      Double(rules.shown.count), settings.alpha, rules.holdout.map { Double($0.candidates) },
      rules.holdout.map { Double($0.failed) }, rules.holdout.map { Double($0.passed) },
    ]
    for (name, value) in zip(BasketReport.names, values) { facts.add(name.name, value) }
    return facts.table
  }

  /// What a reader should know.
  var notes: [Diagnostic] {
    var lines = isPartial ? [Diagnostic.partialRules] : []
    if data.incomplete > 0 {
      lines.append(.note("\(data.incomplete.counted) rows without an item or order left out"))
    }
    return lines + [tested, heldBack, heldOut].compactMap { $0 }.map(Diagnostic.note)
  }

  private var tested: String {
    let tests = NumberText.grouped(space.total, decimals: 0)
    let least = settings.thresholds(customers: data.searched).customers
    let words =
      if let holdout = rules.holdout {
        "p is that of held-out orders, adjusted for the \(holdout.candidates.counted("rule")) tested "
          + "(Holm\(unheard))"
      } else if case .none = settings.adjustment { "p is not adjusted for them" } else {
        "p is adjusted for all of them (\(settings.adjustmentName))"
      }
    return "\(tests) rules could be formed of \(data.distinct.counted) items; \(words); "
      + "\(rules.considered.counted) are in at least \(least.counted) of "
      + "\(data.searched.counted) orders"
  }

  private var heldOut: String? {
    (rules.holdout.map { [$0] } ?? []).sentence(of: "orders", alpha: settings.alphaText)
  }

  private var heldBack: String? {
    let reasons = [
      (rules.notRaising, "with a lift of 1 or less"),
      (rules.notSignificant, "adjusted p above \(settings.alphaText)"),
      (rules.beyondTop, "beyond the first \((settings.top ?? 0).counted)"),
    ].filter { $0.0 > 0 }
    guard !reasons.isEmpty else { return nil }
    let count = reasons.reduce(0) { $0 + $1.0 }
    let list = reasons.map { "\($0.0.counted) \($0.1)" }.joined(separator: ", ")
    return "\(count.counted) of \(rules.considered.counted) rules held back: \(list); "
      + (settings.keepsAll ? "`top: all`" : "`keep: all top: all`") + " shows them"
  }
}
