import Diagnostics
import Engine
import Language
import Values

/// The question behind `rate` and `churn`: how often a condition holds.
struct RateQuestion: Sendable {
  /// What was asked.
  let question: Question
  /// What the columns are called.
  let words: RateWords
  /// The condition.
  let condition: Subject
  /// The columns that make the groups.
  let columns: GroupColumns
  /// The rows with each customer once, where customers are counted by the rows of another table.
  let once: CountedOnce?

  /// Reads a question; the role stands in when no condition was typed.
  init(_ question: Question, words: RateWords, role: Role?) throws(AnalysisError) {
    self.question = question
    self.words = words
    condition = try question.subject("condition", role: role)
    columns = GroupColumns(
      question.step, beside: words.fields(perExposure: question.step.exposure))
    let exposure = question.step.exposure
    once =
      role == nil
      ? nil : question.countedOnce(condition.expression, with: exposure, by: columns)
    if role != nil, once == nil, let link = condition.expression.onlyLink,
      let item = question.step.clauses[.per]?.first
    {
      throw .diagnostic(.exposureOfRows(item, of: condition, link))
    }
  }

  /// The counts, once an exposure below zero has been refused.
  func counts() throws(AnalysisError) -> RateCounts {
    let counts = try RateCounts(
      once?.value ?? condition.expression, per: once?.other ?? question.step.exposure,
      by: once?.columns ?? columns, of: once?.plan ?? question.input, engine: question.engine)
    if let item = question.step.clauses[.per]?.first,
      let error = counts.negativeExposure(item.name, at: item.range)
    {
      throw .diagnostic(error)
    }
    if let item = question.step.clauses[.per]?.first {
      try Diagnostic.refuseUnboundedSum(counts.overall.exposure, of: item.name, at: item.range)
    }
    return counts
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let counts = try counts()
    return Answer(
      table: counts.table(words, of: question.step, confidence: question.confidence),
      facts: counts.facts,
      notes: counts.notes(
        words, condition: condition.name, exposure: question.step.clauses[.per]?.first?.name)
        + (once.map { [$0.note] } ?? question.notesOfRepeats(condition.expression)),
      trace: counts.counts.trace,
      explanation: question.wantsExplanation ? explanation(of: counts) : [])
  }
}

extension Diagnostic {
  /// Says that customers are counted, but the exposure is one of the rows that they have many of.
  fileprivate static func exposureOfRows(
    _ item: CheckedItem, of condition: Subject, _ link: Link
  ) -> Diagnostic {
    let (many, one) = (Name.source(of: link.many), Name.source(of: link.one))
    let short = condition.name.replacing("\(one).", with: "")
    return Diagnostic(
      code: "D3",
      message:
        "`\(condition.name)` is one value for each row of `\(link.one)`, and `\(item.name)` for each "
        + "of its rows in `\(link.many)`",
      range: item.range,
      advice: ["gather it first:  \(one) | churn \(short) per sum(\(many).\(item.name))"])
  }
}
