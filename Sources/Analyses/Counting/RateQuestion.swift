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

  /// Reads a question; the role stands in when no condition was typed.
  init(_ question: Question, words: RateWords, role: Role?) throws(AnalysisError) {
    self.question = question
    self.words = words
    condition = try question.subject("condition", role: role)
    columns = GroupColumns(
      question.step, beside: words.fields(perExposure: question.step.exposure))
  }

  /// The counts, once an exposure below zero has been refused.
  func counts() throws(AnalysisError) -> RateCounts {
    let counts = try RateCounts(
      condition.expression, per: question.step.exposure, by: columns, of: question)
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
        words, condition: condition.name, exposure: question.step.clauses[.per]?.first?.name),
      trace: counts.counts.trace,
      explanation: question.wantsExplanation ? explanation(of: counts) : [])
  }
}
