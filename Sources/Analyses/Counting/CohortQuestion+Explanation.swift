import Diagnostics
import Language
import Values

extension CohortQuestion {
  /// Which cells are empty or not over, and what the rule does to young cohorts.
  func notes(_ cells: CohortCells, _ data: CohortData) -> [Diagnostic] {
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

  /// The formula with the first cohort's numbers, and the rules and averages side by side.
  func explanation(_ cells: CohortCells, _ data: CohortData) -> [String] {
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
