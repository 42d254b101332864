import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `funnel`.
struct FunnelQuestion: Sendable {
  private let question: Question
  private let window: CalendarDuration
  private let stages: [CheckedItem]

  /// Reads a question.
  init(_ question: Question) {
    self.question = question
    stages = question.step.items
    if case .duration(let length)? = question.step.options["within"]?.first {
      window = length
    } else {
      window = CalendarDuration(30, .day)
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
  private struct Passage {
    var entered = 0
    var undecided = 0
    var reached = 0
    var ever = 0
    var backward = 0
    var gaps: [Double] = []

    var known: Int { entered - undecided }
    var share: Proportion { Proportion(reached, of: known) }
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let columns = GroupColumns(question.step, beside: FunnelQuestion.fixedFields)
    var asked: [NamedExpression] = []
    for (place, stage) in stages.enumerated() {
      guard let expression = stage.expression else { continue }
      asked.append(NamedExpression("stage\(place)", expression.day))
    }
    asked += columns.keys.enumerated().map { NamedExpression("group\($0)", $1.expression) }
    let result = try question.projection(asked)
    let table = result.table
    let roll = GroupRoll(Array(table.columns[stages.count...]), rowCount: table.rowCount)
    let dates = table.columns.prefix(stages.count).map { ($0.dayNumbers, $0.missing) }
    let latest = dates.flatMap { days, missing in
      days.indices.lazy.filter { !(missing?[$0] ?? false) }.map { days[$0] }
    }.max()
    let asof = question.asof ?? CalendarDate(days: (latest ?? 0) + 1)
    var groups = [[Passage]](
      repeating: [Passage](repeating: Passage(), count: stages.count - 1),
      count: roll.values.count)
    for step in 1..<stages.count {
      count(dates[step - 1], dates[step], roll, asof) { group, change in
        change(&groups[group][step - 1])
      }
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

  private func count(
    _ from: ([Int32], Bitmap?), _ to: ([Int32], Bitmap?), _ roll: GroupRoll, _ asof: CalendarDate,
    _ apply: (Int, (inout Passage) -> Void) -> Void
  ) {
    for row in from.0.indices {
      if let missing = from.1, missing[row] { continue }
      let start = from.0[row]
      guard start < asof.days else { continue }
      let end = window.added(to: CalendarDate(days: start)).days
      let isThere = !(to.1?[row] ?? false) && to.0[row] < asof.days
      let next = to.0[row]
      apply(Int(roll.rows[row])) { passage in
        if isThere, next < start {
          passage.backward += 1
          return
        }
        passage.entered += 1
        if isThere { passage.ever += 1 }
        guard end <= asof.days else {
          passage.undecided += 1
          return
        }
        if isThere, next < end {
          passage.reached += 1
          passage.gaps.append(Double(next - start))
        }
      }
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

  private func notes(
    _ groups: [[Passage]], _ roll: GroupRoll, _ columns: GroupColumns, _ asof: CalendarDate
  ) -> [Diagnostic] {
    var notes: [Diagnostic] = []
    let undecided = groups.joined().reduce(0) { $0 + $1.undecided }
    if undecided > 0 {
      notes.append(
        .note(
          "\(undecided.counted) are undecided, less than \(window) after their stage (asof "
            + "\(asof)): they are censored, not failed"))
    }
    for (place, stage) in stages.dropFirst().enumerated() {
      let backward = groups.reduce(0) { $0 + $1[place].backward }
      guard backward > 0 else { continue }
      let name = stages[place].name
      notes.append(
        .note(
          "left out: \(Diagnostic.amount(backward, of: "rows")) with `\(stage.name)` before "
            + "`\(name)`"))
    }
    let sizes = zip(roll.values, groups).map {
      (label: columns.label($0), count: $1.first?.known ?? 0)
    }
    return notes
      + (columns.isEmpty
        ? Diagnostic.fewInAll(sizes.first?.count ?? 0, of: "decided rows")
        : Diagnostic.smallGroups(sizes, of: "decided rows"))
  }

  private func explanation(
    _ groups: [[Passage]], _ roll: GroupRoll, _ columns: GroupColumns, _ asof: CalendarDate
  ) -> [String] {
    var lines = ["conversion = reached within \(window) / (entered - undecided); asof \(asof)"]
    for (values, passages) in zip(roll.values, groups).prefix(3) {
      for (stage, passage) in zip(stages.dropFirst(), passages) {
        let share = passage.share.value.map(\.percent) ?? "missing, 0/0"
        let label = columns.label(values)
        lines.append(
          "  \(label), \(stage.name): \(passage.reached.counted) / (\(passage.entered.counted) - "
            + "\(passage.undecided.counted)) = \(share)")
        let naive = Proportion(passage.ever, of: passage.entered).value?.percent ?? "missing"
        lines.append(
          "    with the undecided as failures and no limit of time: \(passage.ever.counted) / "
            + "\(passage.entered.counted) = \(naive)")
      }
    }
    guard let values = roll.values.first, let passage = groups.first?.first else { return lines }
    return lines
      + passage.share.rivalLines(
        label: columns.label(values), confidence: question.confidence)
  }
}
