import Bitmaps
import Statistics
import Values
import Work

extension AssociationReport {
  /// Sentences on rules whose odds ratios differ from group to group, the surest first.
  ///
  /// Breslow and Day's test of one odds ratio for all groups, adjusted by Holm for the rules looked
  /// at: those shown in any group.
  ///
  /// - Returns: nothing when someone asked to stop before all rules were compared.
  func differencesBetweenGroups() -> [String]? {
    guard !keys.isEmpty, groups.count > 1 else { return [] }
    let names = Set(groups.flatMap { group in group.selection.shown.map(group.mining.text) })
    let places = groups.map(\.mining.placesByName)
    var tests: [(name: String, tables: [TwoByTwo], logP: Double)] = []
    for name in names.sorted() {
      if association.question.work.stop.isStopped { return nil }
      let tables = zip(groups, places).compactMap { $0.mining.table(named: name, $1) }
      guard tables.count == groups.count,
        let p = MantelHaenszel(strata: tables).breslowDay?.logP
      else { continue }
      tests.append((name, tables, p))
    }
    let adjusted = PAdjustment.holm.adjustedLogs(tests.map(\.logP))
    let alpha = association.settings.testLogAlpha
    let found = tests.indices.filter { adjusted[$0] <= alpha }.sorted {
      (adjusted[$0], tests[$0].name) < (adjusted[$1], tests[$1].name)
    }
    guard !found.isEmpty else {
      return tests.isEmpty ? [] : ["no rule's odds ratio differs between the groups beyond chance"]
    }
    let lines = found.prefix(5).map { place in
      "`\(tests[place].name)` differs between the groups: odds ratio "
        + ratios(tests[place].tables)
    }
    let rest = found.count - lines.count
    return lines
      + (rest > 0
        ? ["\(rest.counted) more \(rest == 1 ? "rule differs" : "rules differ") between the groups"]
        : [])
  }

  /// The odds ratio in each group; of many groups the least and the greatest.
  private func ratios(_ tables: [TwoByTwo]) -> String {
    let all = zip(groups, tables).map { ($1.haldaneOddsRatio, keys.label($0.values)) }
    let isMany = all.count > 8
    let ends = [all.min { $0.0 < $1.0 }, all.max { $0.0 < $1.0 }].compactMap { $0 }
    let words = (isMany ? ends : all).map { ratio, label in
      "\(NumberText.fixed(ratio, decimals: 2)) in \(label)"
    }
    return isMany
      ? words.joined(separator: " to ") + ", over \(all.count.counted) groups"
      : words.joined(separator: ", ")
  }
}

extension Mining {
  /// The fourfold table of the rule with a text, also when it is below the thresholds here.
  func table(named text: String, _ places: [String: Int]) -> TwoByTwo? {
    let parts = RuleText(text, knowing: { places[$0] != nil }).names.compactMap { places[$0] }
    guard !parts.isEmpty, self.text(ofItems: parts) == text else { return nil }
    let cover = cover(of: parts)
    return TwoByTwo(
      inside: cover.populationCount, outcomesInside: cover.intersectionCount(with: outcome),
      all: customers, outcomes: churned)
  }
}
