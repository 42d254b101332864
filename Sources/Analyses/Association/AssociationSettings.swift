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
    /// Not at all.
    case none
  }

  /// How many items a rule may have.
  let maximum: Int
  /// What the threshold of support counts.
  let counting: Counting
  /// The least share of all customers, of what is counted.
  let support: Double
  /// The least number of churners in a rule.
  let churners: Int
  /// Into how many parts numbers are cut.
  let bins: Int
  /// Which sides of yes and no are items.
  let sides: Sides
  /// Whether having no value is an item.
  let blanksAreItems: Bool
  /// How p is adjusted.
  let adjustment: Adjustment
  /// The words for the adjustment.
  let adjustmentName: String
  /// The greatest adjusted p of a rule that is shown.
  let alpha: Double
  /// Whether everything is shown, nothing grouped and nothing guarded.
  let keepsAll: Bool
  /// How many rows the answer has at most, or nothing for all.
  let top: Int?
  /// The confidence of intervals.
  let level: Double
  /// What was asked for and comes later.
  let coming: [Diagnostic]

  /// Reads the options of a step.
  init(_ step: CheckedStep) throws(AnalysisError) {
    guard step.word("max") != "none" else {
      throw .diagnostic(.endlessRules(step))
    }
    maximum = step.whole("max") ?? 3
    counting = step.word("counting").flatMap(Counting.init) ?? .coverage
    support = step.number("support") ?? 0.01
    churners = step.whole("churners") ?? 5
    bins = step.whole("bins") ?? 4
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
    coming = AssociationSettings.coming(step)
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
    case "none": (.none, "not adjusted")
    default: (.together(.holm), "Holm")
    }
  }

  /// One note for each word that is checked but not yet computed; checking says so of options.
  private static func coming(_ step: CheckedStep) -> [Diagnostic] {
    var texts: [String] = []
    if step.clauses[.given] != nil {
      texts.append("`given` is not computed yet: the odds ratios are not adjusted for strata")
    }
    if step.word("bins") == "mdlp" {
      texts.append("`bins: mdlp` is not computed yet: numbers are cut into 4 equal parts")
    }
    if step.word("adjust") == "westfall" {
      texts.append("`adjust: westfall` is not computed yet: p is adjusted by Holm")
    }
    return texts.map(Diagnostic.note)
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
