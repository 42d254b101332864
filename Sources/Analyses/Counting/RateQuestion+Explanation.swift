import Language
import Statistics
import Values

extension RateQuestion {
  /// The formula with this data's own numbers, the rule chosen and its rivals side by side.
  func explanation(of counts: RateCounts) -> [String] {
    shareLines(counts) + exposureLines(counts) + columns.restLines(counts.groups.map(\.values))
      + intervalLines(counts)
  }

  private var confidence: Double { question.confidence }

  private func shareLines(_ counts: RateCounts) -> [String] {
    let formula = "rate = \(words.hits) / (\(words.rows) - unknown)"
    let lines = shown(counts).map { group in
      let rate = group.share.value.map(\.percent) ?? "missing, 0/0"
      let label = columns.label(group.values)
      return
        "  \(label): \(group.hits.counted) / (\(group.rows.counted) - \(group.unknown.counted)) = \(rate)"
    }
    return ["the share of \(words.rows) for which `\(condition.name)` holds", formula] + lines
  }

  private func intervalLines(_ counts: RateCounts) -> [String] {
    guard let group = shown(counts).first, let rate = group.share.value else { return [] }
    let z = NormalDistribution.criticalValue(confidence: confidence)
    return [
      "interval = (p + z²/2n ± z·√(p(1-p)/n + z²/4n²)) / (1 + z²/n)    Wilson 1927",
      "  \(columns.label(group.values)): p = \(rate.fixed(6)), n = \(group.known.counted), "
        + "z = \(z.fixed(6)) for \(confidence.level)",
    ] + group.share.rivalLines(label: columns.label(group.values), confidence: confidence)
  }

  private func exposureLines(_ counts: RateCounts) -> [String] {
    guard counts.hasExposure, let name = question.step.clauses[.per]?.first?.name else { return [] }
    let lines = shown(counts).map { group -> String in
      let label = columns.label(group.values)
      guard let rate = group.rate, let ends = group.rateInterval(confidence: confidence) else {
        return "  \(label): \(group.events.counted) / 0 is missing"
      }
      let sum = "\(group.events.counted) / \(group.exposure.counted)"
      return
        "  \(label): \(sum) = \(rate.fixed(6)), from \(ends.low.fixed(6)) to \(ends.high.fixed(6))"
    }
    return ["rate_per_unit = events / sum of `\(name)`    exact interval: Garwood 1936"] + lines
  }

  /// The groups whose numbers are put in.
  private func shown(_ counts: RateCounts) -> [RateGroup] {
    Array(counts.groups.prefix(GroupColumns.explained))
  }
}
