import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

/// The rows of events as an engine gives them: customer, date, perhaps amount, groups.
struct EventSource: Sendable {
  /// The rows.
  let table: Table
  /// How they were found.
  let trace: [OperatorTrace]
  /// What the engine had to say.
  let notes: [Diagnostic]

  /// Asks for the rows, of the table at hand or of a linked one.
  init(
    _ question: Question, date: CheckedItem, amount: CheckedItem?, columns: GroupColumns
  ) throws(AnalysisError) {
    guard case .linked(let link, let when) = date.content else {
      guard let when = date.expression else {
        throw .diagnostic(.noFormula("date", role: .date, step: question.step))
      }
      let customer = try question.customer()
      var asked = [NamedExpression("customer", customer), NamedExpression("date", when.day)]
      if let amount { asked.append(NamedExpression("amount", try amount.ofRows(question.step))) }
      asked += columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
      let result = try question.projection(asked)
      (table, trace, notes) = (result.table, result.trace, result.notes)
      return
    }
    let many = try EventSource.many(question, link, when, amount)
    let key = CheckedExpression(
      .column(link.oneKey), many.table.fields[0].description)
    let one = try question.projection(
      [
        NamedExpression("key", key.placedOnBase(question)),
        NamedExpression("customer", question.step.who ?? key.placedOnBase(question)),
      ]
        + columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) })
    trace = one.trace
    notes = one.notes + many.notes
    table = EventSource.joined(many.table, one.table, in: question.work)
  }

  /// The rows of the many side: key, date, perhaps amount.
  private static func many(
    _ question: Question, _ link: Link, _ when: CheckedExpression, _ amount: CheckedItem?
  ) throws(AnalysisError) -> EngineResult {
    guard let entry = question.tables.first(where: { $0.name == link.many }),
      let field = entry.fields.first(where: { $0.name == link.manyKey })
    else { preconditionFailure("A link is made of tables and columns that are there") }
    var asked = [
      NamedExpression("customer", CheckedExpression(.column(link.manyKey), field.description)),
      NamedExpression("date", when.day),
    ]
    if let amount {
      guard case .linked(link, let money) = amount.content else {
        throw .diagnostic(.amountElsewhere(amount, link: link))
      }
      asked.append(NamedExpression("amount", money))
    }
    do { return try question.engine.projection(.stored(entry), asked) } catch {
      throw AnalysisError(error)
    }
  }

  /// The rows of the many side whose key is among the customers, with customer and groups.
  private static func joined(_ many: Table, _ one: Table, in work: WorkContext) -> Table {
    let partners = KeyMatch(many: many.columns[0], one: one.columns[0], in: work).rows
    let rows = partners.indices.filter { partners[$0] >= 0 }.map { Int32($0) }
    let found = rows.map { partners[Int($0)] }
    let own = many.columns.dropFirst().map { $0.gathered(at: rows, in: work) }
    let other = one.columns.dropFirst().map { $0.gathered(at: found, in: work) }
    return Table(
      fields: [one.fields[1]] + many.fields.dropFirst() + one.fields.dropFirst(2),
      columns: [other[0]] + own + other.dropFirst(), rowCount: rows.count)
  }
}

extension CheckedStep {
  /// The customer that the clause `per` names.
  fileprivate var who: CheckedExpression? { clauses[.per]?.first?.expression }
}

extension CheckedItem {
  /// The formula of an amount of the rows at hand.
  func ofRows(_ step: CheckedStep) throws(AnalysisError) -> CheckedExpression {
    guard let expression else {
      throw .diagnostic(.noFormula("amount", role: .amount, step: step))
    }
    return expression
  }
}

extension CheckedExpression {
  /// The key of the table at hand, read from the stored table when a step dropped its column.
  fileprivate func placedOnBase(_ question: Question) -> CheckedExpression {
    guard case .column(let name) = kind, question.input.fields.contains(where: { $0.name == name })
    else { return CheckedExpression(.origin(self), type, range: range) }
    return self
  }
}

extension Diagnostic {
  /// Says that date and amount come from different tables.
  fileprivate static func amountElsewhere(_ amount: CheckedItem, link: Link) -> Diagnostic {
    Diagnostic(
      code: "M5", message: "`\(amount.name)` is not of the table `\(link.many)`, as the date is",
      range: amount.range,
      advice: ["take both from one table:  \(link.many).date, \(link.many).amount"])
  }
}
