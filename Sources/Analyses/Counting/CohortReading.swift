import Engine
import Language
import Tables
import Values

/// What a table of cohorts asks an engine for.
struct CohortReading {
  /// The question.
  let question: Question
  /// The moment a customer began.
  let start: CheckedExpression
  /// The date of the events.
  let on: CheckedItem
  /// The amount of the events, when it is followed.
  let amount: CheckedOption?

  /// Asks for the events and the customers.
  func source() throws(AnalysisError) -> CohortSource {
    if case .linked(let link, let date) = on.content { return try linkedEvents(date, of: link) }
    guard let date = on.expression else {
      throw .diagnostic(.noFormula("event date", role: .date, step: question.step))
    }
    return try ownEvents(date)
  }

  /// The rows of the question as events, each with its customer and a start.
  private func ownEvents(_ date: CheckedExpression) throws(AnalysisError) -> CohortSource {
    let asked =
      [
        NamedExpression("customer", try question.customer()), NamedExpression("date", date.day),
        NamedExpression("start", start.day),
      ] + (try details(of: date, link: nil)) + clock(for: date)
    let result = try question.projection(asked)
    let table = result.table
    let members = Members(table.columns[0])
    return CohortSource(
      names: names, dates: table.columns[1], amounts: table.column("amount"),
      clock: CohortSource.Clock(table.column("moment"), table), customers: members.rows,
      begin: table.columns[2], customerCount: members.count,
      nameless: table.columns[0].missingCount, isByEvents: true, notes: result.notes,
      trace: result.trace)
  }

  /// The rows of the question as customers, and the events of a table that is linked to them.
  private func linkedEvents(
    _ date: CheckedExpression, of link: Link
  ) throws(AnalysisError) -> CohortSource {
    let events = try rows(of: link, date)
    let customers = try question.projection(
      [
        NamedExpression("customer", question.key(link)), NamedExpression("start", start.day),
      ] + clock(for: date))
    let (many, one) = (events.table, customers.table)
    return CohortSource(
      names: names, dates: many.columns[1], amounts: many.column("amount"),
      clock: CohortSource.Clock(many.column("moment"), one),
      customers: KeyMatch(many: many.columns[0], one: one.columns[0], in: question.work).rows,
      begin: one.columns[1], customerCount: one.rowCount,
      nameless: many.columns[0].missingCount, isByEvents: false,
      notes: customers.notes + events.notes, trace: customers.trace)
  }

  /// The customer and day of each row on the many side of a link, with their details.
  private func rows(
    of link: Link, _ date: CheckedExpression
  ) throws(AnalysisError) -> EngineResult {
    guard let entry = question.tables.first(where: { $0.name == link.many }),
      let field = entry.fields.first(where: { $0.name == link.manyKey })
    else { preconditionFailure("A link is made of tables and columns that are there") }
    let key = CheckedExpression(.column(link.manyKey), field.description)
    let asked =
      [NamedExpression("customer", key), NamedExpression("date", date.day)]
      + (try details(of: date, link: link))
    do { return try question.engine.projection(.stored(entry), asked) } catch {
      throw AnalysisError(error)
    }
  }

  private var names: CohortSource.Names {
    CohortSource.Names(
      date: on.name, start: question.step.groups.first?.name ?? "",
      amount: amount?.name ?? "value")
  }
}

extension CohortReading {
  /// The moments and amounts of events, as far as they are followed.
  private func details(
    of date: CheckedExpression, link: Link?
  ) throws(AnalysisError) -> [NamedExpression] {
    var details: [NamedExpression] = []
    if hasClock(date) { details.append(NamedExpression("moment", date)) }
    if let amount { details.append(try question.amount(amount, link: link)) }
    return details
  }

  /// The moments of starts and the one at which the day of view begins, when events have moments.
  private func clock(for date: CheckedExpression) -> [NamedExpression] {
    guard hasClock(date) else { return [] }
    let end = question.asof.map { day in
      CheckedExpression(.operation(.timestamp, [.day(day)]), ColumnType(.timestamp))
    }
    return [NamedExpression("begin", start)] + (end.map { [NamedExpression("end", $0)] } ?? [])
  }

  private func hasClock(_ date: CheckedExpression) -> Bool {
    date.type.type == .timestamp && start.type.type == .timestamp
  }
}

extension CohortSource.Clock {
  /// The clock of events and of a table with the columns that the clock of starts asks for.
  fileprivate init?(_ moments: Column?, _ table: Table) {
    guard let moments, let begin = table.column("begin") else { return nil }
    let ends = table.column("end")
    self.init(
      moments: moments, begin: begin,
      end: ends.flatMap { $0.count > 0 ? $0.momentNumbers[0] : nil })
  }
}

extension CheckedOption {
  /// The name of a column that was typed.
  fileprivate var name: String? {
    switch self {
    case .expression(let name, _), .word(let name), .column(let name), .text(let name): name
    default: nil
    }
  }
}
