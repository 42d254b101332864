import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `transitions`.
struct TransitionQuestion: Sendable {
  let question: Question
  let grid: PeriodGrid
  let subject: Subject

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    grid = PeriodGrid(question.step)
    subject = try question.subject("stage", role: nil)
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    let stage = step.items.first?.expression?.type ?? ColumnType(.text)
    return [
      Field("period", PeriodGrid(step).type), Field("before", stage), Field("after", stage),
      Field("customers", .whole, kind: .count), Field("share", .decimal, kind: .share),
      Field("low", .decimal, kind: .share), Field("high", .decimal, kind: .share),
    ]
  }

  /// A way from one stage, or from being unseen, to another.
  struct Way: Hashable {
    let before: Int32
    let after: Int32
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    guard let on = question.step.clauses[.on]?.first else {
      throw .diagnostic(.noFormula("date", role: .date, step: question.step))
    }
    let stage = NamedExpression("stage", subject.expression)
    // The groups of the events are the stages, in the order they are shown, with the day each ends.
    let end = question.step.clauses[.to]?.first?.expression ?? question.roles[.ended]
    let keys = [stage] + (end.map { [NamedExpression("end", $0.day)] } ?? [])
    let events = try EventTable(question, date: on, by: GroupColumns(keys: keys, notes: []))
    let stays = StageStays(events.groups)
    let stages = stays.stages
    let (counts, numbers, torn) = count(events, stays)
    var rows: [[Value]] = []
    for (place, ways) in counts.enumerated() {
      var totals: [Int32: Int] = [:]
      for (way, count) in ways { totals[way.before, default: 0] += count }
      let order = ways.keys.sorted {
        (TransitionQuestion.rank($0.before), TransitionQuestion.rank($0.after)) < (
          TransitionQuestion.rank($1.before), TransitionQuestion.rank($1.after)
        )
      }
      for way in order {
        let share =
          way.before < 0 ? nil : Proportion(ways[way] ?? 0, of: totals[way.before] ?? 0)
        let ends = share?.interval(.wilson, confidence: question.confidence)
        rows.append([
          grid.date(of: numbers.lowerBound + place),
          way.before < 0 ? .missing : stages[Int(way.before)],
          way.after < 0 ? .missing : stages[Int(way.after)],
          .count(ways[way] ?? 0), .number(share?.value), .number(ends?.low), .number(ends?.high),
        ])
      }
    }
    return Answer(
      table: Table(fields: TransitionQuestion.fields(of: question.step), rows: rows),
      notes: events.notes + notes(events, numbers, torn) + leavingNotes(counts),
      trace: events.trace,
      explanation: question.wantsExplanation ? explanation(counts, numbers, stages) : [])
  }

  /// Those not seen before, and those who left, come last.
  private static func rank(_ stage: Int32) -> Int32 { stage < 0 ? .max : stage }

  private func count(
    _ events: EventTable, _ stays: StageStays
  ) -> (counts: [[Way: Int]], numbers: Range<Int>, torn: Int) {
    let keys = Members(events.keys)
    let periods = grid.numbers(of: events.days, in: question.work)
    // A row without a stage says nothing of where the customer is.
    let rows = events.days.indices.filter { stays.stage(events.groups.rows[$0]) != .missing }
    guard let first = rows.map({ periods[$0] }).min() else { return ([], 0..<0, 0) }
    let last = grid.number(of: events.asof.days - 1)
    let numbers = Int(first)..<max(Int(first), last) + 1
    let sorted = rows.sorted {
      (keys.rows[$0], events.days[$0], events.groups.rows[$0])
        < (keys.rows[$1], events.days[$1], events.groups.rows[$1])
    }
    var counts = [[Way: Int]](repeating: [:], count: numbers.count)
    var torn = 0
    var place = 0
    while place < sorted.count {
      let member = keys.rows[sorted[place]]
      var now: Int32 = -1
      var next = place
      var period = Int(periods[sorted[place]])
      var isTorn = false
      var end = Int32.max
      while period < numbers.upperBound {
        let before = now
        let first = next
        while next < sorted.count, keys.rows[sorted[next]] == member,
          Int(periods[sorted[next]]) == period
        {
          let row = sorted[next]
          if next > place, events.days[sorted[next - 1]] == events.days[row],
            stays.number(events.groups.rows[sorted[next - 1]])
              != stays.number(events.groups.rows[row])
          {
            isTorn = true
          }
          now = stays.number(events.groups.rows[row])
          end = stays.end(events.groups.rows[row])
          next += 1
        }
        // The end is the first day without the service; what is to come at asof is not known.
        if end < min(grid.start(of: period + 1), events.asof.days) { (now, end) = (-1, .max) }
        if before >= 0 || now >= 0 || next > first {
          counts[period - numbers.lowerBound][Way(before: before, after: now), default: 0] += 1
        }
        period += 1
      }
      if isTorn { torn += 1 }
      while next < sorted.count, keys.rows[sorted[next]] == member { next += 1 }
      place = next
    }
    return (counts, numbers, torn)
  }
}
