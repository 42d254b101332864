import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `nps`: its subject, rule, scale and weights.
struct PromoterQuestion: Sendable {
  /// What was asked.
  let question: Question
  /// The score.
  let subject: Subject
  /// Which answers make promoters and detractors.
  let rule: PromoterRule
  /// How the interval is computed.
  let method: PromoterCounts.Method
  /// The scale that was typed, when one was.
  let declared: AnswerScale?
  /// How many customers each answer stands for.
  let weight: NamedExpression?

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    let step = question.step
    subject = try question.subject("score", role: .nps)
    rule = step.word("rule").flatMap(PromoterRule.init) ?? .standard
    let word = step.word("interval")
    method = PromoterRule.intervals.first { $0.word == word }?.method ?? .score
    declared = try AnswerScale(declaredIn: step)
    weight = step.formula("weight", among: question.input.fields)
    if let declared, AnswerMetric.nps.scales?.contains(declared) == false {
      throw .diagnostic(.noPromoterScale(declared, subject: subject))
    }
    if let weight, !Set<ValueType>.countables.contains(weight.expression.type.type) {
      throw .diagnostic(.noWeight(weight, subject: subject))
    }
  }

  /// The scale in force.
  var scale: AnswerScale { declared ?? AnswerMetric.nps.usualScale }

  /// The fixed fields of the result of a step.
  static func fixedFields(of step: CheckedStep) -> [Field] {
    let count = step.options["weight"] == nil ? ValueType.whole : .decimal
    return [
      Field("answers", .whole, kind: .count), Field("unanswered", .whole, kind: .count),
      Field("promoters", count, kind: .count), Field("passives", count, kind: .count),
      Field("detractors", count, kind: .count), Field("nps", .decimal, kind: .points),
      Field("low", .decimal, kind: .points), Field("high", .decimal, kind: .points),
    ]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    let fixed = fixedFields(of: step)
    return GroupColumns(step, beside: fixed).fields + fixed
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let columns = GroupColumns(
      question.step, beside: PromoterQuestion.fixedFields(of: question.step))
    let chosen = try OneAnswer(question).rows(
      score: subject.expression, weight: weight?.expression, columns: columns)
    let scores = try ScoreCounts(
      chosen.score, weight: chosen.weight, by: chosen.columns, of: chosen.plan,
      engine: question.engine)
    try check(scores)
    return Answer(
      table: table(scores), facts: facts(scores), notes: notes(scores, chosen: chosen),
      trace: chosen.trace + scores.counts.trace,
      explanation: question.wantsExplanation ? explanation(of: scores) : [])
  }

  private func table(_ scores: ScoreCounts) -> Table {
    let rows = scores.groups.map { group -> [Value] in
      let tally = rule.tally(group)
      let ends = tally.interval(method, confidence: question.confidence)
      return group.values
        + [
          .count(group.answerCount), .count(group.unanswered), amount(tally.promoters),
          amount(tally.passives), amount(tally.detractors), .number(tally.counts.score),
          .number(ends?.low), .number(ends?.high),
        ]
    }
    return Table(fields: PromoterQuestion.fields(of: question.step), rows: rows)
  }

  private func amount(_ weight: Double) -> Value {
    self.weight == nil ? .count(Int(weight)) : .decimal(weight)
  }

  private func facts(_ scores: ScoreCounts) -> Table? {
    var facts = Facts()
    let overall = rule.tally(scores.overall)
    if !scores.columns.isEmpty {
      facts.add("nps", overall.counts.score)
      facts.add("answers", Double(scores.overall.answerCount))
    }
    if weight != nil {
      facts.add("effective_answers", overall.effectiveAnswers)
      if !scores.columns.isEmpty { addEffective(scores, to: &facts) }
    } else {
      addTest(scores, to: &facts)
    }
    return facts.table
  }

  private func addEffective(_ scores: ScoreCounts, to facts: inout Facts) {
    for group in scores.groups {
      facts.add(
        "effective_answers", group: scores.columns.plainLabel(group.values),
        rule.tally(group).effectiveAnswers)
    }
  }

  private func addTest(_ scores: ScoreCounts, to facts: inout Facts) {
    let cells = scores.groups.flatMap { group -> [Double] in
      let counts = rule.tally(group).counts
      return [counts.promoters, counts.passives, counts.detractors]
    }
    facts.addTest(ContingencyTable(counts: cells, columns: 3))
  }
}
