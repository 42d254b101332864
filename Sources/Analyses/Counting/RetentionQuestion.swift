import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `retention`.
struct RetentionQuestion: Sendable {
  private let question: Question
  private let grid: PeriodGrid
  private let rule: RetentionRule
  private let countsSpells: Bool

  /// Reads a question.
  init(_ question: Question) {
    self.question = question
    grid = PeriodGrid(question.step)
    rule = question.step.word("rule").flatMap(RetentionRule.init) ?? .cohort
    countsSpells = question.step.word("count") == "spells"
  }

  /// The fixed fields of the result of a step.
  static func fixedFields(_ step: CheckedStep) -> [Field] {
    [
      Field("period", PeriodGrid(step).type), Field("at_start", .whole, kind: .count),
      Field("joined", .whole, kind: .count), Field("lost", .whole, kind: .count),
      Field("kept", .whole, kind: .count), Field("retention", .decimal, kind: .share),
      Field("churn", .decimal, kind: .share), Field("low", .decimal, kind: .share),
      Field("high", .decimal, kind: .share),
    ]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    let fixed = fixedFields(step)
    return GroupColumns(step, beside: fixed).fields + fixed
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let columns = GroupColumns(
      question.step, beside: RetentionQuestion.fixedFields(question.step))
    let table = try SpellTable(question, by: columns, keepsSpells: countsSpells)
    let range = periods(table)
    let groups = table.groups.values.indices.map { group in
      RetentionPeriods(
        table.spells.filter { $0.group == group }, grid: grid, asof: table.asof, range: range)
    }
    let rows = zip(table.groups.values, groups).flatMap { values, group in
      group.periods.map { values + cells($0) }
    }
    return Answer(
      table: Table(fields: RetentionQuestion.fields(of: question.step), rows: rows),
      facts: facts(groups, table), notes: table.notes + notes(groups, table), trace: table.trace,
      explanation: question.wantsExplanation ? explanation(groups, table) : [])
  }

  private func periods(_ table: SpellTable) -> Range<Int> {
    guard let first = table.spells.map(\.start).min() else { return 0..<0 }
    let (low, high) = (grid.number(of: first), grid.number(of: table.asof.days - 1))
    return low..<max(low, high) + 1
  }

  private func cells(_ period: RetentionPeriod) -> [Value] {
    let lost = rule == .cohort ? period.gone : period.departures
    let churn = period.churn(rule)
    let ends = period.interval(rule, confidence: question.confidence)
    return [
      grid.date(of: period.number), .count(period.atStart), .count(period.joined), .count(lost),
      .count(period.atStart - period.gone), .number(churn.map { 1 - $0 }), .number(churn),
      .number(ends.map { max(0, 1 - $0.high) }), .number(ends.map { 1 - $0.low }),
    ]
  }

  private func facts(_ groups: [RetentionPeriods], _ table: SpellTable) -> Table? {
    var facts = Facts()
    for (values, group) in zip(table.groups.values, groups) {
      let label = table.columns.plainLabel(values)
      facts.add("left", group: label, Double(group.everLeft))
      facts.add("returned", group: label, Double(group.returned))
      facts.add("left_again", group: label, Double(group.leftAgain))
    }
    return facts.table
  }

  private func notes(_ groups: [RetentionPeriods], _ table: SpellTable) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    if let last = groups.first?.periods.last, !last.isComplete {
      notes.append(
        .note(
          "\(grid.text(of: last.number)) is not over (asof \(table.asof)): its counts are so far, "
            + "and it has no rate"))
    }
    let firsts = groups.compactMap(\.periods.first)
    if firsts.contains(where: { $0.atStart == 0 && $0.churn(rule) == nil }) {
      notes.append(.note("nobody was there before the first period, so its rate is missing"))
    }
    let returned = groups.reduce(0) { $0 + $1.returned }
    if returned > 0 {
      let left = groups.reduce(0) { $0 + $1.everLeft }
      let again = groups.reduce(0) { $0 + $1.leftAgain }
      let words =
        rule == .cohort
        ? "who is back before the period ends is kept, and leaving again counts in its period"
        : "each departure counts, also of those who come back"
      notes.append(
        .note(
          "\(returned.counted) of \(left.counted) who left came back and \(again.counted) left "
            + "again: \(words)"))
    }
    if table.spells.isEmpty { notes.append(.note("there are no stays to count")) }
    return notes
  }

  private func explanation(_ groups: [RetentionPeriods], _ table: SpellTable) -> [String] {
    var lines = [
      "churn = lost / those who could be lost, by the rule; retention = 1 - churn",
      "a stay is [start, end): its end is the first day without the service",
    ]
    guard let values = table.groups.values.first,
      let group = groups.first,
      let period = group.periods.last(where: { $0.isComplete && $0.atStart > 0 })
    else { return lines }
    let label = table.columns.label(values)
    let name = grid.text(of: period.number)
    lines.append(
      "  \(label), \(name): \(period.atStart.counted) at the start, \(period.joined.counted) joined, "
        + "\(period.departures.counted) departures, \(period.atEnd.counted) at the end")
    lines.append("the seven published rules side by side for \(label), \(name):")
    for rival in RetentionRule.allCases {
      let (lost, over) = period.fraction(rival)
      let share = period.churn(rival).map(\.percent) ?? "missing"
      let mark = rival == rule ? " (chosen)" : ""
      let sum = rival == .daily ? "" : " \(lost.counted) / \((over ?? 0).counted) ="
      lines.append("  \(rival.title):\(sum) \(share)\(mark)")
    }
    let rates = RetentionRule.allCases.compactMap { period.churn($0) }
    if let low = rates.min(), let high = rates.max(), low > 0 {
      lines.append("  they differ by a factor of \((high / low).fixed(2)): always name the rule")
    }
    return lines
  }
}
