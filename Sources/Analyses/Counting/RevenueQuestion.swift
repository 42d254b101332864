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
    let grid = PeriodGrid(step)
    return [Field(grid.grain.rawValue, grid.type)]
      + ["opening", "new", "reactivation", "expansion", "contraction", "churned", "closing"].map(
        money)
      + [
        Field("gross_churn", .decimal, kind: .share), Field("nrr", .decimal, kind: .share),
        Field("grr", .decimal, kind: .share), Field("quick_ratio", .decimal, kind: .ratio),
      ] + DepartureReason.allCases.map { money($0.rawValue) }
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let payments = try RevenuePayments(question, of: subject, reason: reason, grid: grid)
    let movements = try RevenueMovements(
      payments.amounts, reasons: payments.reasons, numbers: payments.numbers, question)
    let rows = movements.periods.enumerated().map { cells($1, isFirst: $0 == 0) }
    return Answer(
      table: Table(fields: RevenueQuestion.fields(of: question.step), rows: rows),
      facts: facts(movements),
      notes: payments.notes + notes(movements, payments.kinds),
      trace: payments.trace,
      screenColumns: screenColumns(movements),
      explanation: question.wantsExplanation ? explanation(movements) : [])
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

  private func notes(_ movements: RevenueMovements, _ kinds: ReasonKinds) -> [Diagnostic] {
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
      return notes
    }
    notes.append(.note(kinds.note))
    if unexplained > 0 {
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
