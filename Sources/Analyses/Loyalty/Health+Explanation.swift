import Diagnostics
import Language
import Tables
import Values

extension HealthQuestion {
  private static let tiers = ["poor", "average", "good"]

  /// The customers of each tier.
  func facts(_ scores: [HealthScore]) -> Table? {
    var facts = Facts()
    let known = scores.filter { $0.tier != nil }
    for tier in HealthQuestion.tiers {
      let count = known.count { $0.tier == tier }
      facts.add("customers", group: .text(tier), Double(count))
      if !known.isEmpty {
        facts.add("share", group: .text(tier), Double(count) / Double(known.count))
      }
    }
    let values = scores.compactMap(\.score)
    if !values.isEmpty { facts.add("mean_score", values.reduce(0, +) / Double(values.count)) }
    if question.step.options["override"] != nil {
      facts.add("overridden", Double(scores.count { $0.isOverridden }))
    }
    return facts.table
  }

  /// Which parts are missing for how many customers.
  func notes(_ scores: [HealthScore], _ parts: [[Double?]]) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    let without = scores.count { $0.score == nil }
    if without > 0 {
      notes.append(
        .note(
          "of \(scores.count.counted("customer")) \(without.counted) without any part, so without a score"
        ))
    }
    for (item, values) in zip(question.step.items, parts) {
      let missing = values.count { $0 == nil } - without
      if missing > 0 {
        notes.append(
          .note(
            "\(item.name) is missing for \(missing.counted("customer")): their other parts weigh more"
          ))
      }
    }
    let overridden = scores.count { $0.isOverridden }
    if overridden > 0 {
      let word = question.step.word("forced") ?? "poor"
      notes.append(
        .note(
          "the override makes \(overridden.counted("customer")) \(word) whose score is of another tier"
        ))
    }
    return notes
  }

  /// The formula with the numbers of the first customers, and rival readings of missing parts.
  func explanation(_ scores: [HealthScore], _ rows: [[Value]]) -> [String] {
    let names = question.step.items.map(\.name)
    let total = weights.reduce(0, +)
    var lines = [
      "score = sum of weight · value / sum of weight, over the known parts",
      "weights: " + zip(names, weights).map { "\($0) \($1.shortest)" }.joined(separator: ", ")
        + "; together \(total.shortest)",
      "poor up to \(bands.poor.shortest), average up to \(bands.average.shortest), good above",
    ]
    for (row, score) in zip(rows, scores).prefix(3) {
      let parts = zip(names, score.contributions).map { name, points in
        points.map { "\(name) \($0.fixed(2))" } ?? "\(name) missing"
      }
      let sum = score.score?.fixed(2) ?? "missing"
      lines.append(
        "  \(row[0].plainText): \(parts.joined(separator: " + ")) = \(sum), "
          + "coverage \(score.coverage.percent), \(score.tier ?? "no tier")")
    }
    return lines + ["the readings side by side, customers who are poor / average / good:"]
      + readings(scores)
  }

  /// What other rules for missing parts and overrides would say.
  private func readings(_ scores: [HealthScore]) -> [String] {
    func counts(_ tier: (HealthScore) -> String?) -> String {
      HealthQuestion.tiers.map { word in scores.count { tier($0) == word }.counted }
        .joined(separator: " / ")
    }
    let hasOverride = question.step.options["override"] != nil
    let plain =
      "  missing parts left out, weights made up\(hasOverride ? "; no override" : " (chosen)")"
    var lines = ["\(plain): \(counts { $0.tierOfScore })"]
    if hasOverride { lines.append("  with the override (chosen): \(counts { $0.tier })") }
    let bands = bands
    lines.append(
      "  missing parts as 0: "
        + counts { score in
          score.score.map { HealthScore.tier(of: $0 * score.coverage, bands: bands) }
        })
    lines.append(
      "  only customers with every part: " + counts { $0.coverage == 1 ? $0.tier : nil })
    return lines
  }
}
