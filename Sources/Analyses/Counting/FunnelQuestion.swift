import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `funnel`.
struct FunnelQuestion: Sendable {
  let question: Question
  let window: CalendarDuration
  let stages: [CheckedItem]

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    stages = question.step.items
    window = try question.step.window(standard: CalendarDuration(30, .day))
    if let date = stages.first(where: { !$0.isMoment }) {
      try question.step.refuseHours(window, of: date.name)
    }
  }

  /// The fixed fields of the result.
  static let fixedFields = [
    Field("stage", .text), Field("entered", .whole, kind: .count),
    Field("reached", .whole, kind: .count), Field("conversion", .decimal, kind: .share),
    Field("low", .decimal, kind: .share), Field("high", .decimal, kind: .share),
    Field("median_days", .decimal), Field("undecided", .whole, kind: .count),
  ]

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    GroupColumns(step, beside: fixedFields).fields + fixedFields
  }

  /// The way from one stage to the next in one group.
  struct Passage {
    var entered = 0
    var undecided = 0
    var reached = 0
    var ever = 0
    var late = 0
    var backward = 0
    var skipped = 0
    var future = 0
    var gaps: [Double] = []

    var known: Int { entered - undecided }
    var share: Proportion { Proportion(reached, of: known) }
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let columns = GroupColumns(question.step, beside: FunnelQuestion.fixedFields)
    let asked = columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
    let dates = try FunnelDates(question, stages, beside: asked)
    let (result, asof) = (dates.result, dates.asof)
    let roll = GroupRoll(
      Array(result.table.columns.prefix(asked.count)), rowCount: result.table.rowCount)
    var groups = [[Passage]](
      repeating: [Passage](repeating: Passage(), count: stages.count - 1),
      count: roll.values.count)
    for row in 0..<result.table.rowCount {
      try question.poll(at: row)
      count(row, dates, &groups[Int(roll.rows[row])])
    }
    let rows = zip(roll.values, groups).flatMap { values, passages in
      zip(stages.dropFirst(), passages).map { values + cells($0.name, $1) }
    }
    return Answer(
      table: Table(fields: FunnelQuestion.fields(of: question.step), rows: rows),
      facts: facts(groups, roll, columns),
      notes: result.notes + columns.notes + notes(groups, roll, columns, asof),
      trace: result.trace,
      explanation: question.wantsExplanation ? explanation(groups, roll, columns, asof) : [])
  }

  /// Counts one row in each passage up to the one that it is left out of or late for.
  ///
  /// Who is left out of one passage or late for its stage is left out of those after it, so that the
  /// product of the conversions speaks of the same people.
  private func count(_ row: Int, _ dates: FunnelDates, _ passages: inout [Passage]) {
    for place in passages.indices {
      guard dates.isThere(row, place) else {
        if dates.isReachedAfter(row, place) { passages[place].skipped += 1 }
        return
      }
      guard dates.isKnown(row, place) else {
        passages[place].future += 1
        return
      }
      let isThere = dates.isKnown(row, place + 1)
      let gap = isThere ? dates.gap(row, place, window) : nil
      if let gap, gap.days < 0 {
        passages[place].backward += 1
        return
      }
      passages[place].entered += 1
      if isThere { passages[place].ever += 1 }
      let isDecided = dates.isDecided(row, place, window)
      if !isDecided { passages[place].undecided += 1 }
      guard let gap else { continue }
      guard gap.isInTime else {
        passages[place].late += 1
        return
      }
      guard isDecided else { continue }
      passages[place].reached += 1
      passages[place].gaps.append(gap.days)
    }
  }

  private func cells(_ name: String, _ passage: Passage) -> [Value] {
    let ends = passage.share.interval(.wilson, confidence: question.confidence)
    var gaps = passage.gaps
    return [
      .text(name), .count(passage.entered), .count(passage.reached), .number(passage.share.value),
      .number(ends?.low), .number(ends?.high), .number(median(of: &gaps)),
      .count(passage.undecided),
    ]
  }

  private func facts(
    _ groups: [[Passage]], _ roll: GroupRoll, _ columns: GroupColumns
  ) -> Table? {
    var facts = Facts()
    for (values, passages) in zip(roll.values, groups) {
      let shares = passages.compactMap(\.share.value)
      guard shares.count == passages.count else { continue }
      facts.add("conversion", group: columns.plainLabel(values), shares.reduce(1, *))
    }
    guard !columns.isEmpty else { return facts.table }
    let cells = groups.compactMap(\.last).flatMap {
      [Double($0.reached), Double($0.known - $0.reached)]
    }
    facts.addTest(ContingencyTable(counts: cells, columns: 2))
    return facts.table
  }
}
