import Charts
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `cohort`.
struct CohortQuestion: Sendable {
  private let question: Question
  private let grid: PeriodGrid
  private let rule: CohortRule
  private let isSimple: Bool
  private let amount: CheckedOption?

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    let step = question.step
    rule = step.word("rule").flatMap(CohortRule.init) ?? .bounded
    isSimple = step.word("average") == "simple"
    amount = step.options["value"]?.first
    let begin = step.groups.first?.expression
    let grain = begin?.type.grain ?? .day
    grid = PeriodGrid(grain, firstWeekday: PeriodGrid(step).firstWeekday)
    if let begin, rule == .rolling, grain > .day, begin.beforePeriod == nil {
      throw .diagnostic(.noStart(step))
    }
    if amount != nil, rule == .unbounded || rule == .streak {
      throw .diagnostic(.noValueRule(rule, step))
    }
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    let type = step.groups.first?.expression?.type ?? ColumnType(.date)
    let isSunday = step.word("week").map { $0 != "monday" } ?? false
    let grain = type.grain == .week && isSunday ? nil : type.grain
    var fields = [
      Field("cohort", ColumnType(.date, grain: grain)), Field("size", .whole, kind: .count),
      Field("period", .whole), Field("eligible", .whole, kind: .count),
      Field("active", .whole, kind: .count),
    ]
    if step.options["value"] != nil { fields.append(Field("value", .decimal, kind: .money)) }
    return fields + [
      Field("rate", .decimal, kind: .share), Field("low", .decimal, kind: .share),
      Field("high", .decimal, kind: .share), Field("complete", .truth),
    ]
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let data = try CohortData(question, grid: grid, amount: amount)
    let cells = CohortCells(
      data, grid: grid, rule: rule, periods: question.step.whole("periods") ?? 12,
      in: question.work)
    try question.poll()
    let explanation = question.wantsExplanation ? explanation(cells, data) : []
    try question.poll()
    return Answer(
      table: table(cells), facts: facts(cells), notes: data.notes + notes(cells, data),
      trace: data.trace, chart: .heat(chart(cells)),
      explanation: explanation)
  }

  private func table(_ cells: CohortCells) -> Table {
    var rows: [[Value]] = []
    rows.reserveCapacity(cells.active.count)
    for (place, cohort) in cells.cohorts.enumerated() {
      for stage in 0..<cells.width {
        let cell = place * cells.width + stage
        let isSeen = cells.eligible[cell] > 0
        let share = Proportion(cells.active[cell], of: cells.eligible[cell])
        let ends = amount == nil ? share.interval(.wilson, confidence: question.confidence) : nil
        var row: [Value] = [
          grid.date(of: cohort), .count(cells.sizes[place]), .count(stage),
          isSeen ? .count(cells.eligible[cell]) : .missing,
          isSeen ? .count(cells.active[cell]) : .missing,
        ]
        if amount != nil { row.append(isSeen ? .decimal(cells.value[cell]) : .missing) }
        row += [
          .number(rate(cells, cell)), .number(ends?.low), .number(ends?.high),
          isSeen ? .truth(cells.complete[cell]) : .missing,
        ]
        rows.append(row)
      }
    }
    return Table(fields: CohortQuestion.fields(of: question.step), rows: rows)
  }

  /// The share active, or with a value the amount for each unit of the first period's.
  private func rate(_ cells: CohortCells, _ cell: Int) -> Double? {
    guard cells.eligible[cell] > 0 else { return nil }
    guard amount != nil else { return Double(cells.active[cell]) / Double(cells.eligible[cell]) }
    return cells.firstValue[cell] != 0 ? cells.value[cell] / cells.firstValue[cell] : nil
  }

  /// The averages of each period, over the cohorts that were observed to its end.
  private func average(_ cells: CohortCells, _ stage: Int) -> (
    pooled: Double?, simple: Double?, squared: Double?, cohorts: Int
  ) {
    var (top, bottom, sum, squares, weights, count) = (0.0, 0.0, 0.0, 0.0, 0.0, 0)
    for place in cells.cohorts.indices {
      let cell = place * cells.width + stage
      guard cells.complete[cell], let rate = rate(cells, cell) else { continue }
      let size = amount == nil ? Double(cells.eligible[cell]) : cells.firstValue[cell]
      top += amount == nil ? Double(cells.active[cell]) : cells.value[cell]
      bottom += size
      sum += rate
      squares += rate * size * size
      weights += size * size
      count += 1
    }
    guard count > 0 else { return (nil, nil, nil, 0) }
    return (
      bottom != 0 ? top / bottom : nil, sum / Double(count),
      weights != 0 ? squares / weights : nil, count
    )
  }

  private func facts(_ cells: CohortCells) -> Table? {
    var facts = Facts()
    for stage in 0..<cells.width {
      let average = average(cells, stage)
      let label = Value.text("period \(stage)")
      facts.add(
        isSimple ? "simple" : "pooled", group: label,
        isSimple ? average.simple : average.pooled)
      if average.cohorts > 0 { facts.add("cohorts", group: label, Double(average.cohorts)) }
    }
    return facts.table
  }

  private func notes(_ cells: CohortCells, _ data: CohortData) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if cells.early > 0 {
      notes.append(
        .note(
          "left out: \(Diagnostic.amount(cells.early, of: "events")) before their customer began"))
    }
    let partial = cells.complete.indices.count { cells.eligible[$0] > 0 && !cells.complete[$0] }
    let empty = cells.eligible.count { $0 == 0 }
    if partial > 0 {
      notes.append(
        .note(
          "marked *: \(Diagnostic.amount(partial, of: "cells")) not observed to the end for everyone "
            + "(asof \(data.asof)); no average has them"))
    }
    if empty > 0 {
      notes.append(
        .note(
          "empty: \(Diagnostic.amount(empty, of: "cells")) that cannot be observed before asof, "
            + "which is no rate of 0"))
    }
    if rule == .unbounded {
      notes.append(.note("unbounded rates of young cohorts still grow: who is quiet may come back"))
    }
    if cells.cohorts.isEmpty { notes.append(.note("there are no customers to follow")) }
    return notes
  }

  private func chart(_ cells: CohortCells) -> HeatMap {
    let stages = 0..<cells.width
    let rows = cells.cohorts.indices.map { place in
      stages.map { stage -> HeatMap.Cell in
        let cell = place * cells.width + stage
        return HeatMap.Cell(rate(cells, cell), isPartial: !cells.complete[cell])
      }
    }
    let averages = stages.map { stage -> HeatMap.Cell in
      let average = average(cells, stage)
      return HeatMap.Cell(isSimple ? average.simple : average.pooled)
    }
    return HeatMap(
      title: (amount == nil ? "share" : "percent of the value of period 0")
        + " by \(grid.grain.rawValue) of beginning and \(grid.grain.rawValue)s since",
      corner: "cohort", columns: stages.map(String.init),
      labels: cells.cohorts.map(grid.text), details: cells.sizes.map(\.counted), rows: rows,
      footer: HeatMap.Footer(label: isSimple ? "simple average" : "pooled", cells: averages))
  }

  private func explanation(_ cells: CohortCells, _ data: CohortData) -> [String] {
    let noun = amount == nil ? "active / eligible" : "value / value of period 0"
    var lines = [
      "rate(cohort, k) = \(noun)", "the rule is \(rule.title)",
      "observed up to asof \(data.asof); periods are \(periodWords)",
    ]
    guard let first = cells.cohorts.first else { return lines }
    for stage in 0..<min(cells.width, 4) where cells.eligible[stage] > 0 {
      let counts =
        amount == nil
        ? "\(cells.active[stage].counted) / \(cells.eligible[stage].counted)"
        : "\(cells.value[stage].fixed(2)) / \(cells.firstValue[stage].fixed(2))"
      let rate = rate(cells, stage).map(\.percent) ?? "missing, 0/0"
      lines.append("  \(grid.text(of: first)), period \(stage): \(counts) = \(rate)")
    }
    lines += rules(data, first)
    lines.append("the averages of complete cohorts side by side:")
    for stage in 1..<max(2, min(cells.width, 4)) {
      let average = average(cells, stage)
      guard let pooled = average.pooled, let simple = average.simple,
        let squared = average.squared
      else { continue }
      lines.append(
        "  period \(stage), \(average.cohorts) cohorts: pooled \(pooled.percent), simple "
          + "\(simple.percent), weighted twice by size \(squared.percent)"
          + (isSimple ? " (chosen: simple)" : " (chosen: pooled)"))
    }
    return lines
  }

  /// The rules side by side for the first cohort, one period on.
  private func rules(_ data: CohortData, _ first: Int) -> [String] {
    guard amount == nil, (question.step.whole("periods") ?? 12) > 0 else { return [] }
    let begin = question.step.groups.first?.expression
    let rivals = CohortRule.allCases.filter {
      $0 != .rolling || grid.grain == .day || begin?.beforePeriod != nil
    }
    let lines = rivals.compactMap { rival -> String? in
      let cells = CohortCells(data, grid: grid, rule: rival, periods: 1, in: question.work)
      guard cells.cohorts.first == first, cells.eligible[1] > 0 else { return nil }
      let (top, bottom) = (cells.active[1], cells.eligible[1])
      let share = (Double(top) / Double(bottom)).percent
      let mark = rival == rule ? " (chosen)" : ""
      return "  \(rival.title): \(top.counted) / \(bottom.counted) = \(share)\(mark)"
    }
    return ["the rules side by side for \(grid.text(of: first)), period 1:"] + lines
  }

  private var periodWords: String {
    rule == .rolling
      ? "\(grid.rollingDays) days from each customer's start"
      : "\(grid.grain.rawValue)s of the calendar"
  }
}

extension Diagnostic {
  /// Says that the days of a rolling stretch cannot be counted from a period.
  fileprivate static func noStart(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M7", message: "`rule: rolling` counts from each customer's own day, not from a period",
      range: step.groups.first?.range ?? step.range,
      advice: ["give the day inside the function, such as  by month(joined)"])
  }

  /// Says that an amount is followed only where it belongs to a period.
  fileprivate static func noValueRule(_ rule: CohortRule, _ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M7",
      message: "`value:` follows amounts by rule bounded or rolling, not \(rule.rawValue)",
      range: step.range, advice: ["leave out  rule: \(rule.rawValue)"])
  }
}
