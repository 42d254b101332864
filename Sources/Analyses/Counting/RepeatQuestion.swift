import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `repeat`.
struct RepeatQuestion: Sendable {
  let question: Question
  let window: CalendarDuration
  let isEver: Bool
  private let countsRows: Bool

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    window = try question.step.window(standard: CalendarDuration(12, .month))
    try question.step.refuseHours(
      window, of: question.step.clauses[.on]?.first?.name ?? "the date")
    isEver = question.step.word("rule") == "ever"
    countsRows = question.step.word("count") == "rows"
  }

  /// The fixed fields of the result.
  static let fixedFields = [
    Field("customers", .whole, kind: .count), Field("unknown", .whole, kind: .count),
    Field("repeaters", .whole, kind: .count), Field("rate", .decimal, kind: .share),
    Field("low", .decimal, kind: .share), Field("high", .decimal, kind: .share),
    Field("median_gap_days", .decimal),
  ]

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    GroupColumns(step, beside: fixedFields).fields + fixedFields
  }

  /// One group's counts.
  struct Group {
    var customers = 0
    var unknown = 0
    var repeaters = 0
    var ever = 0
    var naive = 0
    var gaps: [Double] = []
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    guard let date = question.step.clauses[.on]?.first else {
      throw .diagnostic(.noFormula("date", role: .date, step: question.step))
    }
    let columns = GroupColumns(question.step, beside: RepeatQuestion.fixedFields)
    let events = try EventTable(question, date: date, by: columns)
    let groups = count(events)
    let rows = zip(events.groups.values, groups).map { values, group in values + cells(group) }
    return Answer(
      table: Table(fields: RepeatQuestion.fields(of: question.step), rows: rows),
      facts: facts(groups, columns), notes: events.notes + notes(groups, events),
      trace: events.trace,
      explanation: question.wantsExplanation ? explanation(groups, events) : [])
  }

  private func count(_ events: EventTable) -> [Group] {
    let (firsts, seconds) = firstAndSecond(events)
    var groups = [Group](repeating: Group(), count: events.groups.values.count)
    for member in firsts.indices where firsts[member] != .max {
      let place = events.group(of: member)
      let end = window.added(to: CalendarDate(days: firsts[member])).days
      let hasSecond = seconds[member] != .max
      let isInTime = hasSecond && (isEver || seconds[member] < end)
      groups[place].customers += 1
      if hasSecond { groups[place].ever += 1 }
      if hasSecond, seconds[member] < end { groups[place].naive += 1 }
      guard isEver || end <= events.asof.days else {
        groups[place].unknown += 1
        continue
      }
      if isInTime {
        groups[place].repeaters += 1
        groups[place].gaps.append(Double(seconds[member] - firsts[member]))
      }
    }
    return groups
  }

  /// The first and the second day of each member; the same day where each row counts.
  private func firstAndSecond(_ events: EventTable) -> ([Int32], [Int32]) {
    var firsts = [Int32](repeating: .max, count: events.members.count)
    var seconds = firsts
    for row in events.days.indices {
      let (member, day) = (Int(events.members.rows[row]), events.days[row])
      if day < firsts[member] {
        seconds[member] = firsts[member]
        firsts[member] = day
      } else if day == firsts[member] {
        if countsRows { seconds[member] = day }
      } else {
        seconds[member] = min(seconds[member], day)
      }
    }
    return (firsts, seconds)
  }

  private func cells(_ group: Group) -> [Value] {
    let share = Proportion(group.repeaters, of: group.customers - group.unknown)
    let ends = share.interval(.wilson, confidence: question.confidence)
    var gaps = group.gaps
    return [
      .count(group.customers), .count(group.unknown), .count(group.repeaters),
      .number(share.value), .number(ends?.low), .number(ends?.high), .number(median(of: &gaps)),
    ]
  }

  private func facts(_ groups: [Group], _ columns: GroupColumns) -> Table? {
    guard !columns.isEmpty else { return nil }
    var facts = Facts()
    let (hits, known) = groups.reduce((0, 0)) {
      ($0.0 + $1.repeaters, $0.1 + $1.customers - $1.unknown)
    }
    facts.add("rate", Proportion(hits, of: known).value)
    let cells = groups.flatMap {
      [Double($0.repeaters), Double($0.customers - $0.unknown - $0.repeaters)]
    }
    facts.addTest(ContingencyTable(counts: cells, columns: 2))
    return facts.table
  }
}
