import Bitmaps
import Diagnostics
import Engine
import Language
import Statistics
import Tables
import Values

/// The question behind `losses`.
struct LossQuestion: Sendable {
  let question: Question
  let asof: CalendarDate

  /// Reads a question.
  init(_ question: Question) throws(AnalysisError) {
    self.question = question
    guard let asof = question.asof else { throw .diagnostic(.noDayOfView(question.step)) }
    self.asof = asof
  }

  /// The fixed fields of the result of a step.
  private static func fixed(_ step: CheckedStep) -> [Field] {
    [
      Field("reason", step.items.first?.expression?.type ?? ColumnType(.text)),
      Field("customers", .whole, kind: .count), Field("share", .decimal, kind: .share),
      Field("median_lifetime", .decimal, kind: .days),
      Field("revenue_lost", .decimal, kind: .money), Field("condition", .text),
      Field("trend", .decimal, kind: .share),
    ]
  }

  /// The fields of the result of a step.
  static func fields(of step: CheckedStep) -> [Field] {
    GroupColumns(step, beside: fixed(step)).fields + fixed(step)
  }

  /// A customer whose stay is known.
  struct Stay {
    let customer: Value
    let group: [Value]
    let reason: Value
    let start: Int32
    let days: Int
    let isLost: Bool
    let value: Double?
    let condition: Value
  }

  /// The answer.
  func answer() throws(AnalysisError) -> Answer {
    let step = question.step
    guard let reason = step.items.first?.expression ?? question.roles[.reason],
      let start = step.clauses[.from]?.first?.expression,
      let end = step.clauses[.to]?.first?.expression
    else { throw .diagnostic(.noFormula("reason", role: .reason, step: step)) }
    let columns = GroupColumns(step, beside: LossQuestion.fixed(step))
    let value =
      step.formula("value", among: question.input.fields)?.expression
      ?? question.roles[.revenue]
    let none = CheckedExpression(.constant(.missing), ColumnType(.decimal))
    let condition = step.clauses[.with]?.first?.expression ?? none
    let customer = step.text("save") == nil ? none : try question.customer()
    let asked =
      [
        NamedExpression("reason", reason), NamedExpression("start", start.day),
        NamedExpression("end", end.day), NamedExpression("value", value ?? none),
        NamedExpression("condition", condition), NamedExpression("customer", customer),
      ] + columns.keys.enumerated().map { NamedExpression("group \($0)", $1.expression) }
    let result = try question.projection(asked)
    let (stays, notes) = stays(result.table, condition: condition.type)
    var facts = Facts()
    facts.add("customers", Double(stays.count))
    facts.add("lost", Double(stays.count { $0.isLost }))
    var rows: [[Value]] = []
    var lines: [String] = []
    for group in groups(stays) {
      rows += self.rows(group)
      let label = columns.plainLabel(group[0].group)
      addIncidences(group, label: label, to: &facts, lines: &lines)
    }
    let hasReason = stays.contains { $0.isLost && $0.reason == .missing }
    var all = columns.notes + result.notes + notes
    if hasReason { all.append(.note("some who left have no reason: they are the row without one")) }
    if value == nil {
      all.append(.note("no role revenue and no `value:`, so revenue_lost is missing"))
    }
    all.append(.note(kindNote(stays)))
    all += Diagnostic.fewInAll(stays.count { $0.isLost }, of: "lost customers")
    all += keepingNotes(stays)
    var answer = Answer(
      table: Table(fields: LossQuestion.fields(of: step), rows: rows), facts: facts.table,
      notes: all, trace: result.trace,
      explanation: question.wantsExplanation ? lines : [])
    answer.lostCustomers = keeping(stays)
    return answer
  }

  private func stays(
    _ table: Table, condition: ColumnType
  ) -> (stays: [Stay], notes: [Diagnostic]) {
    var stays: [Stay] = []
    var (unknown, reversed) = (0, 0)
    for row in 0..<table.rowCount {
      let cells = table.row(row)
      guard let start = cells[1].day, start <= asof.days else {
        unknown += 1
        continue
      }
      let end = cells[2].day
      let isLost = end.map { $0 <= asof.days } ?? false
      let days = Int((isLost ? end ?? asof.days : asof.days) - start)
      guard days >= 0 else {
        reversed += 1
        continue
      }
      stays.append(
        Stay(
          customer: cells[5], group: Array(cells[6...]), reason: cells[0], start: start, days: days,
          isLost: isLost,
          value: cells[3].number, condition: cells[4]))
    }
    var notes: [Diagnostic] = []
    if unknown > 0 {
      notes.append(
        .note(
          "\(unknown.counted) of \(table.rowCount.counted("row")) left out because the start is "
            + "missing or lies after \(asof.description)"))
    }
    if reversed > 0 {
      notes.append(
        .note("\(reversed.counted("row")) left out because the end comes before the start"))
    }
    return (stays, notes)
  }

  private func groups(_ stays: [Stay]) -> [[Stay]] {
    Dictionary(grouping: stays, by: \.group).values.sorted {
      LossQuestion.precedes($0[0].group, $1[0].group)
    }
  }

  static func precedes(_ left: [Value], _ right: [Value]) -> Bool {
    for (first, second) in zip(left, right) where first != second {
      guard first != .missing, second != .missing else { return second == .missing }
      if let a = first.number, let b = second.number { return a < b }
      return first.plainText.utf8.lexicographicallyPrecedes(second.plainText.utf8)
    }
    return false
  }

  private func rows(_ group: [Stay]) -> [[Value]] {
    let lost = group.filter(\.isLost)
    return byReason(lost).map { reason, members in
      var days = members.map { Double($0.days) }
      return group[0].group + [
        reason, .count(members.count), .decimal(Double(members.count) / Double(lost.count)),
        .number(median(of: &days)), .number(revenue(members)), condition(members),
        .number(trend(members)),
      ]
    }
  }

  /// Those who left by their reasons, first the one that most left for.
  func byReason(_ lost: [Stay]) -> [(reason: Value, members: [Stay])] {
    Dictionary(grouping: lost, by: \.reason).map { ($0, $1) }.sorted { left, right in
      let (first, second) = (left.1.count, right.1.count)
      return first != second ? first > second : LossQuestion.precedes([left.0], [right.0])
    }
  }

  /// What customers had brought, as far as it is known.
  func revenue(_ members: [Stay]) -> Double? {
    let values = members.compactMap(\.value)
    return values.isEmpty ? nil : CompensatedSum(values.sorted()).value
  }

  /// What most members say, with how many of how many; of a condition the share for whom it holds.
  private func condition(_ members: [Stay]) -> Value {
    let known = members.map(\.condition).filter { $0 != .missing }
    guard !known.isEmpty else { return .missing }
    let counts = Dictionary(grouping: known) { $0 }.mapValues(\.count)
    if known.contains(where: { $0.type == .truth }) {
      let count = counts[.truth(true)] ?? 0
      return .text("\(count) of \(known.count)")
    }
    let best = counts.min {
      $0.value != $1.value ? $0.value > $1.value : LossQuestion.precedes([$0.key], [$1.key])
    }
    return best.map { .text("\($0.key.plainText) (\($0.value) of \(known.count))") } ?? .missing
  }

  private func trend(_ members: [Stay]) -> Double? {
    let span = Int32(question.step.whole("trend") ?? 90)
    let ends = members.map { $0.start + Int32($0.days) }
    let now = ends.count { $0 > asof.days - span }
    let before = ends.count { $0 <= asof.days - span && $0 > asof.days - 2 * span }
    return before > 0 ? Double(now) / Double(before) - 1 : nil
  }
}

extension Value {
  /// The day of a date or time stamp.
  var day: Int32? {
    switch self {
    case .date(let date): date.days
    case .timestamp(let moment): moment.date.days
    default: nil
    }
  }
}

extension Diagnostic {
  /// Says that nobody knows until when the data was watched.
  static func noDayOfView(_ step: CheckedStep) -> Diagnostic {
    Diagnostic(
      code: "M9", message: "`\(step.verb)` needs to know until when customers were watched",
      range: step.range, advice: ["say the day:  set asof 2026-01-31"])
  }
}
