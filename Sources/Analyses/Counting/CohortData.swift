import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// Customers with the period they began in, and what they did when: the rows behind `cohort`.
struct CohortData: Sendable {
  /// For each customer the period they began in.
  let cohorts: [Int32]
  /// For each customer the moment they began, when the formula tells it.
  let starts: [Int64]
  /// For each event its customer, or -1.
  let customers: [Int32]
  /// For each event its day.
  let days: [Int32]
  /// For each event its moment, when both ends have a time of day.
  let moments: [Int64]
  /// For each event its amount; none when no amount was asked for.
  let amounts: [Double]
  /// The first day that was not observed.
  let asof: CalendarDate
  /// The moment at which that day begins.
  let end: Int64
  /// What was left out.
  var notes: [Diagnostic]
  /// How the rows were found.
  let trace: [OperatorTrace]

  /// Whether stretches are counted by the clock and not by the calendar.
  var isTimed: Bool { !moments.isEmpty }
}

extension CohortData {
  /// Fetches customers and events.
  init(_ question: Question, grid: PeriodGrid, amount: CheckedOption?) throws(AnalysisError) {
    guard let begin = question.step.groups.first?.expression,
      let on = question.step.clauses[.on]?.first
    else { throw .diagnostic(.noFormula("event date", role: .date, step: question.step)) }
    let raw = begin.beforePeriod ?? begin
    let source = try Source(question, start: raw, on: on, amount: amount)
    try question.poll()
    try self.init(source, grid: grid, question: question)
  }

  private init(
    _ source: Source, grid: PeriodGrid, question: Question
  ) throws(AnalysisError) {
    var notes = source.notes
    let dates = source.dates
    let missing = dates.missing
    days = dates.dayNumbers
    var customers = source.customers
    missing?.forEachSetBit { customers[$0] = -1 }
    try question.poll()
    let end = question.asof?.days ?? .dayAfter(days, of: customers)
    asof = CalendarDate(days: end)
    self.end = source.clock?.end ?? Int64(end) * Timestamp.microsecondsPerDay
    try question.poll()
    var late = 0
    for row in days.indices where days[row] >= end && customers[row] >= 0 {
      customers[row] = -1
      late += 1
    }
    notes += Diagnostic.leftOut(source.nameless, of: days.count, missing: "the customer")
    notes += Diagnostic.leftOut(dates.missingCount, of: days.count, missing: source.dateName)
    if late > 0 {
      notes.append(.note("left out: \(Diagnostic.amount(late, of: "events")) at asof or later"))
    }
    self.customers = customers
    moments = source.clock?.moments.momentNumbers ?? []
    amounts = source.amounts?.doubles ?? []
    try Diagnostic.refuseUnbounded(amounts, of: source.amountName, at: question.step.range)
    notes += source.unpricedNotes(customers)
    try question.poll()
    let (firsts, isKnown) = source.starts(source.begin, customers)
    try question.poll()
    var cohorts = firsts.map { Int32(grid.number(of: Timestamp(microseconds: $0).date.days)) }
    var unknown = 0
    for row in cohorts.indices where !isKnown[row] {
      cohorts[row] = Int32.min
      unknown += 1
    }
    if source.isByEvents, unknown > 0 {
      unknown = customers.count { $0 >= 0 && !isKnown[Int($0)] }
    }
    notes += Diagnostic.leftOut(
      unknown, of: source.isByEvents ? days.count : cohorts.count, missing: source.startName)
    self.cohorts = cohorts
    starts = source.clock.map { source.starts($0.begin, customers).0 } ?? firsts
    self.notes = notes
    trace = source.trace
  }
}

/// The columns that an engine gave for a table of cohorts.
private struct Source {
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

extension Source.Clock {
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

  /// The key of the customers at hand, read from the stored table when a step dropped its column.
  func key(_ link: Link) -> CheckedExpression {
    if let field = input.fields.first(where: { $0.name == link.oneKey }) {
      return CheckedExpression(.column(link.oneKey), field.description)
    }
    let stored = base?.fields.first { $0.name == link.oneKey }?.description
    let type = stored ?? ColumnType(.text)
    return CheckedExpression(
      .origin(CheckedExpression(.column(link.oneKey), type)), type)
  }

  /// The column that an option names, of the rows at hand or of the linked table.
  func amount(_ option: CheckedOption, link: Link?) throws(AnalysisError) -> NamedExpression {
    switch option {
    case .expression(let name, let formula): return try number(name, formula)
    case .word(let name), .column(let name), .text(let name):
      let short = name.split(separator: ".").last.map(String.init) ?? name
      let fields = link.flatMap { link in tables.first { $0.name == link.many } }?.fields
      guard let field = (fields ?? input.fields).first(where: { $0.name == short }) else {
        throw .diagnostic(.noAmount(name, fields: fields ?? input.fields, step: step))
      }
      return try number(name, CheckedExpression(.column(short), field.description))
    default: throw .diagnostic(.noAmount("", fields: input.fields, step: step))
    }
  }

  private func number(
    _ name: String, _ formula: CheckedExpression
  ) throws(AnalysisError) -> NamedExpression {
    guard formula.type.type.isNumber else {
      throw .diagnostic(.noAmountNumber(name, formula.type.type, step: step))
    }
    return NamedExpression("amount", formula)
  }
}

extension CheckedExpression {
  /// The date inside a function that gives its period, such as `joined` of `month(joined)`.
  var beforePeriod: CheckedExpression? {
    switch kind {
    case .function(let name, let arguments) where Grain(rawValue: name) != nil:
      return arguments.count == 1 && arguments[0].type.type.isTime ? arguments[0] : nil
    case .origin(let inner):
      return inner.beforePeriod.map { CheckedExpression(.origin($0), $0.type, range: range) }
    case .lookup(let link, let inner):
      return inner.beforePeriod.map { CheckedExpression(.lookup(link, $0), $0.type, range: range) }
    default: return nil
    }
  }
}

extension Diagnostic {
  /// Says that an option names no column of numbers.
  fileprivate static func noAmount(_ name: String, fields: [Field], step: CheckedStep) -> Diagnostic
  {
    let numbers = fields.filter { $0.type.isNumber }.map(\.name)
    return Diagnostic(
      code: "M6", message: "`value:` wants a column of the events, and `\(name)` is none",
      range: step.range,
      advice: ["columns of numbers there: \(numbers.prefix(6).joined(separator: ", "))"])
  }

  /// Says that an amount is no number.
  fileprivate static func noAmountNumber(
    _ name: String, _ type: ValueType, step: CheckedStep
  ) -> Diagnostic {
    Diagnostic(
      code: "M6", message: "`value:` wants numbers, but `\(name)` is \(type.name)",
      range: step.range, advice: ["name a column of amounts, such as  value: orders.amount"])
  }
}
