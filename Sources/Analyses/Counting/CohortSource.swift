import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// The columns that an engine gave for a table of cohorts.
struct CohortSource {
  /// The moments of events and starts, where both have a time of day.
  struct Clock {
    let moments: Column
    let begin: Column
    /// The moment at which the day of view begins, when one is set.
    let end: Int64?
  }

  /// The days of the events.
  let dates: Column
  /// The amounts of the events, when they were asked for.
  let amounts: Column?
  /// What stretches of hours are counted by.
  let clock: Clock?
  /// The customer of each event, or -1.
  let customers: [Int32]
  /// The days of the starts: of each customer, or of each event where there are no customers' rows.
  let begin: Column
  let customerCount: Int
  /// The events without a customer.
  let nameless: Int
  let isByEvents: Bool
  let dateName: String
  let startName: String
  let amountName: String
  let notes: [Diagnostic]
  let trace: [OperatorTrace]

  init(
    _ question: Question, start: CheckedExpression, on: CheckedItem, amount: CheckedOption?
  ) throws(AnalysisError) {
    dateName = on.name
    startName = question.step.groups.first?.name ?? ""
    amountName = amount?.name ?? "value"
    guard case .linked(let link, let when) = on.content else {
      guard let when = on.expression else {
        throw .diagnostic(.noFormula("event date", role: .date, step: question.step))
      }
      var asked = [
        NamedExpression("customer", try question.customer()), NamedExpression("date", when.day),
        NamedExpression("start", start.day),
      ]
      if when.isMoment, start.isMoment {
        asked += [NamedExpression("moment", when)] + question.clock(start)
      }
      if let amount { asked.append(try question.amount(amount, link: nil)) }
      let result = try question.projection(asked)
      let members = Members(result.table.columns[0])
      (customers, customerCount) = (members.rows, members.count)
      nameless = result.table.columns[0].missingCount
      dates = result.table.columns[1]
      amounts = result.table.column("amount")
      clock = Clock(result.table.column("moment"), result.table)
      begin = result.table.columns[2]
      isByEvents = true
      notes = result.notes
      trace = result.trace
      return
    }
    guard let entry = question.tables.first(where: { $0.name == link.many }),
      let field = entry.fields.first(where: { $0.name == link.manyKey })
    else { preconditionFailure("A link is made of tables and columns that are there") }
    let key = CheckedExpression(.column(link.manyKey), field.description)
    let hasClock = when.isMoment && start.isMoment
    var asked = [NamedExpression("customer", key), NamedExpression("date", when.day)]
    if hasClock { asked.append(NamedExpression("moment", when)) }
    if let amount { asked.append(try question.amount(amount, link: link)) }
    let many: EngineResult
    do { many = try question.engine.projection(.stored(entry), asked) } catch {
      throw AnalysisError(error)
    }
    let one = try question.projection(
      [
        NamedExpression("customer", question.key(link)), NamedExpression("start", start.day),
      ] + (hasClock ? question.clock(start) : []))
    customers =
      KeyMatch(
        many: many.table.columns[0], one: one.table.columns[0], in: question.work
      ).rows
    customerCount = one.table.rowCount
    nameless = many.table.columns[0].missingCount
    dates = many.table.columns[1]
    amounts = many.table.column("amount")
    clock = Clock(many.table.column("moment"), one.table)
    begin = one.table.columns[1]
    isByEvents = false
    notes = one.notes + many.notes
    trace = one.trace
  }

  /// Says how many events of customers have no amount.
  func unpricedNotes(_ customers: [Int32]) -> [Diagnostic] {
    guard let missing = amounts?.missing else { return [] }
    let count = customers.indices.count { customers[$0] >= 0 && missing[$0] }
    guard count > 0 else { return [] }
    return [
      .note(
        "\(count.counted) of \(customers.count.counted("row")) counted as 0 because \(amountName) is "
          + "missing")
    ]
  }

  /// The moment each customer began, and whether it is known.
  ///
  /// Where the rows are events, a customer begins at the least start among theirs.
  func starts(_ begin: Column, _ customers: [Int32]) -> ([Int64], [Bool]) {
    let moments = begin.momentNumbers
    let missing = begin.missing
    guard isByEvents else {
      var isKnown = [Bool](repeating: true, count: moments.count)
      missing?.forEachSetBit { isKnown[$0] = false }
      return (moments, isKnown)
    }
    var firsts = [Int64](repeating: .max, count: customerCount)
    for row in moments.indices where customers[row] >= 0 {
      if let missing, missing[row] { continue }
      let customer = Int(customers[row])
      firsts[customer] = min(firsts[customer], moments[row])
    }
    return (firsts.map { $0 == .max ? 0 : $0 }, firsts.map { $0 != .max })
  }
}

extension CohortSource.Clock {
  /// The clock of events and of a table with the columns that `Question.clock` asks for.
  init?(_ moments: Column?, _ table: Table) {
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

extension CheckedExpression {
  fileprivate var isMoment: Bool { type.type == .timestamp }
}

extension Question {
  /// The moments of starts, and the one at which the day of view begins.
  fileprivate func clock(_ start: CheckedExpression) -> [NamedExpression] {
    let end = asof.map { day in
      CheckedExpression(.operation(.timestamp, [.day(day)]), ColumnType(.timestamp))
    }
    return [NamedExpression("begin", start)] + (end.map { [NamedExpression("end", $0)] } ?? [])
  }
}
