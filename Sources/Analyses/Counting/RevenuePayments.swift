import Bitmaps
import Diagnostics
import Engine
import Language
import Tables
import Values

/// What customers paid in each period, and why they left, as `mrr` read it.
struct RevenuePayments: Sendable {
  /// For each customer the amount of each period, 0 where nothing was paid.
  private(set) var amounts: [[Double]] = []
  /// For each customer and period the kind of departure known there.
  private(set) var reasons: [[DepartureReason?]] = []
  /// The kinds of the reasons that stand there.
  private(set) var kinds: ReasonKinds
  /// The periods.
  private(set) var numbers = 0..<0
  /// What was left out or is not over.
  private(set) var notes: [Diagnostic] = []
  /// How the rows were found.
  private(set) var trace: [OperatorTrace] = []

  /// Reads the rows of a question: payments with a date, or spells with a start and an end.
  init(
    _ question: Question, of subject: Subject, reason: CheckedExpression?, grid: PeriodGrid
  ) throws(AnalysisError) {
    let clauses = question.step.clauses
    kinds = DepartureKinds(question.step).kinds(of: [])
    if let on = clauses[.on]?.first?.expression, clauses[.from] == nil, clauses[.to] == nil {
      let rows = try RevenueRows(question, [on], of: subject, reason: reason)
      begin(rows, date: "the date", subject)
      try addPayments(rows, question, grid)
    } else if clauses[.on] == nil, let from = clauses[.from]?.first?.expression,
      let to = clauses[.to]?.first?.expression
    {
      let rows = try RevenueRows(question, [from, to], of: subject, reason: reason)
      begin(rows, date: "the start", subject)
      try addSpells(rows, question, grid)
    } else {
      throw .diagnostic(.noPayments(question.step))
    }
  }

  private mutating func begin(_ rows: RevenueRows, date: String, _ subject: Subject) {
    trace = rows.result.trace
    notes += rows.result.notes
    let (total, columns) = (rows.result.table.rowCount, rows.result.table.columns)
    notes += Diagnostic.leftOut(columns[0].missingCount, of: total, missing: "the customer")
    notes += Diagnostic.leftOut(columns[1].missingCount, of: total, missing: date)
    let unpriced = rows.known.count { rows.isUnpriced($0) }
    guard unpriced > 0 else { return }
    notes.append(
      .note(
        "\(unpriced.counted) of \(total.counted("row")) counted as not paying because "
          + "\(subject.name) is missing"))
  }

  private mutating func makeRoom(_ numbers: Range<Int>, customers: Int) {
    self.numbers = numbers
    amounts = Array(repeating: Array(repeating: 0, count: numbers.count), count: customers)
    reasons = Array(repeating: Array(repeating: nil, count: numbers.count), count: customers)
  }

  /// One row for each customer and period.
  private mutating func addPayments(
    _ rows: RevenueRows, _ question: Question, _ grid: PeriodGrid
  ) throws(AnalysisError) {
    let numbers = grid.numbers(of: rows.starts, in: question.work)
    guard let first = rows.known.map({ numbers[$0] }).min(),
      let last = rows.known.map({ numbers[$0] }).max()
    else { return }
    makeRoom(Int(first)..<Int(last) + 1, customers: rows.members.count)
    try question.poll()
    var latest = LatestReasons(rows, days: rows.starts, places: self.numbers.count)
    for (number, row) in rows.known.enumerated() {
      try question.poll(at: number)
      let (member, place) = (Int(rows.members.rows[row]), Int(numbers[row] - first))
      amounts[member][place] += rows.amounts[row]
      guard let reasons = rows.reasons, reasons.value(row) != .missing else { continue }
      // A reason stands in the first period without payment, or in the last one with it.
      latest.add(row, member, rows.amounts[row] > 0 ? place + 1 : place)
    }
    keep(latest, DepartureKinds(question.step))
  }

  /// Spells, each paid at the end of every period it lasts beyond.
  private mutating func addSpells(
    _ rows: RevenueRows, _ question: Question, _ grid: PeriodGrid
  ) throws(AnalysisError) {
    let endless = rows.known.count { rows.end($0).map { CalendarDate(days: $0).isNoEnd } ?? false }
    notes += Diagnostic.endless(endless)
    let asof = rows.asof(question.asof)
    notes += Diagnostic.dayOfView(
      CalendarDate(days: asof), isGiven: question.asof != nil,
      starts: rows.known.map { rows.starts[$0] })
    guard let first = rows.known.map({ rows.starts[$0] }).min(), first < asof else { return }
    let low = grid.number(of: first)
    // Only periods that are over have an end at which to look.
    let high = grid.number(of: asof) - 1
    if grid.start(of: high + 1) < asof {
      notes.append(
        .note(
          "\(grid.text(of: high + 1)) is not over (asof \(CalendarDate(days: asof))) and is left out"
        ))
    }
    guard high >= low else { return }
    makeRoom(low..<high + 1, customers: rows.members.count)
    try question.poll()
    let count = numbers.count
    var latest = LatestReasons(rows, days: rows.ends, places: count)
    for (number, row) in rows.known.enumerated() {
      try question.poll(at: number)
      let member = Int(rows.members.rows[row])
      let start = grid.number(of: rows.starts[row]) - low
      let end = rows.end(row)
      let stop = end.map { grid.number(of: $0) - low } ?? count
      for place in start..<max(start, min(count, stop)) {
        amounts[member][place] += rows.amounts[row]
      }
      if rows.reasons != nil, let end, end > rows.starts[row] { latest.add(row, member, stop) }
    }
    keep(latest, DepartureKinds(question.step))
  }

  private mutating func keep(_ latest: LatestReasons, _ kinds: DepartureKinds) {
    guard let source = latest.source.reasons else { return }
    let seen = Set(latest.rows.values.map { source.rows[$0] })
    self.kinds = kinds.kinds(of: Set(seen.map { source.values[Int($0)][0] }))
    let kindOfNumber = source.values.map { self.kinds[$0[0]] }
    for (cell, row) in latest.rows {
      reasons[cell / numbers.count][cell % numbers.count] = kindOfNumber[Int(source.rows[row])]
    }
  }
}

extension Diagnostic {
  /// Says what rows of payments look like.
  fileprivate static func noPayments(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M9",
      message: "`mrr` needs one date of each payment, or the start and end of each spell",
      range: step.range,
      advice: [
        "one row for each customer and month:  mrr AMOUNT on DATE per month",
        "one row for each spell:  mrr AMOUNT from START to END per month",
      ])
  }
}
