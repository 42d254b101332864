import Charts
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `cohort`.
struct CohortQuestion: Sendable {
  let question: Question
  let grid: PeriodGrid
  let rule: CohortRule
  let isSimple: Bool
  let amount: CheckedOption?

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
  func rate(_ cells: CohortCells, _ cell: Int) -> Double? {
    guard cells.eligible[cell] > 0 else { return nil }
    guard amount != nil else { return Double(cells.active[cell]) / Double(cells.eligible[cell]) }
    return cells.firstValue[cell] != 0 ? cells.value[cell] / cells.firstValue[cell] : nil
  }

  /// The averages of each period, over the cohorts that were observed to its end.
  func average(_ cells: CohortCells, _ stage: Int) -> (
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
