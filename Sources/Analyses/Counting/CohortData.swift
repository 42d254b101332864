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
    try self.init(source, grid: grid, question: question, isTimed: raw.type.type == .timestamp)
  }

  private init(
    _ source: Source, grid: PeriodGrid, question: Question, isTimed: Bool
  ) throws(AnalysisError) {
    var notes = source.notes
    let dates = source.events[0]
    let missing = dates.missing
    days = dates.dayNumbers
    var customers = source.customers
    missing?.forEachSetBit { customers[$0] = -1 }
    try question.poll()
    let end = question.asof?.days ?? CohortData.dayAfter(days, customers)
    asof = CalendarDate(days: end)
    try question.poll()
    var late = 0
    for row in days.indices where days[row] >= end && customers[row] >= 0 {
      customers[row] = -1
      late += 1
    }
    notes += Diagnostic.leftOut(dates.missingCount, of: days.count, missing: source.dateName)
    if late > 0 {
      notes.append(.note("left out: \(Diagnostic.amount(late, of: "events")) at asof or later"))
    }
    self.customers = customers
    let hasClock = isTimed && dates.type == .timestamp
    moments = hasClock ? dates.momentNumbers : []
    amounts = source.events.count > 1 ? source.events[1].doubles ?? [] : []
    try question.poll()
    let (firsts, isKnown) = source.starts(customers)
    try question.poll()
    var cohorts = firsts.map { Int32(grid.number(of: Timestamp(microseconds: $0).date.days)) }
    var unknown = 0
    for row in cohorts.indices where !isKnown[row] {
      cohorts[row] = Int32.min
      unknown += 1
    }
    if !source.isByEvents {
      notes += Diagnostic.leftOut(unknown, of: cohorts.count, missing: source.startName)
    }
    self.cohorts = cohorts
    starts = firsts
    self.notes = notes
    trace = source.trace
  }

  private static func dayAfter(_ days: [Int32], _ customers: [Int32]) -> Int32 {
    var latest = Int32.min
    for row in days.indices where customers[row] >= 0 { latest = max(latest, days[row]) }
    return latest == .min ? 0 : latest + 1
  }
}

/// The columns that an engine gave for a table of cohorts.
private struct Source {
  /// The dates of the events, and perhaps their amounts.
  let events: [Column]
  /// The customer of each event, or -1.
  let customers: [Int32]
  /// The starts: of each customer, or of each event where there are no customers' rows.
  let begin: Column
  let customerCount: Int
  let isByEvents: Bool
  let dateName: String
  let startName: String
  let notes: [Diagnostic]
  let trace: [OperatorTrace]

  init(
    _ question: Question, start: CheckedExpression, on: CheckedItem, amount: CheckedOption?
  ) throws(AnalysisError) {
    dateName = on.name
    startName = question.step.groups.first?.name ?? ""
    guard case .linked(let link, let when) = on.content else {
      guard let when = on.expression else {
        throw .diagnostic(.noFormula("event date", role: .date, step: question.step))
      }
      var asked = [
        NamedExpression("customer", try question.customer()), NamedExpression("date", when),
        NamedExpression("start", start),
      ]
      if let amount { asked.append(try question.amount(amount, link: nil)) }
      let result = try question.projection(asked)
      let members = Members(result.table.columns[0])
      (customers, customerCount) = (members.rows, members.count)
      events = [result.table.columns[1]] + result.table.columns.dropFirst(3)
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
    var asked = [NamedExpression("customer", key), NamedExpression("date", when)]
    if let amount { asked.append(try question.amount(amount, link: link)) }
    let many: EngineResult
    do { many = try question.engine.projection(.stored(entry), asked) } catch {
      throw AnalysisError(error)
    }
    let one = try question.projection([
      NamedExpression("customer", question.key(link)), NamedExpression("start", start),
    ])
    customers =
      KeyMatch(
        many: many.table.columns[0], one: one.table.columns[0], in: question.work
      ).rows
    customerCount = one.table.rowCount
    events = Array(many.table.columns.dropFirst())
    begin = one.table.columns[1]
    isByEvents = false
    notes = one.notes + many.notes
    trace = one.trace
  }

  /// The moment each customer began, and whether it is known.
  ///
  /// Where the rows are events, a customer begins at the least start among theirs.
  func starts(_ customers: [Int32]) -> ([Int64], [Bool]) {
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

extension Question {
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
