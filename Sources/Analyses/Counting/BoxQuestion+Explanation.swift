import Engine
import Statistics
import Values

extension BoxQuestion {
  /// The formula with this data's own numbers, and the rival readings side by side.
  func explanation(of scores: ScoreCounts) -> [String] {
    let shown = scores.groups.prefix(GroupColumns.explained)
    let (least, greatest) =
      countsLow ? (scale.low, scale.low + boxes - 1) : (scale.high - boxes + 1, scale.high)
    var lines = [
      "\(words.share) = answers from \(least) to \(greatest) / answers; the scale is \(scale.text)"
    ]
    lines += shown.map { group in
      let share = share(group, boxes: boxes)
      let value = share.value.map(\.percent) ?? "missing, 0/0"
      let label = scores.columns.label(group.values)
      return "  \(label): \(share.successes.counted) / \(group.answerCount.counted) = \(value)"
    }
    lines += scores.columns.restLines(scores.groups.map(\.values))
    guard let first = shown.first, first.answerCount > 0 else { return lines }
    let label = scores.columns.label(first.values)
    return lines + answers(first, label: label) + readings(first, label: label)
      + intervals(first, label: label)
  }

  private func answers(_ group: ScoreGroup, label: String) -> [String] {
    let counts = group.answers.map { "\(NumberText.shortest($0.score)): \($0.count.counted)" }
    return ["the answers of \(label): \(counts.joined(separator: ", "))"]
  }

  private func readings(_ group: ScoreGroup, label: String) -> [String] {
    let limit = min(3, scale.high - scale.low)
    let numbers = (1...limit).contains(boxes) ? Array(1...limit) : Array(1...limit) + [boxes]
    let lines = numbers.compactMap { number -> String? in
      guard let value = share(group, boxes: number).value else { return nil }
      return "  boxes: \(number): \(value.percent)\(number == boxes ? " (chosen)" : "")"
    }
    let mean = group.mean.map { ["  the mean: \($0.fixed(3))"] } ?? []
    return ["the readings side by side for \(label):"] + lines + mean
  }

  private func intervals(_ group: ScoreGroup, label: String) -> [String] {
    share(group, boxes: boxes).rivalLines(label: label, confidence: question.confidence)
  }
}
