import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `csat` and `ces`: the share of answers in the boxes at one end of a scale.
struct BoxQuestion: Sendable {
  /// What was asked.
  let question: Question
  /// The score.
  let subject: Subject
  /// The scale in force.
  let scale: AnswerScale
  /// The number of outermost answers that count.
  let boxes: Int
  /// What the columns are called, and which answers are good.
  let words: BoxWords
  /// Whether the least answers count instead of the greatest.
  let countsLow: Bool

  /// Reads a question.
  init(_ question: Question, words: BoxWords) throws(AnalysisError) {
    self.question = question
    self.words = words
    countsLow = question.step.word("good") == "low"
    subject = try question.subject("score", role: words.role)
    scale = try AnswerScale(declaredIn: question.step) ?? words.scale
    boxes = question.step.whole("boxes") ?? 2
    guard boxes <= scale.high - scale.low else {
      throw .diagnostic(.tooManyBoxes(boxes, scale: scale, step: question.step))
    }
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep, words: BoxWords) -> [Field] {
    GroupColumns(step, beside: words.fields).fields + words.fields
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let columns = GroupColumns(question.step, beside: words.fields)
    let once = question.countedOnce(subject.expression, by: columns)
    let scores = try ScoreCounts(
      once?.value ?? subject.expression, weight: nil, by: once?.columns ?? columns,
      of: once?.plan ?? question.input, engine: question.engine)
    if let error = try otherScale(scores.overall) { throw .diagnostic(error) }
    if let error = scale.offScale(scores.overall, of: subject, in: question.step) {
      throw .diagnostic(error)
    }
    return Answer(
      table: table(scores), facts: facts(scores),
      notes: notes(scores) + (once.map { [$0.note] } ?? []),
      trace: scores.counts.trace,
      explanation: question.wantsExplanation ? explanation(of: scores) : [])
  }

  /// The error that the whole stored column leaves the two top boxes empty, as a shorter scale would.
  private func otherScale(_ group: ScoreGroup) throws(AnalysisError) -> Diagnostic? {
    guard question.step.options["scale"] == nil, !countsLow, let most = group.answers.last?.score,
      most <= Double(scale.high - 2),
      let (least, greatest, count) = try question.wholeRange(of: subject.expression),
      let other = scale.other(least, greatest, count: count)
    else { return nil }
    let line = "\(words.share) \(subject.typedName) scale: "
    return .otherScale(
      words.share, name: subject.name, wants: scale, from: least, to: greatest,
      range: subject.range,
      advice: "did you mean:  \(line)\(other.low), \(other.high)      (or, if these are answers "
        + "from \(scale.text):  scale: \(scale.low), \(scale.high))")
  }

  /// The share of a group's answers in so many boxes at the good end.
  func share(_ group: ScoreGroup, boxes: Int) -> Proportion {
    let (least, greatest) = (Double(scale.high - boxes + 1), Double(scale.low + boxes - 1))
    let count = group.weight { countsLow ? $0 <= greatest : $0 >= least }
    return Proportion(Int(count), of: group.answerCount)
  }

  private func table(_ scores: ScoreCounts) -> Table {
    let rows = scores.groups.map { group -> [Value] in
      let share = share(group, boxes: boxes)
      let ends = share.interval(.wilson, confidence: question.confidence)
      return group.values
        + [
          .count(group.answerCount), .count(group.unanswered), .count(Int(share.successes)),
          .number(share.value), .number(ends?.low), .number(ends?.high),
        ] + (words.hasMean ? [.number(group.mean)] : [])
    }
    return Table(fields: BoxQuestion.fields(of: question.step, words: words), rows: rows)
  }

  private func facts(_ scores: ScoreCounts) -> Table? {
    guard !scores.columns.isEmpty else { return nil }
    var facts = Facts()
    let overall = scores.overall
    facts.add(words.share, share(overall, boxes: boxes).value)
    facts.add("answers", Double(overall.answerCount))
    let cells = scores.groups.flatMap { group -> [Double] in
      let share = share(group, boxes: boxes)
      return [share.successes, share.trials - share.successes]
    }
    facts.addTest(ContingencyTable(counts: cells, columns: 2))
    return facts.table
  }

  private func notes(_ scores: ScoreCounts) -> [Diagnostic] {
    let overall = scores.overall
    return scores.counts.notes
      + Diagnostic.leftOut(
        overall.unanswered, of: overall.answerCount + overall.unanswered, missing: subject.name)
      + scores.sizeNotes(undefined: words.share)
  }
}

extension Diagnostic {
  /// Says that all answers would count as satisfied.
  fileprivate static func tooManyBoxes(
    _ boxes: Int, scale: AnswerScale, step: CheckedStep
  ) -> Diagnostic {
    let limit = scale.high - scale.low
    return Diagnostic(
      code: "M3",
      message: "`boxes: \(boxes)` leaves no answer unsatisfied on the scale \(scale.text)",
      range: step.range, advice: ["take fewer, at most  boxes: \(limit)"])
  }
}
