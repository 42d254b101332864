import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `mrr`.
struct RevenueQuestion: Sendable {
  private let question: Question
  private let grid: PeriodGrid
  private let subject: Subject
  private let reason: CheckedExpression?

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    grid = PeriodGrid(question.step)
    subject = try question.subject("amount", role: .revenue)
    let typed = question.step.formula("reason", among: question.input.fields)?.expression
    reason = typed ?? question.roles[.reason]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    func money(_ name: String) -> Field { Field(name, .decimal, kind: .money) }
    return [Field("month", PeriodGrid(step).type)]
      + ["opening", "new", "reactivation", "expansion", "contraction", "churned", "closing"].map(
        money)
      + [
        Field("gross_churn", .decimal, kind: .share), Field("nrr", .decimal, kind: .share),
        Field("grr", .decimal, kind: .share), Field("quick_ratio", .decimal, kind: .ratio),
      ] + DepartureReason.allCases.map { money($0.rawValue) }
  }

  /// What customers paid, as it was read.
  private struct Payments {
    var amounts: [[Double]] = []
    var reasons: [[DepartureReason?]] = []
    var numbers = 0..<0
    var notes: [Diagnostic] = []
    var trace: [OperatorTrace] = []
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let clauses = question.step.clauses
    let payments: Payments
    if let on = clauses[.on]?.first?.expression, clauses[.from] == nil, clauses[.to] == nil {
      payments = try byRow(on)
    } else if clauses[.on] == nil, let from = clauses[.from]?.first?.expression,
      let to = clauses[.to]?.first?.expression
    {
      payments = try bySpell(from, to)
    } else {
      throw .diagnostic(.noPayments(question.step))
    }
    let movements = RevenueMovements(
      payments.amounts, reasons: payments.reasons, numbers: payments.numbers)
    let rows = movements.periods.enumerated().map { cells($1, isFirst: $0 == 0) }
    return Answer(
      table: Table(fields: RevenueQuestion.fields(of: question.step), rows: rows),
      facts: facts(movements), notes: payments.notes + notes(movements), trace: payments.trace,
      screenColumns: screenColumns(movements),
      explanation: question.wantsExplanation ? explanation(movements) : [])
  }

  /// One row for each customer and period.
  private func byRow(_ date: CheckedExpression) throws(AnalysisError) -> Payments {
    var asked = [
      NamedExpression("customer", try question.customer()), NamedExpression("date", date.day),
      NamedExpression("amount", subject.expression.decimal),
    ]
    if let reason { asked.append(NamedExpression("reason", reason)) }
    let result = try question.projection(asked)
    let table = result.table
    let members = Members(table.columns[0])
    let days = table.columns[1].dayNumbers
    let values = table.columns[2].doubles ?? []
    var payments = Payments(notes: result.notes, trace: result.trace)
    payments.notes += Diagnostic.leftOut(
      table.columns[0].missingCount, of: table.rowCount, missing: "the customer")
    payments.notes += Diagnostic.leftOut(
      table.columns[1].missingCount, of: table.rowCount, missing: "the date")
    payments.notes += Diagnostic.leftOut(
      table.columns[2].missingCount, of: table.rowCount, missing: subject.name)
    let missing = table.columns[1].missing
    let known = days.indices.filter { members.rows[$0] >= 0 && !(missing?[$0] ?? false) }
    try refuseNegative(known.count { values[$0] < 0 })
    let numbers = grid.numbers(of: days)
    guard let first = known.map({ numbers[$0] }).min(), let last = known.map({ numbers[$0] }).max()
    else { return payments }
    payments.numbers = Int(first)..<Int(last) + 1
    let count = payments.numbers.count
    payments.amounts = Array(repeating: Array(repeating: 0, count: count), count: members.count)
    payments.reasons = Array(repeating: Array(repeating: nil, count: count), count: members.count)
    for row in known {
      let (member, place) = (Int(members.rows[row]), Int(numbers[row] - first))
      payments.amounts[member][place] += values[row]
      guard reason != nil else { continue }
      guard let kind = DepartureReason(table.columns[3].value(at: row)) else { continue }
      // A reason stands in the first period without payment, or in the last one with it.
      let gone = values[row] > 0 ? place + 1 : place
      if gone < count, payments.reasons[member][gone] == nil || values[row] == 0 {
        payments.reasons[member][gone] = kind
      }
    }
    return payments
  }

  /// Spells, each paid at the end of every period it lasts beyond.
  private func bySpell(
    _ from: CheckedExpression, _ to: CheckedExpression
  ) throws(AnalysisError) -> Payments {
    var asked = [
      NamedExpression("customer", try question.customer()), NamedExpression("start", from.day),
      NamedExpression("end", to.day), NamedExpression("amount", subject.expression.decimal),
    ]
    if let reason { asked.append(NamedExpression("reason", reason)) }
    let result = try question.projection(asked)
    let table = result.table
    let members = Members(table.columns[0])
    let (starts, ends) = (table.columns[1].dayNumbers, table.columns[2].dayNumbers)
    let (noStart, noEnd) = (table.columns[1].missing, table.columns[2].missing)
    let values = table.columns[3].doubles ?? []
    var payments = Payments(notes: result.notes, trace: result.trace)
    payments.notes += Diagnostic.leftOut(
      table.columns[0].missingCount, of: table.rowCount, missing: "the customer")
    payments.notes += Diagnostic.leftOut(
      table.columns[1].missingCount, of: table.rowCount, missing: "the start")
    payments.notes += Diagnostic.leftOut(
      table.columns[3].missingCount, of: table.rowCount, missing: subject.name)
    let known = starts.indices.filter { members.rows[$0] >= 0 && !(noStart?[$0] ?? false) }
    try refuseNegative(known.count { values[$0] < 0 })
    func end(_ row: Int) -> Int32 { (noEnd?[row] ?? false) ? .max : ends[row] }
    let latest = known.map { max(starts[$0], end($0) == .max ? .min : end($0)) }.max()
    let asof = question.asof?.days ?? (latest.map { $0 + 1 } ?? 0)
    guard let first = known.map({ starts[$0] }).min(), first < asof else { return payments }
    let low = grid.number(of: first)
    // Only periods that are over have an end at which to look.
    let high = grid.number(of: asof) - 1
    if grid.start(of: high + 1) < asof {
      payments.notes.append(
        .note(
          "\(grid.text(of: high + 1)) is not over (asof \(CalendarDate(days: asof))) and is left out"
        ))
    }
    guard high >= low else { return payments }
    payments.numbers = low..<high + 1
    let count = payments.numbers.count
    payments.amounts = Array(repeating: Array(repeating: 0, count: count), count: members.count)
    payments.reasons = Array(repeating: Array(repeating: nil, count: count), count: members.count)
    for row in known {
      let member = Int(members.rows[row])
      let start = grid.number(of: starts[row]) - low
      let stop = end(row) == .max ? count : grid.number(of: end(row)) - low
      for place in max(0, start)..<max(start, min(count, stop)) where place < count {
        payments.amounts[member][place] += values[row]
      }
      if reason != nil, stop >= 0, stop < count {
        payments.reasons[member][stop] = DepartureReason(table.columns[4].value(at: row))
      }
    }
    return payments
  }

  private func refuseNegative(_ count: Int) throws(AnalysisError) {
    guard count > 0 else { return }
    throw .diagnostic(.negativeAmount(subject, count: count))
  }

  private func cells(_ period: RevenuePeriod, isFirst: Bool) -> [Value] {
    func money(_ amount: Double) -> Value { .decimal(amount.settled) }
    let date = grid.date(of: period.number)
    guard !isFirst else {
      let before = [Value](repeating: .missing, count: 6)
      let after = [Value](repeating: .missing, count: 4 + DepartureReason.allCases.count)
      return [date] + before + [money(period.closing)] + after
    }
    let moves = [
      period.opening, period.new, period.reactivation, period.expansion, period.contraction,
      period.churned, period.closing,
    ].map(money)
    let ratios: [Value] = [
      .number(period.grossChurn), .number(period.net), .number(period.gross),
      .number(period.quickRatio),
    ]
    let kinds = DepartureReason.allCases.map { kind -> Value in
      reason == nil ? .missing : money(period.lost[kind] ?? 0)
    }
    return [date] + moves + ratios + kinds
  }

  private func screenColumns(_ movements: RevenueMovements) -> [String]? {
    guard reason == nil else { return nil }
    return Array(
      RevenueQuestion.fields(of: question.step).map(\.name).dropLast(DepartureReason.allCases.count)
    )
  }

  private func facts(_ movements: RevenueMovements) -> Table? {
    var facts = Facts()
    let window = movements.window
    guard window.start > 0, movements.periods.count > 1 else { return nil }
    facts.add("window_nrr", window.end / window.start)
    facts.add("window_grr", window.least / window.start)
    let later = movements.periods.dropFirst()
    let (net, gross) = (later.compactMap(\.net), later.compactMap(\.gross))
    if net.count == later.count {
      facts.add("compounded_nrr", net.reduce(1, *))
      facts.add("compounded_grr", gross.reduce(1, *))
    }
    facts.add("customers_kept", Double(window.kept) / Double(window.customers))
    return facts.table
  }

  private func notes(_ movements: RevenueMovements) -> [Diagnostic] {
    guard let first = movements.periods.first else { return [.note("there are no payments")] }
    var notes = [
      Diagnostic.note(
        "nothing is known before \(grid.text(of: first.number)): it has a closing and no movements, "
          + "and who paid before it and comes back later counts as new")
    ]
    let unexplained = movements.periods.reduce(0) { $0 + $1.unexplained }
    let churned = movements.periods.reduce(0) { $0 + $1.churned }
    if reason == nil {
      notes.append(
        .note(
          "no reason is known; with  reason: COLUMN  voluntary, involuntary and paused are apart"))
    } else if unexplained > 0 {
      notes.append(
        .note("\(unexplained.settled.counted) of \(churned.settled.counted) churned have no reason")
      )
    }
    return notes
  }

  private func explanation(_ movements: RevenueMovements) -> [String] {
    var lines = [
      "closing = opening + new + reactivation + expansion - contraction - churned",
      "gross_churn = (churned + contraction) / opening; grr = 1 - gross_churn; "
        + "nrr = grr + expansion / opening",
    ]
    for period in movements.periods.dropFirst().suffix(3) {
      func text(_ amount: Double) -> String { amount.settled.counted }
      lines.append(
        "  \(grid.text(of: period.number)): \(text(period.opening)) + \(text(period.new)) + "
          + "\(text(period.reactivation)) + \(text(period.expansion)) - \(text(period.contraction)) - "
          + "\(text(period.churned)) = \(text(period.closing))")
      guard period.opening > 0, let gross = period.grossChurn, let net = period.net else {
        continue
      }
      lines.append(
        "    gross churn (\(text(period.churned)) + \(text(period.contraction))) / "
          + "\(text(period.opening)) = \(gross.percent); nrr \(net.percent)")
      let netted = gross - period.expansion / period.opening
      lines.append(
        "    net churn less expansion \(netted.percent); less reactivation too "
          + "\((netted - period.reactivation / period.opening).percent)")
      let losses = period.churned + period.contraction
      if let quick = period.quickRatio {
        let without = (period.new + period.expansion) / losses
        lines.append(
          "    quick ratio \(quick.fixed(2)) with reactivation, \(without.fixed(2)) without it")
      }
    }
    let window = movements.window
    if window.start > 0 {
      lines.append(
        "those of the first period: \(window.start.settled.counted) then, "
          + "\(window.end.settled.counted) in the last, \((window.end / window.start).percent); "
          + "the product of the months is another number where customers return")
    }
    return lines
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

  /// Says that amounts are below zero.
  fileprivate static func negativeAmount(_ subject: Subject, count: Int) -> Diagnostic {
    Diagnostic(
      code: "M4", message: "\(count.counted) values of `\(subject.name)` are below zero",
      range: subject.range,
      advice: ["recurring revenue has no refunds in it:  filter \(subject.typedName) >= 0 | mrr …"],
      stage: .run)
  }
}
