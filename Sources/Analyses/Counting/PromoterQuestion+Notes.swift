import Diagnostics
import Engine
import Statistics
import Tables
import Values

extension PromoterQuestion {
  /// What was left out, and what a reader should know of scale, classes and intervals.
  func notes(_ scores: ScoreCounts, chosen: OneAnswer.Rows) -> [Diagnostic] {
    let overall = scores.overall
    let total = overall.answerCount + overall.unweighted + overall.unanswered
    var notes = scores.counts.notes + chosen.notes
    notes += Diagnostic.leftOut(overall.unanswered, of: total, missing: subject.name)
    if let weight {
      notes += Diagnostic.leftOut(overall.unweighted, of: total, missing: weight.name)
    }
    return notes + classNotes(scores) + scaleNotes(scores) + boundNotes(scores)
      + scores.sizeNotes(undefined: "nps")
  }

  /// Says that a Wald interval reaches beyond the scores there are, or has no width.
  private func boundNotes(_ scores: ScoreCounts) -> [Diagnostic] {
    let odd = scores.groups.count { group in
      guard let ends = rule.tally(group).interval(method, confidence: question.confidence) else {
        return false
      }
      return ends.low < -100 || ends.high > 100 || ends.low == ends.high
    }
    guard odd > 0, method != .score else { return [] }
    return [
      .note(
        "\(odd.counted("interval")) \(odd == 1 ? "ends" : "end") beyond 100 or \(odd == 1 ? "has" : "have") "
          + "no width, which no score can: the "
          + "default, interval: score, never does")
    ]
  }

  /// Which answers are in no class, and which groups have answers but no weight.
  private func classNotes(_ scores: ScoreCounts) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    let unclassed = scores.overall.answers.filter { rule.isUnclassed($0.score) }
    if let count = unclassed.first?.count {
      let words = count == 1 ? "1 answer of 6 is" : "\(count.counted) answers of 6 are"
      notes.append(.note("\(words) in no class by rule: below6, but among the answers"))
    }
    let weightless = scores.groups.filter { group in
      group.answerCount > 0 && rule.tally(group).counts.answers == 0
    }
    return notes
      + weightless.prefix(5).map {
        .undefined("nps", of: scores.columns.label($0.values), no: "weight above zero")
      }
  }
}
