import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// The question behind `watch`.
struct WatchQuestion: Sendable {
  let question: Question
  let asof: CalendarDate
  let start: CheckedExpression
  let signals: [CheckedItem]
  let span: Int

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    guard let asof = question.asof else { throw .diagnostic(.noDayOfView(question.step)) }
    guard let start = question.step.clauses[.from]?.first?.expression else {
      throw .diagnostic(.noFormula("start", role: .joined, step: question.step))
    }
    self.asof = asof
    self.start = start
    signals = question.step.clauses[.with] ?? []
    span = question.step.whole("days") ?? 90
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    [
      step.customerField, Field("day", .whole, kind: .days), Field("signals", .whole, kind: .count),
      Field("state", .text), Field("reason", .text),
    ]
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let customer = try question.customer()
    let ended = question.roles[.ended]
    let none = CheckedExpression(.constant(.missing), ColumnType(.date))
    var asked = [
      NamedExpression("customer", customer), NamedExpression("start", start.day),
      NamedExpression("end", (ended ?? none).day),
    ]
    for (place, signal) in signals.enumerated() {
      let (count, last) = try formulae(signal)
      asked.append(NamedExpression("count \(place)", count))
      asked.append(NamedExpression("last \(place)", last))
    }
    let result = try question.projection(asked, of: question.rows(sortedBy: customer))
    let watched = (0..<result.table.rowCount).compactMap { newcomer(result.table.row($0)) }
    let order = watched.enumerated().sorted {
      ($0.element.state.rawValue, -$0.element.count, $0.offset)
        < ($1.element.state.rawValue, -$1.element.count, $1.offset)
    }
    let rows = order.map { _, newcomer -> [Value] in
      [
        newcomer.customer, .count(newcomer.day), .count(newcomer.count), .text(newcomer.state.word),
        newcomer.reason.isEmpty ? .missing : .text(newcomer.reason),
      ]
    }
    var answer = Answer(
      table: Table(fields: WatchQuestion.fields(of: question.step), rows: rows),
      facts: facts(watched, result.table, hasEnds: ended != nil),
      notes: result.notes + notes(watched, hasEnds: ended != nil), trace: result.trace,
      explanation: question.wantsExplanation ? explanation(watched) : [])
    answer.screenProse = ["reason"]
    return answer
  }
}
