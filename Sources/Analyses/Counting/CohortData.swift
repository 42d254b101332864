import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values
import Work

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
    let source = try CohortReading(question: question, start: raw, on: on, amount: amount).source()
    try question.poll()
    try self.init(source, grid: grid, question: question)
  }

  private init(
    _ source: CohortSource, grid: PeriodGrid, question: Question
  ) throws(AnalysisError) {
    var notes = source.notes
    let dates = source.dates
    let missing = dates.missing
    days = dates.dayNumbers
    var customers = source.customers
    missing?.forEachSetBit { customers[$0] = -1 }
    try question.poll()
    let end = question.asof?.days ?? .dayAfter(days, of: customers, in: question.work)
    asof = CalendarDate(days: end)
    self.end = source.clock?.end ?? Int64(end) * Timestamp.microsecondsPerDay
    try question.poll()
    let late = Self.rows(of: days, from: end, customers, in: question.work)
    for row in late { customers[row] = -1 }
    notes += Diagnostic.leftOut(source.nameless, of: days.count, missing: "the customer")
    notes += Diagnostic.leftOut(dates.missingCount, of: days.count, missing: source.names.date)
    if !late.isEmpty {
      let count = Diagnostic.amount(late.count, of: "events")
      notes.append(.note("left out: \(count) at asof or later"))
    }
    self.customers = customers
    moments = source.clock?.moments.momentNumbers ?? []
    amounts = source.amounts?.doubles ?? []
    try Diagnostic.refuseUnbounded(amounts, of: source.names.amount, at: question.step.range)
    notes += source.unpricedNotes(customers)
    try question.poll()
    let (firsts, isKnown) = source.starts(source.begin, customers)
    try question.poll()
    var cohorts = grid.numbers(
      of: firsts.map { Timestamp(microseconds: $0).date.days }, in: question.work)
    var unknown = 0
    for row in cohorts.indices where !isKnown[row] {
      cohorts[row] = Int32.min
      unknown += 1
    }
    if source.isByEvents, unknown > 0 {
      unknown = customers.count { $0 >= 0 && !isKnown[Int($0)] }
    }
    notes += Diagnostic.leftOut(
      unknown, of: source.isByEvents ? days.count : cohorts.count, missing: source.names.start)
    self.cohorts = cohorts
    starts = source.clock.map { source.starts($0.begin, customers).0 } ?? firsts
    self.notes = notes
    trace = source.trace
  }

  /// The events of customers on a day or after it.
  private static func rows(
    of days: [Int32], from end: Int32, _ customers: [Int32], in work: WorkContext
  ) -> [Int] {
    let parts = try? Work.overRanges(days.count, in: work) { range -> [Int] in
      let (days, customers) = (days.span, customers.span)
      return range.filter { days[$0] >= end && customers[$0] >= 0 }
    }
    return parts?.flatMap { $0 } ?? []
  }
}
