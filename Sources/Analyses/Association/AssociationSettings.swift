import Diagnostics
import Engine
import Glibc
import Language
import Statistics

/// What the options of `associate` say.
struct AssociationSettings: Sendable {
  /// What the threshold of support counts.
  enum Counting: String, Sendable {
    /// The customers of the rule.
    case coverage
    /// The churners of the rule.
    case joint
  }

  /// Which sides of yes and no are items.
  enum Sides: Sendable {
    /// Both of a column, the one of a condition.
    case usual
    /// Both, of conditions too.
    case both
    /// The yes.
    case yes
  }

  let maximum: Int?
  /// What the threshold of support counts.
  private(set) var counting: Counting
  /// The least share of all customers, of what is counted.
  private(set) var support: Double
  /// The least number of churners in a rule.
  private(set) var churners: Int
  /// Into how many parts numbers are cut.
  let bins: Int
  /// Whether they are cut where the outcome changes instead.
  let cutsByOutcome: Bool
  /// Which sides of yes and no are items.
  let sides: Sides
  /// Whether having no value is an item.
  let blanksAreItems: Bool
  /// How p is adjusted.
  let adjustment: Adjustment
  /// The words for the adjustment.
  let adjustmentName: String
  /// The greatest adjusted p of a rule that is shown.
  private(set) var alpha: Double
  /// Whether everything is shown, nothing grouped and nothing guarded.
  private(set) var keepsAll: Bool
  /// How many rows the answer has at most, or nothing for all.
  private(set) var top: Int?
  /// The confidence of intervals.
  let level: Double
  /// Whether every measure is shown.
  let measuresAll: Bool
  /// The share of the customers that rules are not searched on but tested.
  let holdout: Double?
  /// How often the customers are drawn anew.
  private(set) var draws: Int?

  /// Reads the options of a step.
  init(_ step: CheckedStep) throws(AnalysisError) {
    maximum = step.word("max") == "none" ? nil : step.whole("max") ?? 3
    counting = step.word("counting").flatMap(Counting.init) ?? .coverage
    support = step.number("support") ?? 0.01
    churners = step.whole("churners") ?? 5
    bins = step.whole("bins") ?? 4
    cutsByOutcome = step.word("bins") == "mdlp"
    sides =
      switch step.word("sides") {
      case "both": .both
      case "yes": .yes
      default: .usual
      }
    blanksAreItems = step.word("blank") == "item"
    (adjustment, adjustmentName) = AssociationSettings.adjustment(step.word("adjust"))
    alpha = step.number("alpha") ?? 0.05
    keepsAll = step.word("keep") == "all"
    top = step.word("top") == "all" ? nil : step.whole("top") ?? 20
    level = step.number("level") ?? 0.95
    measuresAll = step.word("measures") == "all"
    holdout = step.number("holdout")
    draws = step.whole("stability")
    try refuseEndless(step)
  }

  /// Refuses what a search without a limit of length cannot give.
  private func refuseEndless(_ step: CheckedStep) throws(AnalysisError) {
    guard maximum == nil else { return }
    guard top != nil else { throw .diagnostic(.endlessRules(step)) }
    let unfit = ["holdout", "stability"].first { step.options[$0] != nil }
    if let unfit { throw .diagnostic(.endlessWith("\(unfit):", step)) }
    switch adjustment {
    case .together(.holm), .together(.bonferroni), .none: return
    default: throw .diagnostic(.endlessWith("adjust: \(step.word("adjust") ?? "")", step))
    }
  }

  /// Whether customers are drawn or permuted.
  var isRandom: Bool {
    if case .permuted = adjustment { return true }
    return holdout != nil || draws != nil
  }

  /// Whether rules that cannot be shown need no exact p: what is permuted is held against all.
  var sparesTests: Bool {
    if case .permuted = adjustment { return false }
    return !keepsAll
  }

  /// The logarithm of the level of error.
  var logAlpha: Double { log(alpha) }

  /// The logarithm of the level that rules must reach on the part searched, and of that of tests.
  var testLogAlpha: Double { log(testAlpha) }

  /// The level of error that adjusted p-values are held against; with `keep: all` the usual one.
  var testAlpha: Double { keepsAll && alpha >= 1 ? 0.05 : alpha }

  /// The settings of the default answer to what was asked with `keep: all`.
  var usual: AssociationSettings {
    guard keepsAll else { return self }
    var usual = self
    (usual.keepsAll, usual.alpha, usual.top, usual.draws) = (false, testAlpha, 20, nil)
    (usual.counting, usual.support, usual.churners) = (.coverage, 0.01, max(5, churners))
    return usual
  }
}
