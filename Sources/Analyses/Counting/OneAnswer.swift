import Diagnostics
import Engine
import Language
import Tables
import Values

/// The choice of one answer for each customer, by the option `each`.
struct OneAnswer: Sendable {
  private let question: Question

  /// Reads the option of a question.
  init(_ question: Question) { self.question = question }

  /// The rows that count, with the formulae as they are to be asked of them.
  struct Rows: Sendable {
    /// The rows.
    var plan: Plan
    /// The score.
    var score: CheckedExpression
    /// The weight, when there is one.
    var weight: CheckedExpression?
    /// The groups.
    var columns: GroupColumns
    /// How the rows were found, when they were fetched.
    var trace: [OperatorTrace] = []
    /// What was left out.
    var notes: [Diagnostic] = []
  }

  /// All rows, or for each customer the row of the latest or first answer.
  func rows(
    score: CheckedExpression, weight: CheckedExpression?, columns: GroupColumns
  ) throws(AnalysisError) -> Rows {
    var all = Rows(plan: question.input, score: score, weight: weight, columns: columns)
    guard let word = question.step.word("each"), word != "all" else {
      if question.step.word("each") == nil,
        let once = question.countedOnce(score, with: weight, by: columns)
      {
        return Rows(
          plan: once.plan, score: once.value, weight: once.other, columns: once.columns,
          notes: [once.note])
      }
      all.notes = question.notesOfRepeats(score)
      return all
    }
    guard let customer = question.roles[.customer], let date = question.roles[.date] else {
      throw .diagnostic(.noAnswerRoles(word, roles: question.roles, step: question.step))
    }
    // A role keeps its formula when the table is loaded anew, perhaps with other types.
    guard date.type.type.isTime else {
      throw .diagnostic(.noAnswerDate(date, step: question.step))
    }
    var asked = [
      NamedExpression("customer", customer), NamedExpression("date", date),
      NamedExpression("score", score),
    ]
    asked += columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
    if let weight { asked.append(NamedExpression("weight", weight)) }
    let result: EngineResult
    do { result = try question.engine.projection(question.input, asked) } catch {
      throw AnalysisError(error)
    }
    let choice = AnswerChoice(result.table, wantsLatest: word == "latest")
    return chosen(choice, from: all, result: result, word: word)
  }

  private func chosen(
    _ choice: AnswerChoice, from all: Rows, result: EngineResult, word: String
  ) -> Rows {
    let table = result.table.gathered(at: choice.rows)
    var rows = all
    rows.plan = .table(table, madeBy: "each")
    rows.score = CheckedExpression(.column("score"), all.score.type)
    rows.weight = all.weight.map { CheckedExpression(.column("weight"), $0.type) }
    let keys = all.columns.keys.enumerated().map { place, key in
      NamedExpression(
        key.name, CheckedExpression(.column("group\(place)"), key.expression.type))
    }
    rows.columns = GroupColumns(keys: keys, notes: all.columns.notes)
    rows.trace = result.trace
    rows.notes = result.notes + choice.notes(word, rowCount: result.table.rowCount)
    return rows
  }
}

extension Diagnostic {
  /// Says that the role date has no dates.
  fileprivate static func noAnswerDate(_ date: CheckedExpression, step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "T5", message: "the role date must be a date, but it holds \(date.type.type.name)",
      range: step.range, advice: ["say which column holds the dates:  role date = …"])
  }

  /// Says which roles are wanted to choose one answer for each customer.
  fileprivate static func noAnswerRoles(
    _ word: String, roles: [Role: CheckedExpression], step: CheckedStep
  ) -> Diagnostic {
    let lost = [Role.customer, .date].filter { roles[$0] == nil }
    let names = lost.map { "the \($0.rawValue)" }.joined(separator: " and ")
    return Diagnostic(
      code: "R1",
      message: "`each: \(word)` needs to know \(names) to choose one answer a customer",
      range: step.range,
      advice: lost.map { "say it once for the table with:  role \($0.rawValue) = …" })
  }
}
