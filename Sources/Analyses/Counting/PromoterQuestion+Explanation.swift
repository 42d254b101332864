import Engine
import Statistics
import Values

extension PromoterQuestion {
  /// The formula with this data's own numbers, the rules and intervals side by side.
  func explanation(of scores: ScoreCounts) -> [String] {
    let shown = scores.groups.prefix(GroupColumns.explained)
    let total = weight.map { "weights of answers, by `\($0.name)`" } ?? "answers"
    var lines = [
      "nps = 100 · (promoters - detractors) / \(total)",
      "the rule is \(rule.title); promoters answer 9 or 10; the scale is \(scale.text)",
    ]
    lines += shown.map { formula($0, label: scores.columns.label($0.values)) }
    lines += scores.columns.restLines(scores.groups.map(\.values))
    guard let first = shown.first, first.answerCount > 0 else { return lines }
    let label = scores.columns.label(first.values)
    return lines + rules(first, label: label) + intervals(first, label: label) + [
      "sources: Reichheld 2003; Tango 1998; Bonett and Price 2012"
    ]
  }

  private func formula(_ group: ScoreGroup, label: String) -> String {
    let tally = rule.tally(group)
    guard let score = tally.counts.score else { return "  \(label): 0 / 0 is missing" }
    let difference = "(\(tally.promoters.counted) - \(tally.detractors.counted))"
    return "  \(label): 100 · \(difference) / \(tally.counts.answers.counted) = \(score.fixed(2))"
  }

  private func rules(_ group: ScoreGroup, label: String) -> [String] {
    let lines = PromoterRule.allCases.map { rival in
      let score = rival.tally(group).counts.score?.fixed(2) ?? "missing"
      return "  \(rival.title): \(score)\(rival == rule ? " (chosen)" : "")"
    }
    return ["the rules side by side for \(label):"] + lines
  }

  private func intervals(_ group: ScoreGroup, label: String) -> [String] {
    let tally = rule.tally(group)
    let lines = PromoterRule.intervals.compactMap { rival -> String? in
      guard let ends = tally.interval(rival.method, confidence: question.confidence) else {
        return nil
      }
      let mark = rival.method == method ? " (chosen)" : ""
      return
        "  \(rival.word), \(rival.title): \(ends.low.fixed(2)) to \(ends.high.fixed(2))\(mark)"
    }
    return ["the \(question.confidence.level) intervals side by side for \(label):"] + lines
  }
}
