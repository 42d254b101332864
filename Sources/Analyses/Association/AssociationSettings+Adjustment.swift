import Glibc
import Language
import Statistics

extension AssociationSettings {
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

  /// The adjustment that a word asks for, and its name.
  static func adjustment(_ word: String?) -> (Adjustment, String) {
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

extension CheckedStep {
  /// That an adjustment which was asked for is not the one of what was held out, in words.
  var unheardAdjustment: String {
    let word = word("adjust") ?? "holm"
    return word == "holm" ? "" : ", not `adjust: \(word)`, which is for searches without `holdout:`"
  }
}
