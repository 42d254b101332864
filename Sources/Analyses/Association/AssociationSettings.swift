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

  /// How p is adjusted for the combinations searched.
  enum Adjustment: Sendable {
    /// Over all combinations together.
    case together(PAdjustment)
    /// By the length of the rule.
    case layered
    /// By permutations of the outcome.
    case permuted
    /// Not at all.
    case none
  }

  /// How many items a rule may have, or nothing when there is no limit.
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

  /// The thresholds among so many customers.
  func thresholds(customers: Int) -> RuleThresholds {
    // The millionth of a millionth keeps 1 % of 700 at 7 when the product comes out above it.
    let count = max(1, Int(ceil(support * Double(customers) - 1e-9)))
    return RuleThresholds(
      customers: counting == .coverage ? count : 1,
      churned: max(counting == .joint ? count : 0, churners))
  }

  private static func adjustment(_ word: String?) -> (Adjustment, String) {
    switch word {
    case "bonferroni": (.together(.bonferroni), "Bonferroni")
    case "layered": (.layered, "by layers of length")
    case "bh": (.together(.benjaminiHochberg), "Benjamini–Hochberg")
    case "by": (.together(.benjaminiYekutieli), "Benjamini–Yekutieli")
    case "westfall":
      (.permuted, "Westfall–Young, \(PermutationTest.permutations.counted) permutations")
    case "none": (.none, "not adjusted")
    default: (.together(.holm), "Holm")
    }
  }

  /// The logarithms of adjusted p-values of rules of some lengths; where permutations are wanted,
  /// those of Bonferroni, which hold until they are made.
  func adjustedLogs(_ logs: [Double], lengths: [Int], space: SearchSpace) -> [Double] {
    switch adjustment {
    case .none: return logs
    case .permuted:
      return PAdjustment.bonferroni.adjustedLogs(
        logs, tests: max(space.total, Double(logs.count)))
    case .together(let method):
      return method.adjustedLogs(logs, tests: max(space.total, Double(logs.count)))
    case .layered:
      let layers = LayeredAdjustment(candidates: space.counts)
      return logs.indices.map { layers.adjustedLog(logs[$0], length: lengths[$0]) }
    }
  }

  /// What the logarithm of p is at most for a rule that can be significant among some of the tests.
  func candidateLog(tests: Double, rules: Int) -> Double {
    guard case .together = adjustment else { return log(testAlpha) }
    let most = max(Double(rules) / tests, 1 / max(1, tests - Double(rules) + 1))
    return log(testAlpha) + log(min(1, most))
  }
}

/// The least counts of a rule.
struct RuleThresholds: Hashable, Sendable {
  /// The least number of customers.
  let customers: Int
  /// The least number of churners among them.
  let churned: Int

  /// The least number of customers that follows from both.
  var cover: Int { max(customers, churned, 1) }

  /// Whether a rule has enough customers and churners.
  func admit(_ customers: Int, _ churned: Int) -> Bool {
    customers >= max(self.customers, 1) && churned >= self.churned
  }
}
