import Diagnostics
import Engine
import Language
import Values

/// How often each score was given in each group.
struct ScoreCounts: Sendable {
  /// The groups and their scores, in order.
  let groups: [ScoreGroup]
  /// All groups together.
  let overall: ScoreGroup
  /// The columns that make the groups.
  let columns: GroupColumns
  /// The engine's answer, for its notes and trace.
  let counts: GroupedCounts
  /// The rows whose weight is below zero.
  let negativeWeights: Int

  /// Counts the scores in the rows of a plan.
  init(
    _ score: CheckedExpression, weight: CheckedExpression?, by columns: GroupColumns,
    of source: Plan, engine: Engine
  ) throws(AnalysisError) {
    var aggregates: [NamedExpression] = [.count("count", where: weight?.isPresent)]
    if let weight {
      aggregates += [
        .sum("weight", of: weight), .sum("squares", of: weight.squared),
        .count("unweighted", where: weight.isMissing),
        .count("negative", where: weight.isNegative),
      ]
    }
    let counts = try GroupedCounts(
      aggregates, by: columns, inner: NamedExpression("score", score), of: source, engine: engine)
    groups = counts.groups.map { ScoreGroup($0, counts, isWeighted: weight != nil) }
    overall = ScoreGroup(sumOf: groups)
    negativeWeights =
      weight == nil
      ? 0
      : counts.groups.reduce(0) { sum, group in
        group.rows.reduce(sum) { $0 + counts.count("negative", $1) }
      }
    self.columns = columns
    self.counts = counts
  }

  /// Which groups have no answers, so that a number is missing, and which have few.
  func sizeNotes(undefined name: String) -> [Diagnostic] {
    let sizes = groups.map { (label: columns.label($0.values), count: $0.answerCount) }
    guard !columns.isEmpty else { return Diagnostic.fewInAll(sizes[0].count, of: "answers") }
    let undefined = sizes.filter { $0.count == 0 }.prefix(5).map {
      Diagnostic.undefined(name, of: $0.label, no: "answers")
    }
    return undefined + Diagnostic.smallGroups(sizes.filter { $0.count > 0 }, of: "answers")
  }
}

/// The scores of one group.
struct ScoreGroup: Sendable {
  /// The values of the group columns.
  let values: [Value]
  /// The scores with how often each was given, ascending.
  private(set) var answers: [ScoreAnswer] = []
  /// The rows without a score.
  private(set) var unanswered = 0
  /// The answers left out because their weight is missing.
  private(set) var unweighted = 0

  private init(values: [Value]) { self.values = values }

  /// The group of some rows of the engine's table.
  init(_ group: GroupedCounts.Group, _ counts: GroupedCounts, isWeighted: Bool) {
    self.init(values: group.values)
    for row in group.rows {
      let count = counts.count("count", row)
      let left = isWeighted ? counts.count("unweighted", row) : 0
      guard let score = counts.value("score", row).number else {
        unanswered += count + left
        continue
      }
      unweighted += left
      let weight = isWeighted ? counts.number("weight", row) : Double(count)
      let squares = isWeighted ? counts.number("squares", row) : Double(count)
      answers.append(ScoreAnswer(score: score, count: count, weight: weight, squares: squares))
    }
  }

  /// All groups together, without values.
  ///
  /// - Complexity: O(*n* log *n*) for so many scores of all groups.
  init(sumOf groups: [ScoreGroup]) {
    self.init(values: [])
    var sums: [Double: ScoreAnswer] = [:]
    for group in groups {
      unanswered += group.unanswered
      unweighted += group.unweighted
      for answer in group.answers {
        sums[answer.score] = sums[answer.score]?.adding(answer) ?? answer
      }
    }
    answers = sums.values.sorted { $0.score < $1.score }
  }

  /// The number of answers.
  var answerCount: Int { answers.reduce(0) { $0 + $1.count } }

  /// The weight of the answers that meet a condition; without weights their number.
  func weight(where isMeant: (Double) -> Bool) -> Double {
    answers.reduce(0) { isMeant($1.score) ? $0 + $1.weight : $0 }
  }

  /// The sum of the squares of the weights.
  var squares: Double { answers.reduce(0) { $0 + $1.squares } }

  /// The mean of the answers, or nothing without any.
  var mean: Double? {
    let total = answers.reduce(0) { $0 + $1.weight }
    return total > 0 ? answers.reduce(0) { $0 + $1.score * $1.weight } / total : nil
  }
}

/// A score and how often it was given.
struct ScoreAnswer: Sendable {
  /// The score.
  let score: Double
  /// The number of answers.
  let count: Int
  /// The sum of their weights; without weights their number.
  let weight: Double
  /// The sum of the squares of their weights.
  let squares: Double

  /// Both counts together.
  func adding(_ other: ScoreAnswer) -> ScoreAnswer {
    ScoreAnswer(
      score: score, count: count + other.count, weight: weight + other.weight,
      squares: squares + other.squares)
  }
}
