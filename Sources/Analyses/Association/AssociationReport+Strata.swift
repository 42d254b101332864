import Diagnostics
import Glibc
import Statistics
import Values

extension AssociationReport {
  /// A sentence on rules whose odds ratios differ between the strata that are held fixed.
  ///
  /// Breslow and Day's test with Tarone's correction, adjusted by Holm for the rules shown.
  var unlikeStrata: String? {
    guard let strata = data.strata else { return nil }
    let odds = groups.flatMap { $0.extras.adjusted ?? [] }
    let tests = odds.indices.compactMap { place in
      odds[place].homogeneityP.map { (number: place + 1, logP: log($0)) }
    }
    let adjusted = PAdjustment.holm.adjustedLogs(tests.map(\.logP))
    let found = tests.indices.filter { adjusted[$0] < association.settings.testLogAlpha }
    guard !found.isEmpty else { return nil }
    let numbers = found.prefix(10).map { "\(tests[$0].number)" }.joined(separator: ", ")
    let rest = found.count > 10 ? " and \((found.count - 10).counted) more" : ""
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    return
      "\(found.count == 1 ? "rule" : "rules") \(numbers)\(rest): the odds ratio differs between "
      + "the groups of \(held); one number for all hides that, and `by` in place of `given` shows each"
  }

  /// Where what is held fixed decides who churned, so that no rule can be looked at within it.
  var decidedByStrata: String? {
    let withRules = groups.filter { !$0.selection.shown.isEmpty }
    let decided = withRules.filter { group in
      group.extras.adjusted?.contains { $0.silence == .outcomeDecided } ?? false
    }
    guard let strata = data.strata, !decided.isEmpty else { return nil }
    let held = strata.names.map { "`\($0)`" }.joined(separator: " and ")
    let labels = decided.count == withRules.count ? [] : decided.map { keys.label($0.values) }
    let more = labels.count > 3 ? " and \((labels.count - 3).counted) more" : ""
    let place = labels.isEmpty ? "" : "\(labels.prefix(3).joined(separator: ", "))\(more): "
    return place + "in every group of \(held) nobody or everybody churned, so that no rule has an "
      + "adjusted odds ratio"
  }
}
